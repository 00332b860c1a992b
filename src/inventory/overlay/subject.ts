import { z } from "zod";
import { ownerId, text } from "./text";

/** What people say of a schema registry's subject. */
export const subjectWords = z.strictObject({
  owner: ownerId.optional().describe("Who answers for it: a name under owners."),
  strategy: z
    .enum(["TopicName", "RecordName", "TopicRecordName", "custom"])
    .optional()
    .describe("How the subject's name is made."),
  topics: z.array(text).optional().describe("Topics whose records use it, where the name does not tell."),
  idPreservation: z
    .enum(["required", "re-register-ok"])
    .optional()
    .describe("Whether records that are there must find their schema by the same id."),
});

/** See {@link subjectWords}. */
export type SubjectWords = z.infer<typeof subjectWords>;
