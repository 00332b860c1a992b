import { z } from "zod";
import { applicationId, ownerId, principalName, text } from "./text";

/** What people say of one principal (`User:name`): whom it becomes at the target. */
export const principalWords = z.strictObject({
  target: z
    .strictObject({
      principal: principalName
        .optional()
        .describe(
          "The principal at the target, as its authorizer sees it: User:orders. Without it the source's name stays.",
        ),
      mechanism: z
        .enum(["SCRAM-SHA-256", "SCRAM-SHA-512", "mTLS", "OAUTHBEARER", "PLAIN", "AWS_MSK_IAM"])
        .optional()
        .describe("How it signs in at the target."),
    })
    .optional()
    .describe("Whom it becomes at the target."),
  kind: z
    .enum(["scram", "plain", "mtls", "oauth", "iam", "api-key", "anonymous"])
    .optional()
    .describe("How it signs in at the source."),
  owner: ownerId.optional().describe("Who answers for it: a name under owners."),
  applications: z.array(applicationId).optional().describe("Applications that sign in as it; [] for none."),
  secretRef: text.optional().describe("Where its secret lies: a path in a secret store, never the secret."),
  rotation: z
    .strictObject({
      policyDays: z.int().min(1).optional().describe("After how many days the secret must be new."),
      lastRotated: z.iso.date().optional().describe("The day on which it was made new."),
    })
    .nullable()
    .optional()
    .describe("How old its secret may become."),
  disposition: z.enum(["migrate", "retire", "keep-on-source"]).optional().describe("What becomes of it."),
});

/** See {@link principalWords}. */
export type PrincipalWords = z.infer<typeof principalWords>;
