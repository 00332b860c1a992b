import { type Problem } from "../../../documents/problem";
import { type DocumentPath } from "../../../documents/document-path";
import { type Acl, aclKey } from "../../../kafka/acl";
import { type ResolvedWave } from "../../../waves/resolved-wave";
import { type Profile } from "../../profile";
import { whatIsWrongWithAcl } from "../../provider-safe/acl";
import { byText, type Draft, type Part } from "../part";
import { type PrincipalMap } from "../principals";
import { aclLimitProblems } from "../target-limits";
import { keptWithRemarks, lossOf, type Loss } from "./acl-judgements";
import { type AclReach, reachOf } from "./acl-reach";
import { type AclRoom, aclRoomOf } from "./acl-room";
import { aclText, everyone } from "./acl-text";
import { mergeLines } from "./merge-lines";
import { compareOpenness, type Openness, opennessLines } from "./open-to-everyone";
import { sourceGrants } from "./source-grants";
import { superUserLines } from "./super-users";

/** What became of one right of a principal that moves, or of everyone. */
export interface GrantFate {
  /** As the source has it. */
  readonly source: Acl;
  /** As the target gets it; null where it does not. */
  readonly target: Acl | null;
  /** The ledger lines that tell of it; none where it is the same at both ends. */
  readonly changes: readonly string[];
}

/** The ACLs of the target, and what became of every right of the source that the wave brings in. */
export interface TranslatedAccess extends Part<Acl> {
  readonly fates: readonly GrantFate[];
  readonly openness: Openness;
}

/**
 * The ACLs that move with the wave: those of its principals, and those of everyone (`User:*`), as far as they touch the
 * wave's topics, groups, transactions or the cluster. Each moves as it is, under the principal's name at the target: an
 * implied Describe stays written out, a Deny stays a Deny, and a pattern that reaches beyond the wave keeps its reach and is
 * noted. Linear in the ACLs.
 */
export function translateAccess(resolved: ResolvedWave, profile: Profile, map: PrincipalMap): TranslatedAccess {
  const { wave, source } = resolved;
  const granted = sourceGrants(resolved, map);
  const lines: Draft[] = [...granted.lines, ...mergeLines(map, granted.objects), ...superUserLines(resolved, map)];
  const problems: Problem[] = [...granted.problems];
  if (source.acls === null) lines.push(aclsNotKnown());
  const unique = new Map(granted.objects.map((grant) => [aclKey(grant.acl), grant]));
  const moving = new Set(resolved.principals);
  const reach = reachOf(resolved);
  const room = aclRoomOf(profile);
  const objects = new Map<string, Acl>();
  const fates: GrantFate[] = [];
  for (const [key, { acl, change }] of [...unique].sort(byText(([text]) => text))) {
    const reached = reach(acl);
    const wording = change === null ? [] : [change];
    if (!isBroughtIn(acl, moving, reached)) {
      if (acl.resourceType === "TOPIC" && reached.touchesWave) lines.push(lineOf(key, acl, null, notInTheWave));
      continue;
    }
    const at = placeOf(acl, map);
    const loss = lossOf(acl, reached, room);
    if (loss !== undefined) {
      const line = { ...lineOf(key, acl, null, loss), at };
      lines.push(line);
      fates.push({ source: acl, target: null, changes: [...wording, line.change] });
      continue;
    }
    const target = atTarget(acl, map, room);
    const wrong = whatIsWrongWithAcl(target);
    if (wrong !== undefined) {
      problems.push(wave.problemAt(at, `${wrong.rule} (${aclText(acl)})`, wrong.instead));
      continue;
    }
    objects.set(target === acl ? key : aclKey(target), target);
    const remarks = keptWithRemarks(acl, reached, room).map((remark): Draft => ({
      ...lineOf(key, acl, target, remark),
      change: `acl ${key} ${remark.field}`,
      field: remark.field,
      at,
    }));
    lines.push(...remarks);
    fates.push({ source: acl, target, changes: [...wording, ...remarks.map((remark) => remark.change)] });
  }
  const acls = [...objects.values()];
  problems.push(...aclLimitProblems(resolved, profile, acls.length));
  const openness = compareOpenness(resolved, profile, acls);
  lines.push(...lostTogether(lines), ...opennessLines(openness, resolved));
  return { objects: acls, lines, problems, fates, openness };
}

/** Whether the wave brings an ACL in, rather than leaving it at the source. */
function isBroughtIn(acl: Acl, moving: ReadonlySet<string>, { touchesWave }: AclReach): boolean {
  // What everyone may do, the wave's principals may do as well: without it they would lose (or, for a Deny, win) rights.
  return moving.has(acl.principal) || (acl.principal === everyone && moving.size > 0 && touchesWave);
}

/** The very same where nothing changes. */
function atTarget(acl: Acl, map: PrincipalMap, room: AclRoom): Acl {
  const principal = map.targetOf(acl.principal);
  const host = room.takesHosts ? acl.host : "*";
  return principal === acl.principal && host === acl.host ? acl : { ...acl, principal, host };
}

function placeOf(acl: Acl, map: PrincipalMap): DocumentPath {
  return acl.principal === everyone ? ["members", "principals"] : map.placeOf(acl.principal);
}

const notInTheWave: Loss = {
  action: "kept-aside",
  reason: "its principal is not in the wave: it loses access to the topic when it follows the wave",
  rule: "acl-of-principal-outside-wave",
  needsApproval: false,
};

function lineOf(
  key: string,
  acl: Acl,
  target: Acl | null,
  { action, reason, rule, needsApproval, otherwise }: Loss,
): Draft {
  return {
    change: `acl ${key}`,
    object: { kind: "acl", name: key },
    field: "*",
    source: aclText(acl),
    target: target === null ? null : aclText(target),
    at: ["members", "principals"],
    action,
    reason,
    rule,
    needsApproval,
    ...(otherwise === undefined ? {} : { otherwise }),
  };
}

/** Rules by which a target loses many ACLs for one reason: one person accepts them all together. */
const lossesOfTarget: Readonly<Record<string, { readonly what: string; readonly otherwise: string }>> = {
  "acl-target-takes-none": {
    what: "rights",
    otherwise: "give the same rights by the target's own means (IAM policies, its console) and say so in the approval.",
  },
  "acl-target-takes-no-deny": {
    what: "refusals",
    otherwise: "narrow what is allowed at the source, so that nothing has to be refused, and export again.",
  },
};

/** The number is in the name: when there is one more to lose, the approval no longer holds. */
function lostTogether(lines: readonly Draft[]): readonly Draft[] {
  return Object.entries(lossesOfTarget).flatMap(([rule, { what, otherwise }]) => {
    const lost = lines.filter((line) => line.rule === rule);
    const [first] = lost;
    if (first === undefined) return [];
    const change = `acl * ${what} lost: ${String(lost.length)}`;
    return [
      {
        ...first,
        change,
        object: { kind: "acl" as const, name: "*" },
        field: what,
        source: `${String(lost.length)} ACL(s)`,
        at: ["members", "principals"],
        needsApproval: true,
        otherwise,
      },
    ];
  });
}

function aclsNotKnown(): Draft {
  return {
    change: "acl *",
    object: { kind: "acl", name: "*" },
    field: "*",
    action: "kept-aside",
    source: null,
    target: null,
    reason: "the inventory does not know the source's ACLs; the wave names no principal, so none of them moves",
    rule: "acls-not-known",
    needsApproval: false,
    at: ["members", "principals"],
  };
}
