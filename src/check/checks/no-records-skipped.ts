import { type ExpectedTopic } from "../../expectations/document";
import { type Check, type Evidence } from "../check";
import { counted, listed } from "../listed";
import { type OffsetSync } from "../mirror-maker/offset-sync";
import { intervals, sinceLastRewind } from "../mirror-maker/sync-history";
import { replicatedLogs, type ReplicatedLog } from "../replication/replicated-partitions";
import { fail, type Judgement, pass, unreadable } from "../result";

/** No record was deleted at the source before it had come over. */
export const noRecordsSkipped: Check = {
  name: "no-records-skipped",
  id: "REP-06",
  title: "No record was deleted before it came over",
  area: "replication",
  phases: ["after-apply"],
  needs: ["source.topics", "source.configs", "target.topics", "replication"],
  why: "MirrorMaker goes on at the source's log start when its position is gone, and neither health nor lag ever tells.",
  remedy:
    "Have the owner accept the loss, or delete the target topic's records and MirrorMaker's position and let it start over; " +
    "raise the source's retention before.",
  *judge(evidence) {
    for (const topic of evidence.expected.topics)
      if (topic.source !== undefined) yield judgeTopic(topic, topic.source.cleanupPolicy, evidence);
  },
};

interface Loss {
  readonly partition: number;
  readonly atMost: number;
  readonly where: string;
}

function judgeTopic(topic: ExpectedTopic, cleanupPolicy: string, { seen, count }: Evidence): Judgement {
  const logs = replicatedLogs(topic, seen);
  const { positions, syncs } = seen.mirrorMaker;
  if (!logs.known) return unreadable(topic.name, logs.because);
  if (!positions.known) return unreadable(topic.name, positions.because);
  if (!syncs.known) return unreadable(topic.name, syncs.because);
  const history = syncs.value;
  const losses = logs.value.flatMap((log) => [
    ...deletedAhead(log, positions.value[log.key]),
    ...(/\bcompact\b/.test(cleanupPolicy) ? [] : jumped(log, history[log.key] ?? [], count.source)),
  ]);
  if (losses.length === 0) return pass(topic.name, { message: "Nothing was deleted ahead of replication." });
  const total = losses.reduce((sum, { atMost }) => sum + atMost, 0);
  return fail(topic.name, {
    cause: "RECORDS_DELETED_BEFORE_REPLICATION",
    expected: "no record deleted before it came over",
    seen: listed(losses.map(({ where }) => where)),
    message: `Up to ${counted(total, "record")} never came over.`,
  });
}

/** The log now starts behind the position: what lay between is gone, and MirrorMaker will go on at the start. */
function deletedAhead({ partition, source }: ReplicatedLog, position: number | undefined): readonly Loss[] {
  if (position === undefined || position + 1 >= source.start || position + 1 > source.end) return [];
  const atMost = source.start - position - 1;
  return [
    {
      partition,
      atMost,
      where: `partition ${String(partition)}: came over up to ${String(position)}, the source starts at ${String(source.start)}`,
    },
  ];
}

/**
 * Between two syncs the source went on by more than the target, and the source's log now starts within that stretch:
 * MirrorMaker jumped to the log's start. What the source still has of the stretch is counted, for markers of transactions
 * take offsets and never come over. A stretch of one or two offsets is taken for markers where the topic has transactions.
 */
function jumped(
  { topic, partition, source }: ReplicatedLog,
  syncs: readonly OffsetSync[],
  count: Evidence["count"]["source"],
): readonly Loss[] {
  const all = intervals(sinceLastRewind(syncs)).filter(({ upstream }) => upstream > 0);
  return all.flatMap((interval) => {
    const { from, to, upstream, downstream } = interval;
    const holdsStart = from.upstream + 1 < source.start && source.start <= to.upstream;
    if (upstream <= downstream || !holdsStart) return [];
    const left = count({ topic, partition, from: source.start, to: to.upstream + 1 }) ?? to.upstream + 1 - source.start;
    const cameOverBefore = Math.max(0, downstream - left);
    const atMost = source.start - 1 - from.upstream - cameOverBefore;
    const markers = all.some((other) => other !== interval && other.upstream > other.downstream);
    if (atMost <= (markers ? 2 : 0)) return [];
    return [
      {
        partition,
        atMost,
        where: `partition ${String(partition)}: between source offsets ${String(from.upstream)} and ${String(to.upstream)} the target got ${counted(downstream, "record")}`,
      },
    ];
  });
}
