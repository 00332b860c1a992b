import { type Inventory } from "../../document/inventory";
import { type Unread } from "../unread";
import { textOr } from "../values";
import { type Listing, type Placed, rowsOf } from "./kinds";
import { acl, apiKey, roleBinding, serviceAccount } from "./listings";

/** Who may do what, as the listings tell it; null for what is not listed. */
export interface ToldAccess {
  readonly acls: Inventory["acls"];
  readonly apiKeys: Inventory["apiKeys"];
  readonly serviceAccounts: Inventory["serviceAccounts"];
  readonly roleBindings: Inventory["roleBindings"];
  readonly leftOut: readonly Unread[];
}

/**
 * ACLs, keys, accounts and roles. In the cloud ACLs have no host and hold from everywhere. Keys and roles of another
 * cluster than the given one, and keys for something else than Kafka, are left out.
 */
export function accessTold(listings: readonly Listing[], cluster: string | null, place: PlaceOf): ToldAccess {
  const leftOut: Unread[] = [];
  const listed = (kind: Listing["kind"]): boolean => listings.some((listing) => listing.kind === kind);
  const acls = rowsOf(listings, "acls", acl).map(({ value }) => ({
    principal: value.principal,
    host: textOr(value.host, "*"),
    operation: value.operation,
    permission: value.permission,
    resourceType: value.resource_type,
    resourceName: value.resource_name,
    patternType: value.pattern_type,
  }));
  const apiKeys = rowsOf(listings, "apiKeys", apiKey).flatMap((row) => {
    const type = textOr(row.value.resource_type, "kafka").toLowerCase();
    const resource = textOr(row.value.resource, textOr(row.value.resource_id, cluster));
    if (type === "kafka" && (cluster === null || resource === cluster)) return [keyOf(row.value)];
    leftOut.push({ path: place(row), reason: `a key for ${type} ${resource ?? ""}`.trim() });
    return [];
  });
  const roleBindings = rowsOf(listings, "roleBindings", roleBinding).flatMap((row) => {
    const scope = textOr(row.value.cloud_cluster, cluster);
    if (cluster === null || scope === cluster) return [bindingOf(row.value)];
    leftOut.push({ path: place(row), reason: `a role on another cluster, ${scope ?? ""}` });
    return [];
  });
  const accounts = rowsOf(listings, "serviceAccounts", serviceAccount).map(({ value: { id, name } }) => ({ id, name }));
  return {
    acls: listed("acls") ? acls : null,
    apiKeys: listed("apiKeys") ? apiKeys : null,
    roleBindings: listed("roleBindings") ? roleBindings : null,
    serviceAccounts: listed("serviceAccounts") ? accounts : null,
    leftOut,
  };
}

/** Where a row stands, in the words of the report: `keys.json: [3]`. */
export type PlaceOf = (row: Placed<unknown>) => string;

type ApiKey = NonNullable<Inventory["apiKeys"]>[number];
type RoleBinding = NonNullable<Inventory["roleBindings"]>[number];

function keyOf({
  key,
  owner,
  owner_resource_id,
  description,
}: Placed<ReturnType<typeof apiKey.parse>>["value"]): ApiKey {
  const principal = textOr(owner, textOr(owner_resource_id, "not-told"));
  return {
    id: key,
    owner: principal.startsWith("User:") ? principal : `User:${principal}`,
    description: textOr(description, null),
  };
}

/** A role on a whole cluster or environment names no resource: it is bound to that. */
function bindingOf(row: Placed<ReturnType<typeof roleBinding.parse>>["value"]): RoleBinding {
  const whole = textOr(row.logical_cluster, textOr(row.cloud_cluster, null));
  const [type, name] = whole === null ? ["Environment", textOr(row.environment, "*")] : ["Cluster", whole];
  return {
    principal: row.principal,
    role: row.role,
    resourceType: textOr(row.resource_type, type ?? "Cluster"),
    resourceName: textOr(row.name, name ?? "*"),
    patternType: row.pattern_type ?? "LITERAL",
  };
}
