import { z } from "zod";
import { left, maybe } from "../unread";
import { compatibilityWord } from "../words";

const schemaTypes = ["AVRO", "PROTOBUF", "JSON"] as const;

const reference = z.object({ name: z.string(), subject: z.string(), version: z.number().int() });

const version = z.object({
  version: z.number().int(),
  id: maybe(z.number().int()),
  guid: maybe(z.string()),
  subject: left("the subject that it is listed under"),
  schema: maybe(z.string()),
  schemaType: maybe(z.string()),
  references: maybe(z.array(reference)),
  metadata: left("an inventory has no place for data contracts"),
  ruleSet: left("an inventory has no place for data contracts"),
});

const oneOfTheVersions = "one of the versions that are listed beside it";

const subject = z.object({
  name: z.string().min(1),
  schema_type: maybe(z.string()),
  // Empty where the subject has no compatibility of its own, and where kcp could not read it.
  compatibility: maybe(compatibilityWord),
  versions: maybe(z.array(version)),
  latest_schema: left(oneOfTheVersions),
});

const confluent = z.object({
  type: left("which API kcp spoke, not which registry answered"),
  url: z.string().min(1),
  default_compatibility: maybe(compatibilityWord),
  contexts: maybe(z.array(z.string())),
  subjects: maybe(z.array(subject)),
});

const glue = z.object({
  registry_name: z.string(),
  registry_arn: maybe(z.string()),
  region: left("the region is in the registry's ARN"),
  schemas: maybe(
    z.array(
      z.object({
        schema_name: z.string().min(1),
        schema_arn: left("the schema is named by its registry and its name"),
        data_format: maybe(z.string()),
        versions: maybe(
          z.array(
            z.object({
              schema_definition: maybe(z.string()),
              data_format: maybe(z.string()),
              version_number: z.number().int(),
              status: left("an inventory has no place for the state of a version"),
              created_date: left("an inventory has no place for when a version was made"),
            }),
          ),
        ),
        latest_version: left(oneOfTheVersions),
      }),
    ),
  ),
});

/** `schema_registries`: a list until 0.7.1, then by kind. */
export const schemaRegistries = {
  list: z.array(confluent),
  byKind: z.object({ confluent_schema_registry: maybe(z.array(confluent)), aws_glue: maybe(z.array(glue)) }),
};

/** A registry that speaks Confluent's API. */
export type ConfluentRegistry = z.infer<typeof confluent>;

/** A registry of AWS Glue. */
export type GlueRegistry = z.infer<typeof glue>;

/** The kind of a schema however it is spelt; Avro where nobody says, as registries do. Null for one that is unknown. */
export function schemaTypeOf(text: string | null | undefined): (typeof schemaTypes)[number] | null {
  const word = (text ?? "").toUpperCase();
  return word === "" ? "AVRO" : (schemaTypes.find((type) => type === word) ?? null);
}
