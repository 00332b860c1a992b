import { z } from "zod";
import { configSources } from "../../kafka/cluster-facts";

/** Whose Kafka it is; `other` is a platform that this list does not know. */
export const platforms = [
  "apache-kafka",
  "automq",
  "confluent-cloud",
  "confluent-platform",
  "msk-provisioned",
  "msk-express",
  "msk-serverless",
  "redpanda",
  "strimzi",
  "other",
] as const;

const broker = z.strictObject({
  id: z.number().int().describe("Its `node.id`."),
  host: z.string().min(1).describe("Name or address that it tells clients to reach it at."),
  port: z.number().int().min(1).max(65535).describe("Port that it tells clients to reach it at."),
  rack: z.string().nullable().describe("Its `broker.rack`; null where it has none."),
});

/** Effective configs by Kafka's own key. */
export const configs = z.record(
  z.string(),
  z.strictObject({
    value: z
      .string()
      .nullable()
      .describe("The value as Kafka writes it; null where the broker does not tell a sensitive one."),
    source: z
      .enum(configSources)
      .describe("Where the value comes from (Kafka's ConfigEntry.ConfigSource); UNKNOWN where a file does not say."),
  }),
);

/** The source cluster itself. */
export const cluster = z.strictObject({
  id: z.string().nullable().describe("Kafka's own cluster id."),
  name: z.string().nullable().default(null).describe("As its operators call it."),
  platform: z
    .enum(platforms)
    .nullable()
    .default(null)
    .describe("Whose Kafka it is; `other` is a platform that this list does not know."),
  kafkaVersion: z.string().nullable().describe("Major and minor version, such as 3.9."),
  controllerId: z.number().int().nullable().describe("Broker id of the active controller."),
  brokers: z.array(broker).min(1).nullable().describe("Brokers as they advertise themselves."),
  authorizer: z.enum(["on", "off"]).nullable().describe("Whether the brokers check ACLs at all."),
  superUsers: z
    .array(z.string())
    .nullable()
    .default(null)
    .describe("`super.users` of the brokers, as User:name; brokers do not tell it over the protocol."),
  allowEveryoneIfNoAclFound: z
    .boolean()
    .nullable()
    .default(null)
    .describe("`allow.everyone.if.no.acl.found` of the brokers, which do not tell it over the protocol either."),
  brokerConfigs: configs
    .nullable()
    .describe("The brokers' own effective configs, by Kafka's key (of the first broker that tells them)."),
});
