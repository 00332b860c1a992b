import { type ExpectedTopic } from "../../expectations/document";
import { type Check, type Evidence } from "../check";
import { counted, listed } from "../listed";
import { type OffsetSync } from "../mirror-maker/offset-sync";
import { intervals, rewinds, sinceLastRewind } from "../mirror-maker/sync-history";
import { replicatedLogs, type ReplicatedLog } from "../replication/replicated-partitions";
import { fail, type Judgement, pass, unreadable } from "../result";

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
  readonly cause: "TARGET_ONLY_WRITES" | "RECORDS_COPIED_TWICE";
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
  const first = found.find(({ cause }) => cause === "TARGET_ONLY_WRITES") ?? found[0];
  if (first === undefined) return pass(topic.name, { message: "Nothing beyond what came over." });
  const total = found.reduce((sum, { records }) => sum + records, 0);
  const twice = first.cause === "RECORDS_COPIED_TWICE";
  return fail(topic.name, {
    cause: first.cause,
    expected: "no record that the source did not write once",
    seen: listed(found.map(({ where }) => where)),
    message: twice
      ? `About ${counted(total, "record")} came over twice: MirrorMaker went back, because the source topic was created anew or its own position was lost.`
      : `${counted(total, "record")} at the target that replication cannot have put there once: written at the target, or copied twice.`,
    ...(twice
      ? { remedy: "Delete the target topic's records and MirrorMaker's position, and let it start over." }
      : {}),
  });
}

function copiedTwice({ partition }: ReplicatedLog, syncs: readonly OffsetSync[]): readonly Surplus[] {
  return rewinds(syncs).map(({ from, to }) => ({
    cause: "RECORDS_COPIED_TWICE",
    records: from.upstream - to.upstream + 1,
    where: `partition ${String(partition)}: went back from source offset ${String(from.upstream)} to ${String(to.upstream)}`,
  }));
}

/** Between two syncs the target went on by more than the source. Markers of MirrorMaker's own transactions are no records: counted. */
function betweenSyncs(
  { topic, partition, target }: ReplicatedLog,
  syncs: readonly OffsetSync[],
  count: Evidence["count"]["target"],
): readonly Surplus[] {
  return intervals(sinceLastRewind(syncs)).flatMap(({ from, to, upstream, downstream }) => {
    if (upstream <= 0 || downstream <= upstream || (target?.start ?? 0) > from.downstream) return [];
    const records = count({ topic, partition, from: from.downstream + 1, to: to.downstream + 1 }) ?? downstream;
    return surplus(partition, records - upstream, from, `up to source offset ${String(to.upstream)}`);
  });
}

/** Since the last sync the target grew by more than the source has: the target's end was read first, so this is certain. */
function sinceLastSync(
  { topic, partition, source, target }: ReplicatedLog,
  syncs: readonly OffsetSync[],
  count: Evidence["count"]["target"],
): readonly Surplus[] {
  const last = syncs.at(-1);
  if (target === undefined) return [];
  const from = last ?? { upstream: -1, downstream: -1 };
  const possible = Math.max(0, source.end - from.upstream - 1);
  const there = target.end - Math.max(from.downstream + 1, target.start);
  if (there <= possible) return [];
  const records = count({ topic, partition, from: target.end - there, to: target.end }) ?? there;
  return surplus(partition, records - possible, from, `up to the source's end ${String(source.end)}`);
}

function surplus(partition: number, records: number, from: OffsetSync, until: string): readonly Surplus[] {
  if (records <= 0) return [];
  return [
    {
      cause: "TARGET_ONLY_WRITES",
      records,
      where: `partition ${String(partition)}: ${counted(records, "record")} too many after source offset ${String(Math.max(0, from.upstream))}, ${until}`,
    },
  ];
}
