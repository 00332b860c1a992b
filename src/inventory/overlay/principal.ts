import { z } from "zod";

/** What people say of one principal (`User:name`): whom it becomes at the target. */
export const principalWords = z.strictObject({
  target: z
    .strictObject({
      /** The principal at the target, as its authorizer sees it: `User:orders`. Without it the source's name stays. */
      principal: z
        .string()
        .regex(/^User:.+/, "must be written as Kafka writes it: User:name")
        .optional(),
      mechanism: z.enum(["SCRAM-SHA-256", "SCRAM-SHA-512", "mTLS", "OAUTHBEARER", "PLAIN", "AWS_MSK_IAM"]).optional(),
    })
    .optional(),
});

/** See {@link principalWords}. */
export type PrincipalWords = z.infer<typeof principalWords>;
