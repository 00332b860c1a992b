import { type TopicPartition } from "../../kafka/cluster-facts";
import { type OffsetRange } from "../snapshot/snapshot";
import { type OffsetSync } from "./offset-sync";
import { around, sinceLastRewind } from "./sync-history";

/** Where a source offset lies at the target: exactly where `low` equals `high`, else somewhere between. */
export interface TranslatedOffset {
  readonly low: number;
  readonly high: number;
}

/** What is known of a partition beside its syncs: how far it came over, and where the target's log ends. */
export interface ReplicatedTail {
  /** The next source offset to come over. */
  readonly replicatedTo: number | undefined;
  readonly targetEnd: number | undefined;
}

/**
 * Where a source offset lies at the target: the target's offset of the first record at or after it.
 *
 * MirrorMaker's own translation stops at the sync before and adds one (`OffsetSyncStore.translateDownstream`), which is safe and
 * imprecise. Here the distance from a sync is exact where source and target went the same way between two syncs; else the
 * records between are counted at the source (`count`, undefined where that was not done), which sees transaction markers,
 * aborted records and compaction. Undefined where the partition has no sync at all.
 */
export function translateOffset(
  at: TopicPartition,
  syncs: readonly OffsetSync[],
  upstream: number,
  tail: ReplicatedTail,
  count: (range: OffsetRange) => number | undefined,
): TranslatedOffset | undefined {
  const { before, after } = around(sinceLastRewind(syncs), upstream);
  if (before !== undefined) return forwards(at, before, after ?? endOf(tail), upstream, count);
  return after === undefined ? undefined : backwards(at, after, upstream, count);
}

/** The end of what came over, as if it were a sync: the next source offset goes to the target's end. */
function endOf({ replicatedTo, targetEnd }: ReplicatedTail): OffsetSync | undefined {
  return replicatedTo === undefined || targetEnd === undefined
    ? undefined
    : { upstream: replicatedTo, downstream: targetEnd };
}

function forwards(
  at: TopicPartition,
  before: OffsetSync,
  after: OffsetSync | undefined,
  upstream: number,
  count: (range: OffsetRange) => number | undefined,
): TranslatedOffset {
  const away = upstream - before.upstream;
  if (away === 0) return exactly(before.downstream);
  const sameWay = after !== undefined && after.upstream - before.upstream === after.downstream - before.downstream;
  if (sameWay && upstream <= after.upstream) return exactly(before.downstream + away);
  const between = count({ ...at, from: before.upstream + 1, to: upstream });
  if (between !== undefined) return exactly(before.downstream + 1 + between);
  const farthest = before.downstream + away;
  const bounded = after !== undefined && upstream <= after.upstream ? Math.min(farthest, after.downstream) : farthest;
  return { low: before.downstream + 1, high: Math.max(before.downstream + 1, bounded) };
}

function backwards(
  at: TopicPartition,
  after: OffsetSync,
  upstream: number,
  count: (range: OffsetRange) => number | undefined,
): TranslatedOffset {
  const between = count({ ...at, from: upstream, to: after.upstream });
  if (between !== undefined) return exactly(Math.max(0, after.downstream - between));
  return { low: Math.max(0, after.downstream - (after.upstream - upstream)), high: after.downstream };
}

function exactly(offset: number): TranslatedOffset {
  return { low: offset, high: offset };
}
