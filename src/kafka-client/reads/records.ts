import { setTimeout as pause } from "node:timers/promises";
import { partitionKey } from "../../kafka/cluster-facts";
import { type Cluster } from "../cluster";
import { grants, staleLeaderErrors, unreadable } from "../error-codes";
import { fetch, type FetchedPartition } from "../protocol/fetch";
import { batchesIn, type FetchedRecord, type RecordBatch, recordsIn } from "../records/record-batch";
import { visibleBatches } from "../records/visible-batches";
import { ReadFailed } from "./read-failed";

export type { FetchedRecord, RecordHeader } from "../records/record-batch";

/** Offsets `[from, to)` of one partition. */
export interface RecordRange {
  readonly topic: string;
  readonly partition: number;
  readonly from: number;
  readonly to: number;
}

/** What one fetch brings at most; a first batch that is larger comes whole. */
const bytesPerFetch = 4 * 1024 * 1024;
const maxWaitMs = 500;
const attempts = 4;
const pauseMs = 500;

const isolationLevels = { read_uncommitted: 0, read_committed: 1 } as const;

/**
 * The records of one partition in `[from, to)`, in order, as a consumer without a group gets them: control batches are
 * passed over, and aborted transactions under `read_committed`. Ends at `to`, or earlier where the log (the last stable
 * offset under `read_committed`) ends. Needs READ on the topic.
 *
 * @throws ReadFailed where the broker refuses, `from` no longer lies in the log, or the partition has no leader;
 * EndpointUnreachable; MalformedResponse
 */
export async function* readRecords(
  cluster: Cluster,
  range: RecordRange & { readonly isolation: keyof typeof isolationLevels },
): AsyncGenerator<FetchedRecord> {
  for await (const batch of batchesOf(cluster, range, range.isolation))
    for (const record of recordsIn(batch)) if (record.offset >= range.from && record.offset < range.to) yield record;
}

/**
 * How many records a `read_committed` consumer gets in `[from, to)`. Whole batches are counted by their heads, without
 * being unpacked; only those that reach over an end are read.
 *
 * @throws as {@link readRecords}
 */
export async function countRecords(cluster: Cluster, range: RecordRange): Promise<number> {
  let count = 0;
  for await (const batch of batchesOf(cluster, range, "read_committed"))
    if (batch.baseOffset >= range.from && batch.lastOffset < range.to) count += batch.recordCount;
    else for (const { offset } of recordsIn(batch)) if (offset >= range.from && offset < range.to) count += 1;
  return count;
}

async function* batchesOf(
  cluster: Cluster,
  { topic, partition, from, to }: RecordRange,
  isolation: keyof typeof isolationLevels,
): AsyncGenerator<RecordBatch> {
  let offset = from;
  while (offset < to) {
    const request = {
      isolation: isolationLevels[isolation],
      maxWaitMs,
      maxBytes: bytesPerFetch,
      topic,
      partition,
      offset,
    };
    const fetched = await fetchOnce(cluster, request);
    const batches = [...batchesIn(fetched.records)];
    const last = batches.at(-1);
    if (last === undefined) return;
    for (const batch of visibleBatches(batches, fetched.abortedTransactions))
      if (batch.lastOffset >= offset && batch.baseOffset < to) yield batch;
    offset = last.lastOffset + 1;
    const end = isolation === "read_committed" ? fetched.lastStableOffset : fetched.highWatermark;
    if (offset >= end) return;
  }
}

async function fetchOnce(cluster: Cluster, request: Parameters<typeof fetch.encode>[1]): Promise<FetchedPartition> {
  const { topic } = request;
  for (let attempt = 1; ; attempt += 1) {
    const leader = await leaderOf(cluster, request, attempt > 1);
    const answer = await cluster.send(fetch, request, leader);
    const fetched = answer.partitions[0];
    const errorCode = answer.errorCode === 0 ? (fetched?.errorCode ?? 0) : answer.errorCode;
    if (errorCode === 0 && fetched !== undefined) return fetched;
    if (!staleLeaderErrors.has(errorCode) || attempt === attempts)
      throw new ReadFailed(unreadable(errorCode, null, grants.readTopic(topic)));
    await pause(pauseMs, undefined, cluster.signal === undefined ? {} : { signal: cluster.signal });
  }
}

async function leaderOf(
  cluster: Cluster,
  place: { readonly topic: string; readonly partition: number },
  fresh: boolean,
): Promise<number> {
  const { topics } = fresh ? await cluster.metadata("all") : await cluster.lastMetadata();
  const leader = topics
    .find(({ name }) => name === place.topic)
    ?.partitions.find(({ partition }) => partition === place.partition)?.leader;
  if (leader !== undefined && leader >= 0) return leader;
  const message = `${partitionKey(place)} has no leader, does not exist, or may not be seen by the principal.`;
  throw new ReadFailed({ error: "LEADER_NOT_AVAILABLE", message, grantNeeded: grants.describeTopic(place.topic) });
}
