import { aclSchema } from "../../kafka/acl-schema";
import { aclKey } from "../../kafka/acl";

/** An object of a document whose fields are not looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * How a part of an inventory is put together from two:
 *
 * - `value`: whole. Lists that are one look at something that moves (offsets, members, tasks) are values too: half of one
 *   look and half of another would be a state that never was.
 * - `better`: whole, and one word wins over the other without a conflict.
 * - `object`: field by field. A field that is not named here is a `value`.
 * - `map`: key by key.
 * - `list`: element by element; `keyOf` is an element's natural key, unique in its list.
 * - `config`: a config's value with its source.
 */
export type Shape =
  | { readonly kind: "value" }
  | { readonly kind: "better"; readonly word: string }
  | {
      readonly kind: "object";
      readonly fields: Readonly<Record<string, Shape>>;
      /** Fields that say nothing here, by the object's other fields: they yield as null does. */
      readonly saysNothing?: (field: string, object: Fields) => boolean;
    }
  | { readonly kind: "map"; readonly value: Shape }
  | { readonly kind: "list"; readonly keyOf: (element: Fields) => string; readonly element: Shape }
  | { readonly kind: "config" };

/** See {@link Shape}. */
export const value: Shape = { kind: "value" };

function list(key: string | ((element: Fields) => string), element: Shape = object({})): Shape {
  return { kind: "list", keyOf: typeof key === "string" ? (fields) => String(fields[key]) : key, element };
}

function object(
  fields: Readonly<Record<string, Shape>>,
  saysNothing?: (field: string, object: Fields) => boolean,
): Shape {
  return { kind: "object", fields, ...(saysNothing === undefined ? {} : { saysNothing }) };
}

/** Several fields as one key. */
function joined(...names: readonly string[]): (element: Fields) => string {
  return (element) => names.map((name) => String(element[name] ?? "")).join(" ");
}

const configs: Shape = { kind: "map", value: { kind: "config" } };

const topic = object({ configs, configsTold: { kind: "better", word: "effective" } }, (field, fields) => {
  if (field === "mixedReplication") return fields["replicationFactor"] === null;
  return field === "configsTold" && fields["configs"] === null;
});

const group = object({}, (field, fields) => {
  if (field === "type") return fields["type"] === "unknown";
  return field === "state" && fields["state"] === "Unknown";
});

const connector = object({ config: { kind: "map", value }, secretRefs: list(joined("key", "ref")) });

function acl(element: Fields): string {
  const parsed = aclSchema.safeParse(element);
  return parsed.success ? aclKey(parsed.data) : JSON.stringify(element);
}

/** The parts that an entity names, in one order: `{"user":"a","client-id":null}`; null is the default entity of that part. */
function quotaEntity({ entity }: Fields): string {
  const parts = new Map<string, unknown>(typeof entity === "object" && entity !== null ? Object.entries(entity) : []);
  const named = ["user", "client-id", "ip"].filter((part) => parts.get(part) !== undefined);
  return JSON.stringify(Object.fromEntries(named.map((part) => [part, parts.get(part)])));
}

/** Every part of an inventory that tells of the source, by its name in the document. */
export const inventoryShape: Readonly<Record<string, Shape>> = {
  cluster: object({ brokers: list("id"), brokerConfigs: configs }),
  topics: list("name", topic),
  acls: list(acl),
  quotas: list(quotaEntity, object({ values: { kind: "map", value } })),
  scramUsers: list("user", object({ credentials: list("mechanism") })),
  groups: list("groupId", group),
  transactionalIds: list("transactionalId"),
  reassignments: list(joined("topic", "partition")),
  clients: list(joined("role", "clientId", "principal", "topic")),
  schemas: object({
    registries: list("url"),
    subjects: list(joined("registry", "context", "subject"), object({ versions: list("version") })),
  }),
  connectClusters: list("url", object({ connectors: list("name", connector) })),
  apiKeys: list("id"),
  serviceAccounts: list("id"),
  secretRefs: list("principal"),
  roleBindings: list(joined("principal", "role", "resourceType", "resourceName", "patternType")),
  iamPolicies: list("id"),
  certificates: list("usedBy"),
  endpoints: list("id"),
};
