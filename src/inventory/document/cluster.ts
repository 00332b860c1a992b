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
  id: z.number().int(),
  host: z.string().min(1),
  port: z.number().int().min(1).max(65535),
  rack: z.string().nullable(),
});

/** Effective configs by Kafka's own key. */
export const configs = z.record(
  z.string(),
  z.strictObject({ value: z.string().nullable(), source: z.enum(configSources) }),
);

/** The source cluster itself. */
export const cluster = z.strictObject({
  id: z.string().nullable(),
  /** As its operators call it. */
  name: z.string().nullable().default(null),
  platform: z.enum(platforms).nullable().default(null),
  /** `3.9`; null where nobody tells. */
  kafkaVersion: z.string().nullable(),
  controllerId: z.number().int().nullable(),
  brokers: z.array(broker).min(1).nullable(),
  authorizer: z.enum(["on", "off"]).nullable(),
  /** `super.users` of the brokers, as `User:name`; brokers do not tell it over the protocol. */
  superUsers: z.array(z.string()).nullable().default(null),
  /** `allow.everyone.if.no.acl.found` of the brokers, which do not tell it over the protocol either. */
  allowEveryoneIfNoAclFound: z.boolean().nullable().default(null),
  /** The brokers' own effective configs (of the first broker that tells them). */
  brokerConfigs: configs.nullable(),
});
