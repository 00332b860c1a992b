import { type DocumentPath } from "../../documents/document-path";
import { type Problem } from "../../documents/problem";
import { type ClientQuota } from "../../kafka/cluster-facts";
import { whatIsWrongWithQuota } from "../../kafka/quota-keys";
import { type ResolvedWave } from "../../waves/resolved-wave";
import { type Profile } from "../profile";
import { byText, type Draft, type Part } from "./part";
import { type PrincipalMap } from "./principals";

type SourceQuota = NonNullable<ResolvedWave["source"]["quotas"]>[number];

/** Quotas that one user of the target gets, by the principals of the source that they are of. */
type Shares = ReadonlyMap<string, readonly SourceQuota[]>;

/**
 * The quotas that move with the wave: those of its principals as users, under their names at the target. Quotas of other
 * users stay; quotas of client ids, addresses and defaults belong to the whole cluster and stay too, each with a line. The
 * provider's `kafka_quota` has one entity type, so a quota of a user together with a client id cannot be written. Principals
 * that become one share one quota: where theirs differ, that is a problem, as is a limit that no broker takes. What limits
 * nothing is no quota.
 */
export function translateQuotas(resolved: ResolvedWave, profile: Profile, map: PrincipalMap): Part<ClientQuota> {
  const { principals, source } = resolved;
  if (source.quotas === null) return { objects: [], lines: [quotasNotKnown(principals.length > 0)], problems: [] };
  const moving = new Set(principals);
  const lines: Draft[] = [];
  const byTarget = new Map<string, Map<string, SourceQuota[]>>();
  for (const quota of [...source.quotas].sort(byText(entityText))) {
    const { user, "client-id": clientId } = quota.entity;
    const principal = `User:${user ?? ""}`;
    if (typeof user !== "string" || !moving.has(principal)) {
      if (moving.size > 0) lines.push(keptAside(quota));
    } else if (Object.keys(quota.values).length === 0) continue;
    else if (clientId !== undefined) lines.push(dropped(quota, composite, map));
    else if (!takesQuotas(profile)) lines.push(dropped(quota, notAtTarget, map));
    else {
      const target = map.targetOf(principal);
      const shares = byTarget.get(target) ?? new Map<string, SourceQuota[]>();
      byTarget.set(target, shares.set(principal, [...(shares.get(principal) ?? []), quota]));
    }
  }
  const merged = [...byTarget].map(([target, shares]) => mergedQuota(target, shares, resolved, map));
  return {
    objects: merged.flatMap(({ quota }) => quota),
    lines: unique([...lines, ...merged.flatMap((each) => each.lines)]),
    problems: merged.flatMap(({ problems }) => problems),
  };
}

function takesQuotas({ capabilities }: Profile): boolean {
  return (
    capabilities.quotaEntities?.value.includes("user") !== false &&
    capabilities.quotasOverKafka?.value !== false &&
    capabilities.kafkaProvider?.value.includes("quotas") !== false
  );
}

interface MergedQuota {
  readonly quota: ClientQuota;
  readonly lines: readonly Draft[];
  readonly problems: readonly Problem[];
}

function mergedQuota(target: string, shares: Shares, resolved: ResolvedWave, map: PrincipalMap): MergedQuota {
  const values: Record<string, number> = {};
  const owners: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const [principal, quotas] of shares)
    for (const [key, value] of quotas.flatMap((quota) => Object.entries(quota.values))) {
      const [other, owner] = [values[key], owners[key]];
      const wrong = whatIsWrongWithQuota("user", key, value);
      if (wrong !== undefined) problems.push(refused(resolved, map.placeOf(principal), wrong));
      if (other === undefined || owner === undefined) [values[key], owners[key]] = [value, principal];
      else if (other !== value)
        problems.push(
          resolved.wave.problemAt(
            map.placeOf(principal),
            owner === principal
              ? `has the quota ${key} twice, as ${String(other)} and as ${String(value)}`
              : `has the quota ${key}=${String(value)}, and ${owner}, which becomes ${target} as well, has ${String(other)}`,
            "Make them equal at the source and export again, or map the principals to different names.",
          ),
        );
    }
  const quota = { entity: { user: target.slice("User:".length) }, values };
  const merge = map.merges.find((each) => each.target === target);
  const lines = merge === undefined ? [] : [shared(quota, merge.sources, shares, map)];
  return { quota, lines, problems };
}

function refused({ wave }: ResolvedWave, at: DocumentPath, wrong: string): Problem {
  return wave.problemAt(
    at,
    `has a quota that the target would refuse: ${wrong}`,
    "Correct it at the source and export again, or in the file that was imported.",
  );
}

function shared(quota: ClientQuota, sources: readonly string[], shares: Shares, map: PrincipalMap): Draft {
  const texts = [...shares].map(([principal, quotas]) => `${principal}: ${quotas.map(valuesText).join(", ")}`);
  return {
    ...lineOf(quota),
    change: `quota ${entityText(quota)} shared`,
    action: "changed",
    source: texts.join("; "),
    target: valuesText(quota),
    reason: `${sources.join(" and ")} share one quota: together they get what each had alone`,
    rule: "quota-shared",
    needsApproval: false,
    at: map.placeOf([...shares.keys()][0] ?? ""),
  };
}

/** An inventory may list an entity twice: one line tells of it. */
function unique(lines: readonly Draft[]): readonly Draft[] {
  return [...new Map(lines.map((line) => [line.change, line])).values()];
}

/** `user=alice`, `client-id=<default>`, `user=alice,client-id=reports`. */
function entityText({ entity }: SourceQuota): string {
  return (["user", "client-id", "ip"] as const)
    .flatMap((part) => {
      const name = entity[part];
      return name === undefined ? [] : [`${part}=${name ?? "<default>"}`];
    })
    .join(",");
}

/** `consumer_byte_rate=1048576, request_percentage=25`. */
function valuesText({ values }: Pick<SourceQuota, "values">): string {
  return Object.keys(values)
    .sort()
    .map((key) => `${key}=${String(values[key])}`)
    .join(", ");
}

function lineOf(quota: SourceQuota) {
  const entity = entityText(quota);
  return {
    change: `quota ${entity}`,
    object: { kind: "quota", name: entity },
    field: "*",
    source: valuesText(quota),
    target: null,
  } as const;
}

function keptAside(quota: SourceQuota): Draft {
  const isUsers = typeof quota.entity.user === "string";
  return {
    ...lineOf(quota),
    action: "kept-aside",
    reason: isUsers
      ? "the user is not in the wave"
      : "it holds for the whole cluster, not for this wave: whoever runs the target decides it",
    rule: isUsers ? "quota-of-user-outside-wave" : "quota-of-whole-cluster",
    needsApproval: false,
    at: ["members", "principals"],
  };
}

type Dropped = Pick<Draft, "reason" | "rule" | "otherwise">;

const composite: Dropped = {
  reason: "the Kafka provider for Terraform cannot write a quota of a user together with a client id",
  rule: "quota-composite",
  otherwise: "give the user alone a quota at the source and export again.",
};

const notAtTarget: Dropped = {
  reason: "the target has no quotas of users that the Kafka provider for Terraform could write",
  rule: "quota-not-at-target",
  otherwise: "limit the user by the target's own means and say so in the approval.",
};

function dropped(quota: SourceQuota, why: Dropped, map: PrincipalMap): Draft {
  return {
    ...lineOf(quota),
    ...why,
    action: "dropped",
    needsApproval: true,
    at: map.placeOf(`User:${quota.entity.user ?? ""}`),
  };
}

function quotasNotKnown(hasPrincipals: boolean): Draft {
  return {
    change: "quota *",
    object: { kind: "quota", name: "*" },
    field: "*",
    action: "kept-aside",
    source: null,
    target: null,
    reason: hasPrincipals
      ? "the inventory does not know the source's quotas: none of them moves"
      : "the inventory does not know the source's quotas; the wave names no principal, so none of them moves",
    rule: "quotas-not-known",
    needsApproval: hasPrincipals,
    at: ["members", "principals"],
  };
}
