import { type Inventory } from "./document/inventory";

/** The parts of an inventory that name principals. */
export type PrincipalsOf = Pick<Inventory, "roleBindings" | "iamPolicies" | "apiKeys" | "quotas" | "scramUsers"> & {
  readonly acls: readonly { readonly principal: string }[] | null;
};

/** `User:name` for every principal that has an ACL, a role, a policy, an API key, a quota or a password at the source. */
export function principalsAtSource(source: PrincipalsOf): ReadonlySet<string> {
  return new Set([
    ...(source.acls ?? []).map(({ principal }) => principal),
    ...(source.roleBindings ?? []).map(({ principal }) => principal),
    ...(source.iamPolicies ?? []).flatMap(({ principals }) => principals.map(principalOfArn)),
    ...(source.apiKeys ?? []).flatMap(({ owner }) => (owner === "" ? [] : [principalOfOwner(owner)])),
    ...(source.quotas ?? []).flatMap(({ entity }) => (typeof entity.user === "string" ? [`User:${entity.user}`] : [])),
    ...(source.scramUsers ?? []).map(({ user }) => `User:${user}`),
  ]);
}

/**
 * `User:arn:aws:iam::1:role/orders`: how an identity of AWS is named in a wave and in an overlay. A session of a role
 * (`arn:aws:sts::1:assumed-role/orders/i-0a1b`) is the role.
 */
export function principalOfArn(arn: string): string {
  const plain = arn.replace(/^User:/, "");
  const session = /^arn:([^:]*):sts::(\d*):assumed-role\/([^/]+)(?:\/.*)?$/.exec(plain);
  const [, partition = "", account = "", role = ""] = session ?? [];
  return session === null ? `User:${plain}` : `User:arn:${partition}:iam::${account}:role/${role}`;
}

/** The principal that an API key signs in as: `sa-1a2b` and `User:sa-1a2b` are the same. */
export function principalOfOwner(owner: string): string {
  return owner.startsWith("User:") ? owner : `User:${owner}`;
}
