import { z } from "zod";

/** What people say of the source cluster, because brokers do not tell it. */
export const clusterWords = z.strictObject({
  environment: z.enum(["dev", "test", "stage", "prod"]).optional(),
  /** `super.users` of the brokers, as `User:name`. */
  superUsers: z.array(z.string().regex(/^User:.+/, "must be written as Kafka writes it: User:name")).optional(),
  /** `allow.everyone.if.no.acl.found` of the brokers. */
  allowEveryoneIfNoAclFound: z.boolean().optional(),
});

/** See {@link clusterWords}. */
export type ClusterWords = z.infer<typeof clusterWords>;
