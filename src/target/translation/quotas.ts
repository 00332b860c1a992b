import { type ClientQuota } from "../../kafka/cluster-facts";
import { type ResolvedWave } from "../../waves/resolved-wave";
import { byText, type Draft, type Part } from "./part";

type SourceQuota = NonNullable<ResolvedWave["source"]["quotas"]>[number];

/**
 * The quotas that move with the wave: those of its principals as users. Quotas of other users stay; quotas of client
 * ids, addresses and defaults belong to the whole cluster and stay too, each with a line. The provider's `kafka_quota`
 * has one entity type, so a quota of a user together with a client id cannot be written.
 */
export function translateQuotas({ wave, principals, source }: ResolvedWave): Part<ClientQuota> {
  if (source.quotas === null) return { objects: [], lines: [quotasNotKnown], problems: [] };
  const moving = new Map(principals.map((principal) => [principal.slice("User:".length), principal]));
  const members = wave.content.members.principals;
  const objects: ClientQuota[] = [];
  const lines: Draft[] = [];
  for (const quota of [...source.quotas].sort(byText(entityText))) {
    const { user, "client-id": clientId } = quota.entity;
    const principal = typeof user === "string" ? moving.get(user) : undefined;
    if (principal === undefined || typeof user !== "string") {
      if (members.length > 0) lines.push(keptAside(quota));
    } else if (clientId === undefined) objects.push({ entity: { user }, values: quota.values });
    else lines.push(composite(quota, members.indexOf(principal)));
  }
  return { objects, lines, problems: [] };
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
function valuesText({ values }: SourceQuota): string {
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

function composite(quota: SourceQuota, position: number): Draft {
  return {
    ...lineOf(quota),
    action: "dropped",
    reason: "the Kafka provider for Terraform cannot write a quota of a user together with a client id",
    rule: "quota-composite",
    needsApproval: true,
    at: ["members", "principals", position],
    otherwise: "give the user alone a quota at the source and export again.",
  };
}

const quotasNotKnown: Draft = {
  change: "quota *",
  object: { kind: "quota", name: "*" },
  field: "*",
  action: "kept-aside",
  source: null,
  target: null,
  reason: "the inventory does not know the source's quotas; the wave names no principal, so none of them moves",
  rule: "quotas-not-known",
  needsApproval: false,
  at: ["members", "principals"],
};
