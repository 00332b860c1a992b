import { z } from "zod";

const compatibility = z.enum([
  "BACKWARD",
  "BACKWARD_TRANSITIVE",
  "FORWARD",
  "FORWARD_TRANSITIVE",
  "FULL",
  "FULL_TRANSITIVE",
  "NONE",
]);

const mode = z.enum(["READWRITE", "READONLY", "READONLY_OVERRIDE", "IMPORT", "FORWARD"]);

/** One schema registry. */
export const registry = z.strictObject({
  /** Its base URL, without credentials; subjects name it. For AWS Glue the registry's ARN. */
  url: z.string().min(1),
  software: z.enum(["confluent", "apicurio", "karapace", "redpanda", "glue", "other"]).nullable(),
  compatibility: compatibility.nullable(),
  mode: mode.nullable(),
  /** `["."]` where there is the default context alone. */
  contexts: z.array(z.string()).nullable(),
  /** What this registry does not do as Confluent's does, as sentences: seen in its answers, not guessed. */
  deviations: z.array(z.string()),
});

/** One version of a subject. The schema's text is not kept: it is free text, and the registry has it. */
const version = z.strictObject({
  version: z.number().int().min(1),
  /** The id that records carry; null where the registry has none (AWS Glue). */
  id: z.number().int().nullable(),
  guid: z.string().nullable(),
  type: z.enum(["AVRO", "PROTOBUF", "JSON"]),
  /** SHA-256 of the schema's text as the registry returns it, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  references: z.array(z.strictObject({ name: z.string(), subject: z.string(), version: z.number().int() })),
});

/** One subject with its versions. */
export const subject = z.strictObject({
  registry: z.string().min(1),
  /** `.` is the default context. */
  context: z.string(),
  subject: z.string().min(1),
  /** `inherited`: the registry's own holds. Null: not known. */
  compatibility: z.union([compatibility, z.literal("inherited")]).nullable(),
  mode: z.union([mode, z.literal("inherited")]).nullable(),
  versions: z.array(version).nullable(),
});

/** Registries and their subjects. */
export const schemas = z.strictObject({ registries: z.array(registry), subjects: z.array(subject) });
