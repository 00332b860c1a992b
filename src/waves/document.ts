import { z } from "zod";
import { documentHead } from "../documents/document-head";

const records = z.number().int().nonnegative();

/**
 * What moves together: one wave of a migration. Members are named one by one; what the file does not name stays where it is.
 */
export const waveSchema = z.strictObject({
  ...documentHead("Wave"),
  id: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,62}$/,
      "must be lower-case letters, digits and hyphens, at most 63, such as w01-orders",
    )
    .describe("Name of the wave and of its stack; never changed once applied."),
  members: z
    .strictObject({
      topics: z.array(z.string().min(1)).min(1).describe("Names of the topics that move; no globs."),
      groups: z.array(z.string().min(1)).default([]).describe("Ids of the groups that move."),
      principals: z
        .array(z.string().regex(/^User:.+/, "must be written as Kafka writes it: User:name"))
        .default([])
        .describe("Principals, as User:name, whose ACLs on the wave's resources, quotas and SCRAM credentials move."),
    })
    .describe("What moves, named one by one; what is not named stays where it is."),
  target: z
    .strictObject({
      profile: z.string().min(1).describe("A target profile with its version: apache-kafka@4.3."),
      replicationFactor: z
        .number()
        .int()
        .min(1)
        .optional()
        .describe("Replicas of every topic at the target; without it the profile's rule decides."),
      brokers: z
        .number()
        .int()
        .min(1)
        .describe("Brokers at the target, for what depends on their number (replication factor, min.insync.replicas)."),
      configs: z
        .record(z.string(), z.record(z.string(), z.string()))
        .default({})
        .describe(
          'Configs that differ from the source because a person wants it so, by topic name (or "*") and Kafka\'s own key.',
        ),
    })
    .describe("Where it moves to."),
  replication: z
    .strictObject({
      maxLagRecords: records
        .default(0)
        .describe(
          "Records per partition that replication may be behind when the check looks; 0 where producers have stopped.",
        ),
    })
    .prefault({})
    .describe("How records come over."),
  replayTolerance: z
    .record(z.string(), records)
    .default({ "*": 0 })
    .describe('Records per partition that a group may read a second time, by group id (or "*").'),
  approvals: z
    .array(
      z.strictObject({
        change: z.string().min(1).describe("The ledger line's key, as the ledger prints it."),
        by: z.string().min(1).describe("Who accepts it."),
        reason: z.string().min(1).describe("Why it may be so."),
        expires: z.iso.date().describe("The last day on which it holds: 2027-01-31."),
      }),
    )
    .default([])
    .describe(
      "Differences from the source that a named person accepts: without one, what needs approval is a problem.",
    ),
});

/** See {@link waveSchema}. */
export type Wave = z.infer<typeof waveSchema>;
