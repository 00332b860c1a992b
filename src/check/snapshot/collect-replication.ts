import { type Expectations } from "../../expectations/document";
import { type Answer } from "../../kafka/answer";
import { partitionKey } from "../../kafka/cluster-facts";
import { type Cluster } from "../../kafka-client/cluster";
import { lagBudget, progressOf } from "../mirror-maker/progress";
import { collectCounts } from "./collect-counts";
import { collectLogs } from "./collect-cluster";
import { positionReader, readOffsetSyncs } from "./collect-mirror-maker";
import { type ByName, type ClusterSeen, type OffsetRange, rangeKey, type Snapshot } from "./snapshot";
import { usualLimits, watchPositions } from "./watch-positions";

/** A gap so small that it may be the markers of transactions alone: counted before anybody waits for it. */
const fewOffsets = 16;

/**
 * Reads how far replication has come: MirrorMaker's positions first, then the target's log ends, then the source's, so that
 * what is missing is never reported smaller than it is. Where partitions are behind by more than the budget it looks again
 * for some seconds: what the source had at the first look must come over.
 */
export async function collectReplication(
  target: Answer<Cluster>,
  source: Answer<Cluster>,
  seen: Readonly<Record<"source" | "target", ClusterSeen>>,
  expectations: Expectations,
  signal: AbortSignal,
): Promise<Pick<Snapshot, "source" | "target" | "mirrorMaker">> {
  if (!target.known || !source.known) {
    const because = target.known ? source : target;
    const nothing: Answer<never> = because.known ? { known: false, because: neverReached } : because;
    return { ...seen, mirrorMaker: { positions: nothing, firstPositions: nothing, watchedMs: 0, syncs: nothing } };
  }
  const { sourceAlias, maxLagRecords } = expectations.replication;
  const replicated = expectations.topics.filter((topic) => topic.source !== undefined).map(({ name }) => name);
  const reader = positionReader(target.value, seen.target.topics, sourceAlias);
  const firstPositions = await reader.look();
  const targetLogs = await collectLogs(target.value, seen.target.topics, replicated);
  const sourceLogs = await collectLogs(source.value, seen.source.topics, replicated);
  const withLogs = {
    source: { ...seen.source, logs: sourceLogs },
    target: { ...seen.target, logs: targetLogs },
  };
  const [watched, counts] = firstPositions.known
    ? await catchUp(source.value, withLogs.source, firstPositions.value, maxLagRecords, (positions, behind) =>
        watchPositions(positions, reader, behind, usualLimits, signal),
      )
    : [{ positions: firstPositions, watchedMs: 0 }, {}];
  const syncs = await readOffsetSyncs(target.value, seen.target.topics, sourceAlias);
  return {
    source: { ...withLogs.source, counts: { ...withLogs.source.counts, ...counts } },
    target: withLogs.target,
    mirrorMaker: { ...watched, firstPositions, syncs },
  };
}

const neverReached = { error: "CLUSTER_NOT_NAMED", message: "The cluster was not read." };

type Watch = (
  positions: ByName<number>,
  behind: (positions: ByName<number>) => readonly string[],
) => ReturnType<typeof watchPositions>;

async function catchUp(
  source: Cluster,
  seen: ClusterSeen,
  first: ByName<number>,
  budget: number,
  watch: Watch,
): Promise<readonly [Awaited<ReturnType<Watch>>, ByName<Answer<number>>]> {
  const partitions = logsOf(seen);
  const small: OffsetRange[] = [];
  for (const { at, key, log } of partitions)
    progressOf(at, first[key], log, (range) => {
      if (range.to - range.from > lagBudget(first[key], budget) && range.to - range.from <= fewOffsets)
        small.push(range);
      return undefined;
    });
  const counts = await collectCounts(source, small);
  const countOf = (range: OffsetRange): number | undefined => {
    const answer = counts[rangeKey(range)];
    return answer?.known === true ? answer.value : undefined;
  };
  const behind = (positions: ByName<number>): readonly string[] =>
    partitions
      .filter(({ at, key, log }) => {
        const position = positions[key];
        return (
          progressOf(at, position, log, countOf).lag > lagBudget(position, budget) ||
          (position ?? Infinity) + 1 < log.start
        );
      })
      .map(({ key }) => key);
  return [await watch(first, behind), counts];
}

function logsOf({ topics, logs }: ClusterSeen) {
  if (!topics.known || !logs.known) return [];
  return Object.values(topics.value).flatMap((topic) => {
    if (!topic.known) return [];
    return topic.value.partitions.flatMap(({ partition }) => {
      const at = { topic: topic.value.name, partition };
      const log = logs.value[partitionKey(at)];
      return log?.known === true ? [{ at, key: partitionKey(at), log: log.value }] : [];
    });
  });
}
