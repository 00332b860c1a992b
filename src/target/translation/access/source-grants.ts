import { type ResolvedWave } from "../../../waves/resolved-wave";
import { type Part } from "../part";
import { type PrincipalMap } from "../principals";
import { iamGrants } from "./iam-grants";
import { roleGrants } from "./role-grants";
import { type SourceGrant } from "./source-grant";

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
