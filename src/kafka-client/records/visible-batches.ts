import { type AbortedTransaction } from "../protocol/fetch";
import { type RecordBatch, transactionEnd } from "./record-batch";

/**
 * The batches that a consumer gets: no control batches, and under `read_committed` none of aborted transactions. The
 * aborted transactions are those that the same fetch told of; the rule is that of Java's `CompletedFetch`.
 */
export function* visibleBatches(
  batches: Iterable<RecordBatch>,
  aborted: readonly AbortedTransaction[],
): Generator<RecordBatch> {
  const toBegin = [...aborted].sort((a, b) => a.firstOffset - b.firstOffset);
  const aborting = new Set<number>();
  let next = 0;
  for (const batch of batches) {
    for (
      let begin = toBegin[next];
      begin !== undefined && begin.firstOffset <= batch.lastOffset;
      begin = toBegin[next]
    ) {
      aborting.add(begin.producerId);
      next += 1;
    }
    if (batch.isControl) {
      if (transactionEnd(batch) === "abort") aborting.delete(batch.producerId);
    } else if (!batch.isTransactional || !aborting.has(batch.producerId)) yield batch;
  }
}
