import { z } from "zod";
import { documentHead } from "../documents/document-head";

const records = z.number().int().nonnegative();

/**
 * What moves together: one wave of a migration. Members are named one by one; what the file does not name stays where it is.
 */
export const waveSchema = z.strictObject({
  ...documentHead("Wave"),
  /** Also the stack's name; never changed once applied. */
  id: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,62}$/,
      "must be lower-case letters, digits and hyphens, at most 63, such as w01-orders",
    ),
  members: z.strictObject({
    topics: z.array(z.string().min(1)).min(1),
    groups: z.array(z.string().min(1)).default([]),
    /** `User:name`, whose ACLs on the wave's resources, quotas and SCRAM credentials move. */
    principals: z.array(z.string().regex(/^User:.+/, "must be written as Kafka writes it: User:name")).default([]),
  }),
  target: z.strictObject({
    /** A target profile with its version: `apache-kafka@4.3`. */
    profile: z.string().min(1),
    /** Replicas of every topic at the target; without it the profile's rule decides. */
    replicationFactor: z.number().int().min(1).optional(),
    /** Brokers at the target, for what depends on their number (replication factor, `min.insync.replicas`). */
    brokers: z.number().int().min(1),
    /** Configs that differ from the source because a person wants it so, by topic name (or "*") and Kafka's own key. */
    configs: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  }),
  replication: z
    .strictObject({
      /** Records per partition that replication may be behind when the check looks; 0 where producers have stopped. */
      maxLagRecords: records.default(0),
    })
    .prefault({}),
  /** Records that a group may read a second time per partition, by group id (or "*"). */
  replayTolerance: z.record(z.string(), records).default({ "*": 0 }),
  /** Differences from the source that a named person accepts: without one, what needs approval is a problem. */
  approvals: z
    .array(
      z.strictObject({
        /** The ledger line's key, as the ledger prints it. */
        change: z.string().min(1),
        by: z.string().min(1),
        reason: z.string().min(1),
        /** The last day on which it holds, `2027-01-31`. */
        expires: z.iso.date(),
      }),
    )
    .default([]),
});

/** See {@link waveSchema}. */
export type Wave = z.infer<typeof waveSchema>;
