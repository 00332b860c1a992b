import { z } from "zod";

/** The version that every document of this product names in its first line. */
export const apiVersion = "kafka-byoc/v1";

/** The two lines that open every document. */
export function documentHead<K extends string>(
  kind: K,
): { apiVersion: z.ZodLiteral<typeof apiVersion>; kind: z.ZodLiteral<K> } {
  return { apiVersion: z.literal(apiVersion), kind: z.literal(kind) };
}
