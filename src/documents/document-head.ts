import { z } from "zod";
import { apiVersion } from "./api-version";

/** The two lines that open every document. Apart from the version itself, which is also written without any schema. */
export function documentHead<K extends string>(
  kind: K,
): { apiVersion: z.ZodLiteral<typeof apiVersion>; kind: z.ZodLiteral<K> } {
  return {
    apiVersion: z.literal(apiVersion).describe("Version of the document's form."),
    kind: z.literal(kind).describe("What the document is."),
  };
}
