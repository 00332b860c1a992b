import { z } from "zod";
import { configs } from "./cluster";
import { count } from "./count";

/** One topic. */
export const topic = z.strictObject({
  name: z.string().min(1).max(249),
  /** As Kafka prints it (base64url of 16 bytes); null where the broker is older than topic ids. */
  topicId: z.string().nullable(),
  internal: z.boolean(),
  partitions: z.number().int().min(1).nullable(),
  replicationFactor: z.number().int().min(1).nullable(),
  /** True where partitions have different numbers of replicas; `replicationFactor` is then the largest. */
  mixedReplication: z.boolean(),
  /** Configs with their source: all that are effective, or only a part of them (`configsTold`). */
  configs: configs.nullable(),
  /** `effective`: every config, defaults included. `overrides`: what is missing here is inherited, and not known. */
  configsTold: z.enum(["effective", "overrides"]).default("effective"),
  /** Bytes of the leaders' logs on disk. */
  sizeBytes: count.nullable(),
  /** Log start and end of each partition, by partition number, when the inventory was taken. */
  offsets: z.array(z.strictObject({ partition: count, start: count, end: count, lastStable: count })).nullable(),
  /** Idempotent and transactional producers that the leaders still remember (DescribeProducers, KIP-664). */
  producers: z
    .array(
      z.strictObject({
        partition: count,
        producerId: z.number().int(),
        /** RFC 3339; null where the broker has no time of its last record. */
        lastProducedAt: z.iso.datetime().nullable(),
        inTransaction: z.boolean(),
      }),
    )
    .nullable()
    .default(null),
});

/** A partition whose replicas are being moved (ListPartitionReassignments, KIP-455). */
export const reassignment = z.strictObject({
  topic: z.string(),
  partition: count,
  adding: z.array(z.number().int()),
  removing: z.array(z.number().int()),
});
