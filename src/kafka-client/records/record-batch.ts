import { MalformedResponse } from "../protocol/malformed-response";
import { Reader } from "../protocol/reader";
import { decompress } from "./decompress";

/** One header of a record. */
export interface RecordHeader {
  readonly key: string;
  readonly value: Buffer | null;
}

/** One record as a consumer gets it. */
export interface FetchedRecord {
  readonly offset: number;
  /** Milliseconds since 1970; the broker's own time under LogAppendTime. */
  readonly timestamp: number;
  /** Null where the record has no key; an empty key is an empty Buffer. */
  readonly key: Buffer | null;
  /** Null is a tombstone. */
  readonly value: Buffer | null;
  /** In order, doubles included. */
  readonly headers: readonly RecordHeader[];
}

/** One batch (message format 2, KIP-98) with its records still packed. */
export interface RecordBatch {
  readonly baseOffset: number;
  readonly lastOffset: number;
  readonly recordCount: number;
  readonly producerId: number;
  readonly isTransactional: boolean;
  /** Holds a transaction's end instead of records. */
  readonly isControl: boolean;
  /** `org.apache.kafka.common.record.CompressionType`. */
  readonly codec: number;
  /** Milliseconds; of the whole batch under LogAppendTime, else what records' times count from. */
  readonly baseTimestamp: number;
  readonly maxTimestamp: number;
  readonly isLogAppendTime: boolean;
  readonly packed: Buffer;
}

const headBytes = 61;
/** Offset and length come before what the length counts. */
const beforeLength = 12;
const bits = { codec: 0b111, logAppendTime: 1 << 3, transactional: 1 << 4, control: 1 << 5 } as const;
const magicAt = 16;
const currentMagic = 2;

/**
 * The batches in the bytes of a fetch, in order. A last one that was cut by the size limit is left out.
 *
 * @throws MalformedResponse where bytes are no batch, or are of the message formats 0 and 1 (before Kafka 0.11)
 */
export function* batchesIn(bytes: Buffer): Generator<RecordBatch> {
  for (let at = 0; at + beforeLength <= bytes.length;) {
    const length = bytes.readInt32BE(at + 8);
    const next = at + beforeLength + length;
    if (length < 0) throw new MalformedResponse(`batch of ${String(length)} bytes`, at, bytes.length);
    if (next > bytes.length) return;
    if (bytes.readInt8(at + magicAt) !== currentMagic)
      throw new MalformedResponse("batch of a message format older than Kafka 0.11", at, bytes.length);
    if (length < headBytes - beforeLength)
      throw new MalformedResponse(`batch of ${String(length)} bytes`, at, bytes.length);
    yield batchAt(bytes.subarray(at, next));
    at = next;
  }
}

function batchAt(bytes: Buffer): RecordBatch {
  const reader = new Reader(bytes, false);
  const baseOffset = reader.int64();
  reader.int32();
  reader.int32();
  reader.int8();
  reader.uint32();
  const attributes = reader.int16();
  const lastOffset = baseOffset + reader.int32();
  const baseTimestamp = reader.int64();
  const maxTimestamp = reader.int64();
  const producerId = reader.int64();
  reader.int16();
  reader.int32();
  const recordCount = reader.int32();
  return {
    baseOffset,
    lastOffset,
    recordCount,
    producerId,
    isTransactional: (attributes & bits.transactional) !== 0,
    isControl: (attributes & bits.control) !== 0,
    isLogAppendTime: (attributes & bits.logAppendTime) !== 0,
    codec: attributes & bits.codec,
    baseTimestamp,
    maxTimestamp,
    packed: bytes.subarray(headBytes),
  };
}

/**
 * The records of a batch, unpacked.
 *
 * @throws MalformedResponse
 */
export function* recordsIn(batch: RecordBatch): Generator<FetchedRecord> {
  const reader = new Reader(decompress(batch.codec, batch.packed), false);
  for (let index = 0; index < batch.recordCount; index += 1) yield record(reader, batch);
}

function record(reader: Reader, batch: RecordBatch): FetchedRecord {
  reader.varint();
  reader.int8();
  const timestampDelta = reader.varlong();
  const offset = batch.baseOffset + reader.varint();
  const key = reader.raw(reader.varint());
  const value = reader.raw(reader.varint());
  const headers: RecordHeader[] = [];
  for (let left = reader.varint(); left > 0; left -= 1) {
    const name = reader.raw(reader.varint());
    headers.push({ key: name?.toString("utf8") ?? "", value: reader.raw(reader.varint()) });
  }
  const timestamp = batch.isLogAppendTime ? batch.maxTimestamp : batch.baseTimestamp + timestampDelta;
  return { offset, timestamp, key, value, headers };
}

/** What a control batch says (`ControlRecordType`), or undefined where it is neither abort nor commit. */
export function transactionEnd(batch: RecordBatch): "abort" | "commit" | undefined {
  for (const { key } of recordsIn(batch)) {
    if (key === null || key.length < 4) return undefined;
    const type = key.readInt16BE(2);
    if (type === 0) return "abort";
    if (type === 1) return "commit";
  }
  return undefined;
}
