import { z } from "zod";

/** A client quota as documents write it: exactly the parts that the entity names; null is the default entity of that part. */
export const clientQuotaSchema = z.strictObject({
  entity: z
    .strictObject({
      user: z.string().nullable().optional().describe("Name of the user, without User:; null is the default of users."),
      "client-id": z.string().nullable().optional().describe("The `client.id`; null is the default of clients."),
      ip: z.string().nullable().optional().describe("Address; null is the default of addresses."),
    })
    .describe("Whom it limits: exactly the parts that are named."),
  values: z
    .record(z.string(), z.number())
    .describe(
      "Limits by Kafka's key: producer_byte_rate and consumer_byte_rate in bytes a second, request_percentage, controller_mutation_rate.",
    ),
});
