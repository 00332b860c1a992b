import { z } from "zod";
import { count } from "./count";

/** One group. */
export const group = z.strictObject({
  groupId: z.string().describe("Its `group.id`."),
  type: z.string().describe("classic, consumer (KIP-848), share, streams, or unknown where the broker does not say."),
  state: z
    .string()
    .describe("Kafka's own: Stable, Empty, Dead, PreparingRebalance, CompletingRebalance, Assigning, Reconciling."),
  members: z
    .array(
      z.strictObject({
        memberId: z.string().describe("Given by the coordinator."),
        clientId: z.string().describe("Its `client.id`."),
        host: z.string().describe("The address that it comes from."),
      }),
    )
    .nullable()
    .describe("Who is in it right now."),
  offsets: z
    .array(
      z.strictObject({
        topic: z.string().describe("Name of the topic."),
        partition: count.describe("Number of the partition, from 0."),
        committed: count.describe("Offset of the record that it reads next."),
        logEnd: count.nullable().describe("Offset behind the last record (high watermark) when that was read."),
        lag: count.nullable().describe("Records between committed and logEnd."),
      }),
    )
    .nullable()
    .describe("Its committed positions."),
});

/** A transactional id that the coordinators know (ListTransactions, KIP-664). */
export const transactionalId = z.strictObject({
  transactionalId: z.string().describe("The producer's `transactional.id`."),
  state: z
    .string()
    .describe("Kafka's own: Empty, Ongoing, PrepareCommit, PrepareAbort, CompleteCommit, CompleteAbort."),
  producerId: z.number().int().describe("The producer id that it has at present."),
});

/** Who was seen producing to or consuming from a topic: from a broker's request log, not from the protocol. */
export const observedClient = z.strictObject({
  clientId: z.string().describe("Its `client.id`."),
  principal: z.string().nullable().describe("The principal that it signed in as, as User:name."),
  role: z.enum(["producer", "consumer"]).describe("What it was seen doing."),
  topic: z.string().describe("The topic that it did it with."),
  lastSeenAt: z.iso.datetime().nullable().describe("When it was last seen, RFC 3339 in UTC."),
});
