import { type LogOffsets, type TopicPartition } from "../../kafka/cluster-facts";
import { type OffsetRange } from "../snapshot/snapshot";

/** How far one partition has come over. */
export interface Progress {
  /** The next source offset to come over: one past the last that did; undefined where none ever did. */
  readonly replicatedTo: number | undefined;
  /** Records at the source that the target does not have yet; where they were not counted, at most as many. */
  readonly lag: number;
  readonly exact: boolean;
}

/**
 * Progress by position, never by the ends of the logs: transaction markers, aborted records and compaction make the same
 * records lie at different offsets. What lies between the position and the source's last stable offset counts as
 * lag; `count` tells how much of it is records (a transaction ends with a marker that never comes over).
 */
export function progressOf(
  { topic, partition }: TopicPartition,
  position: number | undefined,
  source: LogOffsets,
  count: (range: OffsetRange) => number | undefined,
): Progress {
  const replicatedTo = position === undefined ? undefined : position + 1;
  const from = Math.max(replicatedTo ?? source.start, source.start);
  const gap = Math.max(0, source.lastStable - from);
  if (gap === 0) return { replicatedTo, lag: 0, exact: true };
  const counted = count({ topic, partition, from, to: source.lastStable });
  return { replicatedTo, lag: counted ?? gap, exact: counted !== undefined };
}

/**
 * Records that a partition may be behind. The budget is for records that are on their way: where MirrorMaker has no
 * position at all nothing is, and not one record may be missing.
 */
export function lagBudget(position: number | undefined, maxLagRecords: number): number {
  return position === undefined ? 0 : maxLagRecords;
}
