import { createHash } from "node:crypto";
import { pathText } from "../../../documents/document-path";
import { type InventorySchemas } from "../../document/inventory";
import { type Unread } from "../unread";
import { textOr } from "../values";
import { type ConfluentRegistry, type GlueRegistry, schemaTypeOf } from "./registry-schema";
import { type Placed, type State } from "./state";

type Registry = InventorySchemas["registries"][number];
type Subject = InventorySchemas["subjects"][number];
type Version = NonNullable<Subject["versions"]>[number];

interface Registries {
  readonly schemas: InventorySchemas | null;
  readonly leftOut: readonly Unread[];
}

/** The schema registries of state files; null where kcp looked at none. */
export function schemasOf(states: readonly State[]): Registries {
  const found = states.flatMap(({ confluent, glue }) => [...confluent.map(fromConfluent), ...glue.map(fromGlue)]);
  if (found.length === 0) return { schemas: null, leftOut: [] };
  return {
    schemas: {
      registries: found.map(({ registry }) => registry),
      subjects: found.flatMap(({ subjects }) => subjects),
    },
    leftOut: found.flatMap(({ leftOut }) => leftOut),
  };
}

interface Found {
  readonly registry: Registry;
  readonly subjects: readonly Subject[];
  readonly leftOut: readonly Unread[];
}

function fromConfluent({ path, value }: Placed<ConfluentRegistry>): Found {
  const leftOut: Unread[] = [];
  const subjects = (value.subjects ?? []).map((subject, index) => {
    const versions = (subject.versions ?? []).flatMap((version, at) =>
      versionOf(
        {
          version: version.version,
          id: version.id ?? null,
          guid: textOr(version.guid, null),
          text: version.schema,
          // kcp writes the kind beside a version as the registry does: nothing for Avro.
          type: textOr(version.schemaType, subject.schema_type),
          references: version.references ?? [],
        },
        pathText([...path, "subjects", index, "versions", at]),
        leftOut,
      ),
    );
    const { context, name } = contextOf(subject.name);
    const compatibility = subject.compatibility ?? null;
    return { registry: value.url, context, subject: name, compatibility, mode: null, versions };
  });
  const registry = {
    url: value.url,
    software: null,
    compatibility: value.default_compatibility ?? null,
    mode: null,
    contexts: value.contexts ?? null,
    deviations: [],
  };
  return { registry, subjects, leftOut };
}

/** `:.staging:orders-value` is `orders-value` in the context `.staging`; without such a head it is in the default one. */
function contextOf(subject: string): { readonly context: string; readonly name: string } {
  const [, context, name] = /^:(\.[^:]*):(.+)$/.exec(subject) ?? [];
  return context === undefined || name === undefined ? { context: ".", name: subject } : { context, name };
}

function fromGlue({ path, value }: Placed<GlueRegistry>): Found {
  const url = textOr(value.registry_arn, value.registry_name);
  const leftOut: Unread[] = [];
  const subjects = (value.schemas ?? []).map((schema, index) => ({
    registry: url,
    context: ".",
    subject: schema.schema_name,
    compatibility: null,
    mode: null,
    versions: (schema.versions ?? []).flatMap((version, at) =>
      versionOf(
        {
          version: version.version_number,
          id: null,
          guid: null,
          text: version.schema_definition,
          type: textOr(version.data_format, schema.data_format),
          references: [],
        },
        pathText([...path, "schemas", index, "versions", at]),
        leftOut,
      ),
    ),
  }));
  const software = "glue" as const;
  return {
    registry: { url, software, compatibility: null, mode: null, contexts: null, deviations: [] },
    subjects,
    leftOut,
  };
}

interface ToldVersion extends Pick<Version, "version" | "id" | "guid" | "references"> {
  readonly text: string | null | undefined;
  readonly type: string | null | undefined;
}

function versionOf({ text, type, ...version }: ToldVersion, path: string, leftOut: Unread[]): Version[] {
  const kind = schemaTypeOf(type);
  if (typeof text === "string" && text !== "" && kind !== null && version.version >= 1)
    return [{ ...version, type: kind, sha256: createHash("sha256").update(text).digest("hex") }];
  leftOut.push({
    path,
    reason: kind === null ? `a schema of an unknown kind, ${String(type)}` : "a version without its number or its text",
  });
  return [];
}
