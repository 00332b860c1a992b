import { z } from "zod";
import { apiVersion } from "./api-version";

/** A JSON Schema (draft 2020-12), for editors and for validators in other languages. */
export type JsonSchema = z.core.JSONSchema.JSONSchema;

/**
 * The JSON Schema of a document as people write it: a field with a default may be left out. What only code can judge (whether
 * a name is in the inventory) is not in it. `kind` as the document's second line has it, `file` without its directory.
 */
export function jsonSchemaOf(schema: z.ZodType, about: { readonly kind: string; readonly title: string }): JsonSchema {
  const made = z.toJSONSchema(schema, { io: "input", target: "draft-2020-12" });
  const { $schema, ...rest } = made;
  return {
    ...($schema === undefined ? {} : { $schema }),
    $id: `urn:${apiVersion.replace("/", ":")}:${about.kind}`,
    title: about.title,
    ...rest,
  };
}
