import { z } from "zod";
import { topicClasses } from "../topic-class";
import { rollbackWords } from "./rollback";
import { duration, ownerId, text } from "./text";

/** What people say of a topic. */
export const topicWords = z.strictObject({
  owner: ownerId.optional().describe("Who answers for it: a name under owners."),
  class: z.enum(topicClasses).optional().describe("What the topic is for, where its name does not tell."),
  internalOf: text
    .optional()
    .describe("The application or connector that an internal topic or dead letter queue belongs to."),
  keyed: z.boolean().optional().describe("Whether records have keys that mean something."),
  orderingRequired: z
    .enum(["none", "per-key", "per-partition", "global"])
    .optional()
    .describe("Which order of records its readers depend on."),
  partitioner: text
    .optional()
    .describe("How producers choose a partition: default, murmur2, consistent_random, a class."),
  dataClass: z
    .enum(["telemetry", "internal", "customer-facing", "financial", "audit"])
    .optional()
    .describe("What kind of data it carries."),
  criticality: z
    .int()
    .min(1)
    .max(4)
    .optional()
    .describe("1: an outage stops the business; 4: nobody notices for days."),
  replicate: z
    .enum(["replay", "new-only", "none"])
    .optional()
    .describe("What is copied to the target: all that is there, only what comes from now on, or nothing."),
  retentionNeedBeforeCutover: duration
    .optional()
    .describe("How much history readers need at the target on the day of the cut-over, as an ISO 8601 duration."),
  disposition: z
    .enum(["migrate", "recreate", "replace", "retire", "keep-on-source"])
    .optional()
    .describe("What becomes of it."),
  rollback: rollbackWords.nullable().optional().describe("What going back to the source depends on."),
});

/** See {@link topicWords}. */
export type TopicWords = z.infer<typeof topicWords>;
