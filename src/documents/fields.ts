import { type JsonSchema } from "./json-schema";

/** One field of a document, as a table tells it. */
export interface Field {
  /** `topics[].configs.*.value`: `[]` is each element of a list, `*` each key of a map. */
  readonly path: string;
  /** In words: `text`, `whole number`, `one of source, sink`, `list`, `map`; ` or null` where it may be not known. */
  readonly type: string;
  /** JSON text; undefined where there is none. */
  readonly default: string | undefined;
  readonly required: boolean;
  readonly description: string;
}

/** Every field of a document, parents before their children, in the order in which the schema has them. */
export function fieldsOf(schema: JsonSchema): readonly Field[] {
  return childrenOf("", schema);
}

function childrenOf(path: string, schema: JsonSchema): readonly Field[] {
  const fields = alternatives(schema).flatMap((part) => [
    ...Object.entries(part.properties ?? {}).flatMap(([key, field]) =>
      fieldAt(path === "" ? key : `${path}.${key}`, field, part.required?.includes(key) === true),
    ),
    ...itemsOf(part).flatMap((items) => childrenOf(`${path}[]`, items)),
    ...(isSchema(part.additionalProperties) ? childrenOf(`${path}.*`, part.additionalProperties) : []),
  ]);
  return [...new Map(fields.toReversed().map((field) => [field.path, field])).values()].toReversed();
}

function fieldAt(path: string, schema: JsonSchema | boolean, required: boolean): readonly Field[] {
  if (!isSchema(schema)) return [];
  const field: Field = {
    path,
    type: typeOf(schema),
    default: schema.default === undefined ? undefined : JSON.stringify(schema.default),
    required,
    description: schema.description ?? "",
  };
  return [field, ...childrenOf(path, schema)];
}

/** The schema itself, or what `anyOf`, `oneOf` or a list of types have in its place. */
function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  const several = schema.anyOf ?? schema.oneOf;
  if (several !== undefined) return several.filter(isSchema).flatMap(alternatives);
  return Array.isArray(schema.type) ? schema.type.map((type) => ({ ...schema, type })) : [schema];
}

function itemsOf(schema: JsonSchema): readonly JsonSchema[] {
  const items = Array.isArray(schema.items) ? schema.items : [schema.items];
  return items.filter(isSchema);
}

function isSchema(schema: unknown): schema is JsonSchema {
  return typeof schema === "object" && schema !== null;
}

const plainTypes: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  number: "number",
  boolean: "true or false",
  object: "map",
  null: "null",
};

const formats: Readonly<Record<string, string>> = { "date-time": "time", date: "day" };

function typeOf(schema: JsonSchema): string {
  const parts = new Set(alternatives(schema).map(plainTypeOf));
  const nullable = parts.delete("null");
  return [[...parts].join(" or ") || "null", ...(nullable && parts.size > 0 ? ["null"] : [])].join(" or ");
}

function plainTypeOf(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return `one of ${schema.enum.map(String).join(", ")}`;
  if (schema.type === "array") return `list of ${itemsOf(schema).map(typeOf).join(", ") || "anything"}`;
  if (schema.type === "object" && isSchema(schema.additionalProperties))
    return `map of ${typeOf(schema.additionalProperties)}`;
  return formats[schema.format ?? ""] ?? plainTypes[typeof schema.type === "string" ? schema.type : ""] ?? "anything";
}
