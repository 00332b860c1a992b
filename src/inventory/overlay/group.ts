import { z } from "zod";
import { count } from "../document/count";
import { rollbackWords } from "./rollback";
import { applicationId, dayOrMoment, duration, ownerId, text } from "./text";

const howMuch = z.union(
  [z.enum(["none", "any"]), z.strictObject({ bounded: count.describe("Records per partition, at most.") })],
  {
    error: "must be none, any, or {bounded: RECORDS}",
  },
);

/** What people say of a consumer group. */
export const groupWords = z.strictObject({
  owner: ownerId.optional().describe("Who answers for it: a name under owners."),
  application: applicationId.optional().describe("The application that it belongs to: a name under applications."),
  criticality: z
    .int()
    .min(1)
    .max(4)
    .optional()
    .describe("1: an outage stops the business; 4: nobody notices for days."),
  subscriptionPattern: text.optional().describe("The regular expression that it subscribes with, where it does."),
  offsetStorage: z
    .enum(["kafka", "external-db", "connect", "none"])
    .optional()
    .describe("Where its position is kept; none where it assigns partitions and keeps no position."),
  autoOffsetReset: z.enum(["earliest", "latest", "none"]).optional().describe("auto.offset.reset of its consumers."),
  commitPattern: z
    .enum(["auto", "sync-after-process", "async", "transactional", "db-tied"])
    .optional()
    .describe("When it commits."),
  maxPollRecords: count.optional().describe("max.poll.records of its consumers."),
  maxPollIntervalMs: count.optional().describe("max.poll.interval.ms of its consumers."),
  sessionTimeoutMs: count.optional().describe("session.timeout.ms of its consumers."),
  isolationLevel: z
    .enum(["read_uncommitted", "read_committed"])
    .optional()
    .describe("isolation.level of its consumers."),
  staticMembership: z.boolean().optional().describe("Whether its consumers set group.instance.id."),
  lagSlo: z
    .strictObject({
      records: count.optional().describe("Records per partition that it may be behind."),
      seconds: count.optional().describe("Seconds that it may be behind."),
    })
    .nullable()
    .optional()
    .describe("How far it may be behind in daily work."),
  processingSla: duration.optional().describe("How soon a record must be worked off, as an ISO 8601 duration."),
  tolerance: z
    .strictObject({
      duplicates: howMuch.optional().describe("Records that it may read twice: none, any, or bounded."),
      missed: howMuch.optional().describe("Records that it may miss: none, any, or bounded."),
    })
    .nullable()
    .optional()
    .describe("What it survives without harm."),
  replayTolerance: z
    .union([z.enum(["none", "full"]), z.strictObject({ window: duration.describe("How far back.") })], {
      error: "must be none, full, or {window: DURATION}",
    })
    .optional()
    .describe("How much it may read a second time: nothing, all, or a window."),
  stateStores: z.array(text).optional().describe("State that it keeps outside Kafka or in changelogs; [] for none."),
  downstream: z.array(text).optional().describe("Systems that it writes to or calls; [] for none."),
  restartMethod: z
    .enum(["translated-offsets", "controlled-drain", "manual-reset", "replay-acceptance"])
    .optional()
    .describe("How it finds its position at the target."),
  resetTo: z
    .union(
      [
        z.enum(["earliest", "latest"]),
        z.strictObject({ timestamp: dayOrMoment.describe("The first record at or after it.") }),
        z.strictObject({
          offsets: z.record(z.string(), z.record(z.string().regex(/^\d+$/), count)).describe("By topic and partition."),
        }),
      ],
      { error: "must be earliest, latest, {timestamp: …}, or {offsets: {TOPIC: {PARTITION: OFFSET}}}" },
    )
    .optional()
    .describe("Where it starts, when restartMethod is manual-reset."),
  disposition: z.enum(["migrate", "retire", "keep-on-source"]).optional().describe("What becomes of it."),
  rollback: rollbackWords.nullable().optional().describe("What going back to the source depends on."),
});

/** See {@link groupWords}. */
export type GroupWords = z.infer<typeof groupWords>;
