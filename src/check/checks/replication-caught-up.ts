import { type ExpectedTopic } from "../../expectations/document";
import { type Check, type Evidence, mostOffsetsToCount } from "../check";
import { type Details, type ReplicatedPartition } from "../details";
import { counted, listed } from "../listed";

import { lagBudget, progressOf } from "../mirror-maker/progress";
import { replicatedLogs, type ReplicatedLog } from "../replication/replicated-partitions";
import { fail, type Judgement, pass, unknown, unreadable } from "../result";

/** Every partition has come over, by MirrorMaker's own position and never by its health. */
export const replicationCaughtUp: Check = {
  name: "replication-caught-up",
  id: "REP-01",
  title: "Every partition has come over",
  area: "replication",
  phases: ["after-apply"],
  needs: ["source.topics", "source.configs", "target.topics", "replication"],
  why:
    "MirrorMaker reports RUNNING while it cannot read a topic, cannot log in at the source, or waits for a topic that is not " +
    "there; a sum over partitions hides one that stands still.",
  remedy: "Read MirrorMaker's log for the topic that is named: a missing READ, a missing target topic, a failed login.",
  *judge(evidence) {
    for (const topic of evidence.expected.topics) if (topic.source !== undefined) yield judgeTopic(topic, evidence);
  },
};

interface Partition {
  readonly shown: ReplicatedPartition;
  /** False where what is still to come may be markers of transactions alone: nobody could count the records in it. */
  readonly exact: boolean;
  readonly moved: boolean;
  /** Records that it may be behind. */
  readonly budget: number;
  /** Where it stood at the first look, before the source's end was read: a later look may lie beyond that end in all order. */
  readonly firstTo: number;
  readonly log: ReplicatedLog;
}

function judgeTopic(topic: ExpectedTopic, { expected, seen, count }: Evidence): Judgement {
  const { maxLagRecords } = expected.replication;
  const logs = replicatedLogs(topic, seen);
  const { positions, firstPositions } = seen.mirrorMaker;
  if (!logs.known) return unreadable(topic.name, logs.because);
  if (!positions.known) return unreadable(topic.name, positions.because);
  const partitions = logs.value.map((log): Partition => {
    const position = positions.value[log.key];
    const first = firstPositions.known ? firstPositions.value[log.key] : position;
    const { replicatedTo, lag, exact } = progressOf(log, position, log.source, (range) =>
      range.to - range.from > lagBudget(position, maxLagRecords) ? count.source(range) : undefined,
    );
    return {
      shown: {
        partition: log.partition,
        sourceStart: log.source.start,
        sourceEnd: log.source.lastStable,
        replicatedTo: replicatedTo ?? null,
        lag,
        targetEnd: log.target?.end ?? null,
      },
      exact: exact || lag > mostOffsetsToCount,
      moved: position !== first,
      budget: lagBudget(position, maxLagRecords),
      firstTo: first === undefined ? 0 : first + 1,
      log,
    };
  });
  const problem =
    beyondEnd(partitions) ??
    behind(partitions, maxLagRecords, seen.mirrorMaker.watchedMs, mirrorMakerHint(seen.clients));
  const details = { kind: "replication", partitions: partitions.map(({ shown }) => shown) } as const;
  if (problem !== undefined) return fail(topic.name, { ...problem, details });
  const uncounted = partitions.filter(({ shown, exact, budget }) => !exact && shown.lag > budget);
  if (uncounted.length > 0) return notCounted(topic.name, uncounted, details);
  const most = Math.max(0, ...partitions.map(({ shown }) => shown.lag));
  return pass(topic.name, {
    expected: `at most ${counted(maxLagRecords, "record")} behind on any partition`,
    seen: `at most ${counted(most, "record")}`,
    message: `${counted(partitions.length, "partition")} caught up.`,
    details,
  });
}

/** What is left may be markers of transactions, which never come over: without counting nobody can tell. */
function notCounted(topic: string, uncounted: readonly Partition[], details: Details): Judgement {
  return unknown(topic, {
    cause: "LAG_NOT_COUNTED",
    seen: listed(
      uncounted.map(({ shown: { partition, lag } }) => `partition ${String(partition)}: ${counted(lag, "offset")}`),
    ),
    message:
      "Offsets are left to come over, and they could not be counted to tell records from the markers of transactions.",
    remedy: `Grant the checker's principal READ on Topic ${topic} at the source, then check again.`,
    details,
  });
}

type Problem = Parameters<typeof fail>[1];

/** A position beyond the source's end belongs to another topic of the same name. */
function beyondEnd(partitions: readonly Partition[]): Problem | undefined {
  const beyond = partitions.filter(({ firstTo, log }) => firstTo > log.source.end);
  if (beyond.length === 0) return undefined;
  return {
    cause: "POSITION_BEYOND_SOURCE_END",
    expected: "a position within the source's log",
    seen: listed(
      beyond.map(
        ({ shown: { partition }, firstTo, log }) =>
          `partition ${String(partition)}: at ${String(firstTo)}, the source ends at ${String(log.source.end)}`,
      ),
    ),
    message: "MirrorMaker stands beyond the source's log end: the source topic was created anew or lost records.",
    remedy:
      "Stop MirrorMaker, delete its position for this topic and the target topic's records, and let it start over.",
  };
}

function behind(
  partitions: readonly Partition[],
  budget: number,
  watchedMs: number,
  hint: string | undefined,
): Problem | undefined {
  const late = partitions
    .filter((one) => one.exact && one.shown.lag > one.budget)
    .sort((a, b) => b.shown.lag - a.shown.lag);
  if (late.length === 0) return undefined;
  const never = late.filter(({ shown }) => shown.replicatedTo === null);
  const stalled = late.filter(({ shown, moved }) => shown.replicatedTo !== null && !moved);
  const worst = listed(
    late.map(({ shown: { partition, lag } }) => `partition ${String(partition)}: ${counted(lag, "record")}`),
  );
  const seconds = `${(watchedMs / 1000).toFixed(0)} s`;
  const of = counted(partitions.length, "partition");
  const share = `${String(late.length)} of ${of} ${late.length === 1 ? "is" : "are"} behind`;
  const common = {
    expected: `at most ${counted(budget, "record")} behind on any partition`,
    seen: worst,
    ...(hint === undefined ? {} : { remedy: hint }),
  };
  if (never.length > 0)
    return {
      cause: "NOT_REPLICATED",
      ...common,
      message: `Nothing ever came over on ${String(never.length)} of ${of}.`,
    };
  if (stalled.length > 0)
    return {
      cause: "REPLICATION_STALLED",
      ...common,
      message: `${share}, and ${String(stalled.length)} did not move within ${seconds}. MirrorMaker writes its position down every offset.flush.interval.ms: where that is longer than the check looks, look again later.`,
    };
  return {
    cause: "REPLICATION_BEHIND",
    ...common,
    remedy: "Wait and check again; where it does not get less, give MirrorMaker more tasks.",
    message: `${share}, and still moving after ${seconds}.`,
  };
}

/** Where one of MirrorMaker's own clients cannot get in, that comes first. */
function mirrorMakerHint(clients: Evidence["seen"]["clients"]): string | undefined {
  const shutOut = clients.find(
    ({ name, reachability }) =>
      name.startsWith("mm2") &&
      reachability.known &&
      [...reachability.value.bootstrap, ...reachability.value.advertised].some(({ layers }) =>
        layers.some(({ ok }) => !ok),
      ),
  );
  return shutOut === undefined
    ? undefined
    : `${shutOut.name} cannot get in at the ${shutOut.cluster}: mend what clients-reach-brokers says of it, then restart MirrorMaker.`;
}
