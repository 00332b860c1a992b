import { type Api, type Throttled } from "./api";
import { type IsolationLevel } from "./list-offsets";
import { type Reader } from "./reader";

/** One partition from one offset on, outside of any fetch session (KIP-227). */
export interface FetchRequest {
  readonly isolation: IsolationLevel;
  readonly maxWaitMs: number;
  /** Upper bound of the answer in bytes; the first batch comes whole even where it is larger. */
  readonly maxBytes: number;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** An aborted transaction: data of this producer from this offset on, up to its abort marker. */
export interface AbortedTransaction {
  readonly producerId: number;
  readonly firstOffset: number;
}

/** One partition's records, with an error of its own. */
export interface FetchedPartition {
  readonly errorCode: number;
  readonly highWatermark: number;
  readonly lastStableOffset: number;
  readonly logStartOffset: number;
  /** Only under `read_committed`. */
  readonly abortedTransactions: readonly AbortedTransaction[];
  /** Record batches as they lie in the log; the last one can be cut. */
  readonly records: Buffer;
}

/** The answer to one fetch; no partition where the whole request failed. */
export interface FetchResponse extends Throttled {
  readonly errorCode: number;
  readonly partitions: readonly FetchedPartition[];
}

const consumer = -1;
const noSession = 0;
const finalEpoch = -1;
const anyEpoch = -1;
const notAFollower = -1;

/** Fetch: records of a partition, by topic name (up to version 12; later ones name topics by id). */
export const fetch: Api<FetchRequest, FetchResponse> = {
  name: "Fetch",
  key: 1,
  versions: { min: 4, max: 12 },
  flexibleFrom: 12,
  encode(writer, request, version) {
    writer.int32(consumer).int32(request.maxWaitMs).int32(1).int32(request.maxBytes).int8(request.isolation);
    if (version >= 7) writer.int32(noSession).int32(finalEpoch);
    writer.array([request], () => {
      writer.string(request.topic);
      writer.array([request], () => {
        writer.int32(request.partition);
        if (version >= 9) writer.int32(anyEpoch);
        writer.int64(request.offset);
        if (version >= 12) writer.int32(anyEpoch);
        if (version >= 5) writer.int64(notAFollower);
        writer.int32(request.maxBytes).tags();
      });
      writer.tags();
    });
    if (version >= 7) writer.array([], () => undefined);
    if (version >= 11) writer.string("");
    writer.tags();
  },
  decode(reader, version) {
    const throttleTimeMs = reader.int32();
    const errorCode = version >= 7 ? reader.int16() : 0;
    if (version >= 7) reader.int32();
    const partitions = reader
      .array(() => {
        reader.string();
        const fetched = reader.array(() => fetchedPartition(reader, version));
        reader.tags();
        return fetched;
      })
      .flat();
    reader.tags();
    return { throttleTimeMs, errorCode, partitions };
  },
};

function fetchedPartition(reader: Reader, version: number): FetchedPartition {
  reader.int32();
  const errorCode = reader.int16();
  const highWatermark = reader.int64();
  const lastStableOffset = reader.int64();
  const logStartOffset = version >= 5 ? reader.int64() : -1;
  const abortedTransactions = reader.array(() => {
    const aborted = { producerId: reader.int64(), firstOffset: reader.int64() };
    reader.tags();
    return aborted;
  });
  if (version >= 11) reader.int32();
  const records = reader.nullableBytes() ?? Buffer.alloc(0);
  reader.tags();
  return { errorCode, highWatermark, lastStableOffset, logStartOffset, abortedTransactions, records };
}
