import { type Acl } from "../../../kafka/acl";
import { type ResolvedWave } from "../../../waves/resolved-wave";
import { type Draft, type Part } from "../part";
import { type PrincipalMap } from "../principals";
import { iamGrants } from "./iam-grants";
import { roleGrants } from "./role-grants";

/** A right of the source in Kafka's words, held by a principal of the source. */
export interface SourceGrant {
  readonly acl: Acl;
  /** The ledger line that tells how it was worded as an ACL; null for what is an ACL at the source. */
  readonly change: string | null;
}

/** One entry of another kind of access control, worded as ACLs. */
export interface Worded {
  readonly grants: readonly SourceGrant[];
  readonly lines: readonly Draft[];
}

/**
 * All that the source grants, be it by ACL, by AWS IAM policy or by role (RBAC). Policies and roles never say the same as
 * an ACL: each that concerns the wave's principals has a line of its own.
 */
export function sourceGrants(resolved: ResolvedWave, map: PrincipalMap): Part<SourceGrant> {
  const worded = [...iamGrants(resolved, map), ...roleGrants(resolved, map)];
  return {
    objects: [
      ...(resolved.source.acls ?? []).map((acl) => ({ acl, change: null })),
      ...worded.flatMap(({ grants }) => grants),
    ],
    lines: worded.flatMap(({ lines }) => lines),
    problems: [],
  };
}
