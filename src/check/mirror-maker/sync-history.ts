import { type OffsetSync } from "./offset-sync";

/** Two offset syncs of one partition that follow each other. */
export interface SyncInterval {
  readonly from: OffsetSync;
  readonly to: OffsetSync;
  /** How far the source went from one to the other; not positive where it was read again from an earlier place. */
  readonly upstream: number;
  /** How far the target went. */
  readonly downstream: number;
}

/**
 * Syncs in the order in which their records came to the target. MirrorMaker writes syncs side by side
 * (`OffsetSyncWriter`), so one can arrive after a later one: only the target's offsets tell their order.
 */
export function inTargetOrder(syncs: readonly OffsetSync[]): readonly OffsetSync[] {
  return [...syncs].sort((one, other) => one.downstream - other.downstream);
}

/** The history of one partition as intervals, oldest first. */
export function intervals(syncs: readonly OffsetSync[]): readonly SyncInterval[] {
  const found: SyncInterval[] = [];
  let from: OffsetSync | undefined;
  for (const to of syncs) {
    if (from !== undefined)
      found.push({ from, to, upstream: to.upstream - from.upstream, downstream: to.downstream - from.downstream });
    from = to;
  }
  return found;
}

/** Where the source was read again from an earlier place: its topic was created anew, or the position was lost. */
export function rewinds(syncs: readonly OffsetSync[]): readonly SyncInterval[] {
  return intervals(syncs).filter(({ upstream, downstream }) => upstream < 0 || (upstream === 0 && downstream > 0));
}

/** The syncs since the last rewind: of older ones nothing holds any more. */
export function sinceLastRewind(syncs: readonly OffsetSync[]): readonly OffsetSync[] {
  const last = rewinds(syncs).at(-1);
  return last === undefined ? syncs : syncs.slice(syncs.lastIndexOf(last.to));
}

/** The syncs around a source offset: the last at or before it and the first after it. Binary search over one run. */
export function around(
  run: readonly OffsetSync[],
  upstream: number,
): { readonly before: OffsetSync | undefined; readonly after: OffsetSync | undefined } {
  let low = 0;
  let high = run.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((run[middle]?.upstream ?? Infinity) <= upstream) low = middle + 1;
    else high = middle;
  }
  return { before: run[low - 1], after: run[low] };
}
