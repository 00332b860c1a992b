import { type ResolvedWave } from "../../../waves/resolved-wave";
import { type Draft } from "../part";
import { type PrincipalMap } from "../principals";

/** The key of a super user's ledger line. */
export function superUserChange(principal: string): string {
  return `principal ${principal} super.users`;
}

/** Members of the wave that are super users of the source; null where nobody tells who is one. */
export function superUsersOfWave({ source, people, principals }: ResolvedWave): ReadonlySet<string> | null {
  const known = source.cluster.superUsers ?? people.cluster.superUsers;
  if (known === undefined) return null;
  const members = new Set(principals);
  return new Set(known.filter((principal) => members.has(principal)));
}

/** A super user may do everything at the source, whatever ACLs say; at the target its ACLs are all it has. */
export function superUserLines(resolved: ResolvedWave, map: PrincipalMap): readonly Draft[] {
  if (resolved.principals.length === 0) return [];
  const superUsers = superUsersOfWave(resolved);
  if (superUsers === null) return [notKnown];
  return [...superUsers].sort().map((principal) => ({
    change: superUserChange(principal),
    object: { kind: "principal", name: principal },
    field: "super.users",
    action: "changed",
    source: "every right there is",
    target: "what its ACLs say",
    reason: "it is a super user of the source and no ACL was ever asked for it; none makes it one at the target",
    rule: "principal-is-super-user",
    needsApproval: true,
    at: map.placeOf(principal),
    otherwise: "give it the ACLs that it needs at the source, take it out of super.users and export again.",
  }));
}

const notKnown: Draft = {
  change: "cluster super.users",
  object: { kind: "cluster", name: "source" },
  field: "super.users",
  action: "noted",
  source: null,
  target: null,
  reason:
    "nobody tells who the super users of the source are; one in this wave would lose all that no ACL gives it (cluster.superUsers in an overlay)",
  rule: "super-users-not-known",
  needsApproval: false,
  at: ["members", "principals"],
};
