import { z } from "zod";
import { count } from "./count";

/** One group. */
export const group = z.strictObject({
  groupId: z.string(),
  /** `classic`, `consumer`, `share`, `streams`, or `unknown`. */
  type: z.string(),
  state: z.string(),
  members: z.array(z.strictObject({ memberId: z.string(), clientId: z.string(), host: z.string() })).nullable(),
  /** Committed positions; `logEnd` and `lag` are null where the log's end could not be read. */
  offsets: z
    .array(
      z.strictObject({
        topic: z.string(),
        partition: count,
        committed: count,
        logEnd: count.nullable(),
        lag: count.nullable(),
      }),
    )
    .nullable(),
});

/** A transactional id that the coordinators know (ListTransactions, KIP-664). */
export const transactionalId = z.strictObject({
  transactionalId: z.string(),
  /** Kafka's own: `Empty`, `Ongoing`, `PrepareCommit`, `PrepareAbort`, `CompleteCommit`, `CompleteAbort`, … */
  state: z.string(),
  producerId: z.number().int(),
});

/** Who was seen producing to or consuming from a topic: from a broker's request log, not from the protocol. */
export const observedClient = z.strictObject({
  clientId: z.string(),
  principal: z.string().nullable(),
  role: z.enum(["producer", "consumer"]),
  topic: z.string(),
  lastSeenAt: z.iso.datetime().nullable(),
});
