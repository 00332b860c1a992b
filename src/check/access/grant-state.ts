import { type Acl, aclKey, type Operation } from "../../kafka/acl";
import { type AclIndex, covering, denialsWithin, effectsOf } from "../../kafka/authorization";

/** What a declared ACL comes to at a live cluster. */
export type GrantState =
  | { readonly state: "holds" }
  | { readonly state: "missing"; readonly operations: readonly Operation[] }
  | { readonly state: "refused"; readonly by: readonly Acl[] };

/**
 * Whether a declared ACL has its effect, however the cluster writes it: one wider ACL, a prefix or `User:*` grants as well as
 * the very same seven parts. A DENY that was not declared takes an ALLOW's effect away, be it for one name or one host.
 */
export function grantState(live: AclIndex, declaredKeys: ReadonlySet<string>, acl: Acl): GrantState {
  const operations = effectsOf(acl);
  const missing = operations.filter((operation) => covering(live, acl.permission, acl, operation) === undefined);
  if (missing.length > 0) return { state: "missing", operations: missing };
  if (acl.permission === "DENY") return { state: "holds" };
  const by = new Map<string, Acl>();
  for (const operation of operations)
    for (const denial of denialsWithin(live, acl, operation))
      if (!declaredKeys.has(aclKey(denial))) by.set(aclKey(denial), denial);
  return by.size > 0 ? { state: "refused", by: [...by.values()] } : { state: "holds" };
}

/** The operations that a live ALLOW gives beyond what was declared, save those that a live DENY takes away again. */
export function beyondDeclared(live: AclIndex, declared: AclIndex, acl: Acl): readonly Operation[] {
  if (acl.permission === "DENY") return [];
  return effectsOf(acl).filter(
    (operation) =>
      covering(declared, "ALLOW", acl, operation) === undefined && covering(live, "DENY", acl, operation) === undefined,
  );
}

/** A sorted set of resource names that can be asked which of them an ACL's pattern touches. */
export interface ResourceNames {
  readonly sorted: readonly string[];
  readonly set: ReadonlySet<string>;
}

/** See {@link ResourceNames}. */
export function resourceNames(names: Iterable<string>): ResourceNames {
  const set = new Set(names);
  return { sorted: [...set].sort(), set };
}

/** One of the names that an ACL's pattern touches, or undefined where it touches none. */
export function touched({ sorted, set }: ResourceNames, acl: Acl): string | undefined {
  if (acl.patternType === "LITERAL") {
    if (acl.resourceName === "*") return sorted[0];
    return set.has(acl.resourceName) ? acl.resourceName : undefined;
  }
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? "") < acl.resourceName) low = middle + 1;
    else high = middle;
  }
  const name = sorted[low];
  return name?.startsWith(acl.resourceName) === true ? name : undefined;
}
