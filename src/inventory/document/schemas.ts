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
  url: z
    .string()
    .min(1)
    .describe("Its base URL, without credentials; subjects name it. For AWS Glue the registry's ARN."),
  software: z
    .enum(["confluent", "apicurio", "karapace", "redpanda", "glue", "other"])
    .nullable()
    .describe("Whose registry it is."),
  compatibility: compatibility.nullable().describe("Which changes it allows where a subject has no rule of its own."),
  mode: mode.nullable().describe("Whether it takes new schemas where a subject has no mode of its own."),
  contexts: z.array(z.string()).nullable().describe("Its contexts; `.` alone where there is only the default one."),
  deviations: z
    .array(z.string())
    .describe("What it does not do as Confluent's does, as sentences: seen in its answers, not guessed."),
});

/** One version of a subject. The schema's text is not kept: it is free text, and the registry has it. */
const version = z.strictObject({
  version: z.number().int().min(1).describe("Number of the version, from 1."),
  id: z.number().int().nullable().describe("The id that records carry; null where the registry has none (AWS Glue)."),
  guid: z.string().nullable().describe("The schema's GUID; null where the registry has none."),
  type: z.enum(["AVRO", "PROTOBUF", "JSON"]).describe("The schema's language."),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe("SHA-256 of the schema's text as the registry returns it, in hexadecimal."),
  references: z
    .array(
      z.strictObject({
        name: z.string().describe("The name that the schema's text uses."),
        subject: z.string().describe("The subject that it stands for."),
        version: z.number().int().describe("The version of that subject."),
      }),
    )
    .describe("Other schemas that it is made from."),
});

/** One subject with its versions. */
export const subject = z.strictObject({
  registry: z.string().min(1).describe("URL of its registry."),
  context: z.string().describe("Its context; `.` is the default one."),
  subject: z.string().min(1).describe("Its name, without the context."),
  compatibility: z
    .union([compatibility, z.literal("inherited")])
    .nullable()
    .describe("Which changes it allows; inherited: the registry's rule holds."),
  mode: z
    .union([mode, z.literal("inherited")])
    .nullable()
    .describe("Whether it takes new schemas; inherited: the registry's mode holds."),
  versions: z.array(version).nullable().describe("Its versions, without the schemas' texts."),
});

/** Registries and their subjects. */
export const schemas = z.strictObject({
  registries: z.array(registry).describe("Schema registries."),
  subjects: z.array(subject).describe("Subjects of all registries."),
});
