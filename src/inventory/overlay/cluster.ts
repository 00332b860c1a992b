import { z } from "zod";
import { platforms } from "../document/cluster";
import { duration, principalName, text } from "./text";

const rate = z.number().nonnegative();

/** What people say of the source cluster, because brokers do not tell it. */
export const clusterWords = z.strictObject({
  name: text.optional().describe("The cluster's name as its operators call it."),
  environment: z.enum(["dev", "test", "stage", "prod"]).optional().describe("What the cluster is used for."),
  platform: z.enum(platforms).optional().describe("Whose Kafka it is."),
  metadataMode: z.enum(["zookeeper", "kraft"]).optional().describe("Where the cluster keeps its metadata."),
  superUsers: z.array(principalName).optional().describe("super.users of the brokers, as User:name; [] for none."),
  allowEveryoneIfNoAclFound: z.boolean().optional().describe("allow.everyone.if.no.acl.found of the brokers."),
  baseline: z
    .strictObject({
      bytesInPerSecond: rate.optional().describe("Bytes per second that producers write."),
      bytesOutPerSecond: rate.optional().describe("Bytes per second that consumers read."),
      connectionsPeak: rate.optional().describe("Most open connections at one time."),
      connectionsCreatedPerSecondPeak: rate.optional().describe("Most new connections in one second."),
      requestsPerSecond: z
        .strictObject({
          produce: rate.optional().describe("Produce requests per second."),
          fetchConsumer: rate.optional().describe("Fetch requests of consumers per second."),
          fetchFollower: rate.optional().describe("Fetch requests of followers per second."),
        })
        .optional()
        .describe("Requests per second by kind."),
      window: duration.optional().describe("How long it was measured, as an ISO 8601 duration."),
    })
    .nullable()
    .optional()
    .describe("The load that the target must carry, from the source's monitoring."),
});

/** See {@link clusterWords}. */
export type ClusterWords = z.infer<typeof clusterWords>;
