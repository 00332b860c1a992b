import { z } from "zod";
import { registry, type subject } from "../../document/schemas";

/** What is known of one registry, as the inventory holds it. */
export type Registry = z.infer<typeof registry>;

/** One subject, as the inventory holds it. */
export type Subject = z.infer<typeof subject>;

/** The versions of a subject where they are known. */
export type Versions = NonNullable<Subject["versions"]>;

/** A compatibility level. */
export type Compatibility = NonNullable<Registry["compatibility"]>;

/** A registry's mode. */
export type Mode = NonNullable<Registry["mode"]>;

/** `GET /config`: Confluent's key is `compatibilityLevel`; some of those who follow it write `compatibility`. */
export const compatibilityAnswer = z
  .looseObject({ compatibilityLevel: z.string().optional(), compatibility: z.string().optional() })
  .transform((answer) => answer.compatibilityLevel ?? answer.compatibility)
  .pipe(registry.shape.compatibility.unwrap());

/** `GET /mode`. */
export const modeAnswer = z
  .looseObject({ mode: z.string() })
  .transform(({ mode }) => mode)
  .pipe(registry.shape.mode.unwrap());

/** `GET /subjects`, `GET /contexts`. */
export const names = z.array(z.string());

/** `GET /subjects/SUBJECT/versions`. */
export const versionNumbers = z.array(z.number().int().min(1));

/** `GET /subjects/SUBJECT/versions/N`, and each element of `GET /schemas`. Avro is not named (`schemaType`). */
export const versionAnswer = z.looseObject({
  subject: z.string(),
  version: z.number().int().min(1),
  id: z.number().int(),
  guid: z.string().nullish(),
  schemaType: z.enum(["AVRO", "PROTOBUF", "JSON"]).nullish(),
  schema: z.string(),
  references: z.array(z.looseObject({ name: z.string(), subject: z.string(), version: z.number().int() })).nullish(),
});

/** See {@link versionAnswer}. */
export type VersionAnswer = z.infer<typeof versionAnswer>;
