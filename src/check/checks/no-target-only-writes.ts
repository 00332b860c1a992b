import { type ExpectedTopic } from "../../expectations/document";
import { type Check, type Evidence } from "../check";
import { counted, listed } from "../listed";
import { type OffsetSync } from "../mirror-maker/offset-sync";
import { intervals, rewinds, sinceLastRewind } from "../mirror-maker/sync-history";
import { replicatedLogs, type ReplicatedLog } from "../replication/replicated-partitions";
import { fail, type Judgement, pass, unknown, unreadable } from "../result";

/** The target holds what the source wrote, once. */
export const noTargetOnlyWrites: Check = {
  name: "no-target-only-writes",
  id: "REP-06",
  title: "The target holds only what came over, once",
  area: "replication",
  phases: ["after-apply"],
  needs: ["source.topics", "source.configs", "target.topics", "replication"],
  why: "A producer that already writes to the target makes two histories; records that came over twice are processed twice.",
  remedy:
    "Find who writes to the target topic (its grants and the brokers' request log) and stop it before the cut-over.",
  *judge(evidence) {
    for (const topic of evidence.expected.topics) if (topic.source !== undefined) yield judgeTopic(topic, evidence);
  },
};

interface Surplus {
  /** Not counted: it may be the markers of MirrorMaker's own transactions, which take offsets and are no records. */
  readonly cause: "TARGET_ONLY_WRITES" | "RECORDS_COPIED_TWICE" | "SURPLUS_NOT_COUNTED";
  readonly records: number;
  readonly where: string;
}

function judgeTopic(topic: ExpectedTopic, { seen, count }: Evidence): Judgement {
  const logs = replicatedLogs(topic, seen);
  const { syncs } = seen.mirrorMaker;
  if (!logs.known) return unreadable(topic.name, logs.because);
  if (!syncs.known) return unreadable(topic.name, syncs.because);
  const history = syncs.value;
  const found = logs.value.flatMap((log) => {
    const ofPartition = history[log.key] ?? [];
    return [
      ...copiedTwice(log, ofPartition),
      ...betweenSyncs(log, ofPartition, count.target),
      ...sinceLastSync(log, ofPartition, count.target),
    ];
  });
  const certain = found.filter(({ cause }) => cause !== "SURPLUS_NOT_COUNTED");
  if (certain.length > 0) return fail(topic.name, failure(certain));
  if (found.length === 0) return pass(topic.name, { message: "Nothing beyond what came over." });
  return unknown(topic.name, {
    cause: "SURPLUS_NOT_COUNTED",
    expected: noneBeyond,
    seen: listed(found.map(({ where }) => where)),
    message:
      "The target's log is longer than what came over, and its records could not be counted to tell them from markers.",
    remedy: `Grant the checker's principal READ on Topic ${topic.name} at the target, then check again.`,
  });
}

const noneBeyond = "no record that the source did not write once";

function failure(found: readonly Surplus[]): Parameters<typeof fail>[1] {
  const written = found.filter(({ cause }) => cause === "TARGET_ONLY_WRITES");
  const worst = written.length > 0 ? written : found;
  const total = counted(
    worst.reduce((sum, { records }) => sum + records, 0),
    "record",
  );
  const common = { expected: noneBeyond, seen: listed(found.map(({ where }) => where)) };
  if (written.length > 0)
    return {
      cause: "TARGET_ONLY_WRITES",
      ...common,
      message: `${total} at the target that replication cannot have put there once: written at the target, or copied twice.`,
    };
  return {
    cause: "RECORDS_COPIED_TWICE",
    ...common,
    message: `About ${total} came over twice: MirrorMaker went back, because the source topic was created anew or its own position was lost.`,
    remedy: "Delete the target topic's records and MirrorMaker's position, and let it start over.",
  };
}

function copiedTwice({ partition }: ReplicatedLog, syncs: readonly OffsetSync[]): readonly Surplus[] {
  return rewinds(syncs).map(({ from, to }) => ({
    cause: "RECORDS_COPIED_TWICE",
    records: from.upstream - to.upstream + 1,
    where: `partition ${String(partition)}: went back from source offset ${String(from.upstream)} to ${String(to.upstream)}`,
  }));
}

/** Stretches of syncs in which the target went on by more than the source. Neighbours are taken together: one count tells of all. */
function betweenSyncs(
  { topic, partition, target }: ReplicatedLog,
  syncs: readonly OffsetSync[],
  count: Evidence["count"]["target"],
): readonly Surplus[] {
  const stretches: { from: OffsetSync; to: OffsetSync }[] = [];
  for (const { from, to, upstream, downstream } of intervals(sinceLastRewind(syncs))) {
    if (upstream <= 0 || downstream <= upstream || (target?.start ?? 0) > from.downstream) continue;
    const last = stretches.at(-1);
    if (last?.to === from && to.downstream - last.from.downstream <= mostOffsetsTogether) last.to = to;
    else stretches.push({ from, to });
  }
  return stretches.flatMap(({ from, to }) =>
    surplus(
      partition,
      count({ topic, partition, from: from.downstream + 1, to: to.downstream + 1 }),
      { there: to.downstream - from.downstream, possible: to.upstream - from.upstream },
      `between source offsets ${String(from.upstream)} and ${String(to.upstream)}`,
    ),
  );
}

const mostOffsetsTogether = 10_000;

/** Since the last sync the target grew by more than the source has: the target's end was read first, so this is certain. */
function sinceLastSync(
  { topic, partition, source, target }: ReplicatedLog,
  syncs: readonly OffsetSync[],
  count: Evidence["count"]["target"],
): readonly Surplus[] {
  if (target === undefined) return [];
  const last = syncs.at(-1) ?? { upstream: -1, downstream: -1 };
  const possible = Math.max(0, source.end - last.upstream - 1);
  const there = target.end - Math.max(last.downstream + 1, target.start);
  if (there <= possible) return [];
  return surplus(
    partition,
    count({ topic, partition, from: target.end - there, to: target.end }),
    { there, possible },
    `from source offset ${String(last.upstream + 1)} to the source's end ${String(source.end)}`,
  );
}

/** Every transaction of MirrorMaker's has a record at least, so uncounted offsets beyond twice the source's are not markers alone. */
function surplus(
  partition: number,
  records: number | undefined,
  offsets: { readonly there: number; readonly possible: number },
  where: string,
): readonly Surplus[] {
  const { there, possible } = offsets;
  const more = records === undefined ? there - 2 * possible : records - possible;
  const described = (count: string): string => `partition ${String(partition)}: ${count} too many ${where}`;
  if (more > 0) return [{ cause: "TARGET_ONLY_WRITES", records: more, where: described(counted(more, "record")) }];
  if (records !== undefined) return [];
  const uncounted = there - possible;
  return [{ cause: "SURPLUS_NOT_COUNTED", records: uncounted, where: described(counted(uncounted, "offset")) }];
}
