import { z } from "zod";
import { count } from "../document/count";
import { applicationId, dayOrMoment, ownerId, text } from "./text";

/** What going back to the source depends on. */
export const rollbackWords = z.strictObject({
  sourceRemainsWritable: z.boolean().optional().describe("Whether the source takes writes after the cut-over."),
  sourceRemainsReadableUntil: dayOrMoment
    .optional()
    .describe("Until when the source still has the data: a day or a moment."),
  dnsReversible: z
    .strictObject({
      reversible: z.boolean().describe("Whether the name can point back."),
      ttlSeconds: count.optional().describe("How long clients keep the old answer, in seconds."),
    })
    .optional()
    .describe("Whether the DNS change can be taken back, and how fast."),
  routingChange: z
    .enum(["dns", "config", "secret", "connector", "route"])
    .optional()
    .describe("What is changed to bring clients back."),
  downstreamToleratesTargetWindowWrites: z
    .strictObject({
      tolerated: z
        .boolean()
        .describe("Whether downstream systems live with what was written while the target was in use."),
      how: text.optional().describe("How they do it."),
    })
    .optional()
    .describe("What downstream systems do with records of the time at the target."),
  targetOnlyWrites: z
    .enum(["replay", "reverse-replicate", "discard", "not-applicable"])
    .optional()
    .describe("What happens to records that only the target has."),
  producersAllowedToResume: z
    .array(applicationId)
    .optional()
    .describe("Applications that may write to the source again; [] for none."),
  pointOfNoReturn: text.optional().describe("After which event there is no way back."),
  approver: ownerId.optional().describe("The owner who decides to go back: a name under owners."),
});

/** See {@link rollbackWords}. */
export type RollbackWords = z.infer<typeof rollbackWords>;
