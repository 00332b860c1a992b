import { z } from "zod";
import { rollbackWords } from "./rollback";
import { ownerId, text } from "./text";

/** What people say of a connector. */
export const connectorWords = z.strictObject({
  owner: ownerId.optional().describe("Who answers for it: a name under owners."),
  managedBy: z.enum(["confluent-cloud", "msk-connect", "self", "strimzi"]).optional().describe("Who runs its workers."),
  external: z
    .strictObject({
      system: text.optional().describe("The system at its other end."),
      positionOwnedBy: z.enum(["kafka", "source-system"]).optional().describe("Who knows how far it has come."),
      idempotent: z.boolean().optional().describe("Whether delivering a record twice does no harm."),
      duplicateCost: z
        .enum(["none", "low", "high", "irreversible"])
        .optional()
        .describe("What a record delivered twice costs."),
      orderingAssumed: z.boolean().optional().describe("Whether the other end depends on order."),
    })
    .nullable()
    .optional()
    .describe("What is at its other end."),
  disposition: z.enum(["migrate", "recreate", "replace", "retire", "leave"]).optional().describe("What becomes of it."),
  startPosition: text.optional().describe("Where it starts at the target: copied offsets, a snapshot, a timestamp."),
  duplicateRule: text.optional().describe("What is done about records that are delivered twice."),
  egress: z
    .array(
      z.strictObject({
        host: text.describe("The host that it connects to."),
        port: z.int().min(1).max(65535).describe("The port that it connects to."),
      }),
    )
    .optional()
    .describe("Addresses that it must reach; [] for none."),
  rollback: rollbackWords.nullable().optional().describe("What going back to the source depends on."),
});

/** See {@link connectorWords}. */
export type ConnectorWords = z.infer<typeof connectorWords>;
