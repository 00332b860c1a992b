import { z } from "zod";
import { configs } from "./cluster";
import { count } from "./count";

/** One topic. */
export const topic = z.strictObject({
  name: z.string().min(1).max(249).describe("Its name."),
  topicId: z
    .string()
    .nullable()
    .describe("As Kafka prints it (base64url of 16 bytes); null where the broker is older than topic ids."),
  internal: z.boolean().describe("Kafka's own topic, such as __consumer_offsets."),
  partitions: z.number().int().min(1).nullable().describe("Number of its partitions."),
  replicationFactor: z
    .number()
    .int()
    .min(1)
    .nullable()
    .describe("Replicas of each partition; the largest number where they differ."),
  mixedReplication: z.boolean().describe("True where partitions have different numbers of replicas."),
  configs: configs
    .nullable()
    .describe("Configs by Kafka's key: all that are effective, or a part of them (configsTold)."),
  configsTold: z
    .enum(["effective", "overrides"])
    .default("effective")
    .describe("effective: every config, defaults included; overrides: what is missing is inherited, and not known."),
  sizeBytes: count.nullable().describe("Bytes of the leaders' logs on disk."),
  offsets: z
    .array(
      z.strictObject({
        partition: count.describe("Number of the partition, from 0."),
        start: count.describe("Offset of the first record that is still there."),
        end: count.describe("Offset behind the last record (high watermark)."),
        lastStable: count.describe("Offset at which a read_committed consumer ends."),
      }),
    )
    .nullable()
    .describe("Log start and end of each partition when the inventory was taken."),
  producers: z
    .array(
      z.strictObject({
        partition: count.describe("Number of the partition, from 0."),
        producerId: z.number().int().describe("Given by the brokers."),
        lastProducedAt: z.iso
          .datetime()
          .nullable()
          .describe("RFC 3339 in UTC; null where the broker has no time of its last record."),
        inTransaction: z.boolean().describe("Whether it has a transaction open."),
      }),
    )
    .nullable()
    .default(null)
    .describe("Idempotent and transactional producers that the leaders still remember (DescribeProducers, KIP-664)."),
});

/** A partition whose replicas are being moved (ListPartitionReassignments, KIP-455). */
export const reassignment = z.strictObject({
  topic: z.string().describe("Name of the topic."),
  partition: count.describe("Number of the partition, from 0."),
  adding: z.array(z.number().int()).describe("Brokers that get a replica."),
  removing: z.array(z.number().int()).describe("Brokers that lose theirs."),
});
