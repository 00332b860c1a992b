import { z } from "zod";

/** A client quota as documents write it: exactly the parts that the entity names; null is the default entity of that part. */
export const clientQuotaSchema = z.strictObject({
  entity: z.strictObject({
    user: z.string().nullable().optional(),
    "client-id": z.string().nullable().optional(),
    ip: z.string().nullable().optional(),
  }),
  values: z.record(z.string(), z.number()),
});
