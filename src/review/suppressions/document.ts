import { z } from "zod";
import { documentHead } from "../../documents/document-head";

/** Findings that people accept for a while: one file, each entry one rule at one resource. */
export const suppressionsSchema = z.strictObject({
  ...documentHead("ReviewSuppressions"),
  suppressions: z
    .array(
      z.strictObject({
        rule: z
          .string()
          .regex(/^[a-z0-9-]+$/, "is not the name of a rule: kafka-byoc review --explain lists them")
          .describe("The rule whose finding is accepted."),
        resource: z
          .string()
          .min(1)
          .refine((address) => !/[*?](?!\])/.test(address.replace(/\["[^"]*"\]/g, "")), {
            message: "is a pattern: a suppression names one resource by its whole address",
          })
          .describe("The resource's whole address: module.kafka.aws_lb.brokers[0]; plan for the plan as a whole."),
        path: z
          .string()
          .min(1)
          .optional()
          .describe("The attribute alone; needed where the finding is of the plan as a whole and names one."),
        stack: z.string().min(1).optional().describe("The stack, where several have this address."),
        reason: z
          .string()
          .min(20, "is too short: say why it is acceptable, in a sentence")
          .describe("Why it is acceptable."),
        owner: z.string().min(1).describe("Who answers for it: a person or a team that can be asked."),
        expires: z.iso.date().describe("The last day on which it holds: 2027-03-31."),
      }),
    )
    .describe("One entry for each accepted finding."),
});
