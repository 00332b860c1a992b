import { z } from "zod";
import { documentHead } from "../../documents/document-head";

/** Findings that were there when a team began: only what is new fails. */
export const baselineSchema = z.strictObject({
  ...documentHead("ReviewBaseline"),
  takenAt: z.iso.datetime().describe("When it was taken, in UTC."),
  findings: z
    .array(
      z.strictObject({
        fingerprint: z
          .string()
          .regex(/^[0-9a-f]{32}$/, "is no fingerprint: 32 hexadecimal digits")
          .describe("The finding's identity, as every report tells it."),
        rule: z.string().describe("Its rule, for people."),
        stack: z.string().describe("Its stack, for people."),
        address: z.string().nullable().describe("Its resource, for people; null where the plan as a whole is meant."),
      }),
    )
    .describe("One entry for each finding that was open."),
});
