import { type Api, type Throttled } from "./api";
import { type Reader } from "./reader";

/** Groups whose committed offsets are read, on all their topics: one only before version 8 (KIP-709). */
export interface OffsetFetchRequest {
  readonly groupIds: readonly string[];
}

/** One committed offset; -1 is none. */
export interface FetchedOffset {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly errorCode: number;
}

/** One group, with an error of its own. */
export interface FetchedGroup {
  /** Empty before version 8: the one that was asked for. */
  readonly groupId: string;
  readonly errorCode: number;
  readonly offsets: readonly FetchedOffset[];
}

/** Committed offsets of all groups. */
export interface OffsetFetchResponse extends Throttled {
  readonly groups: readonly FetchedGroup[];
}

/** First version that takes several groups. */
export const batchedOffsetFetch = 8;

/**
 * OffsetFetch: what groups have committed. Pending transactional commits are not waited for (KIP-447's `requireStable`
 * is off): what is told is what a consumer that starts now would be told after an abort.
 */
export const offsetFetch: Api<OffsetFetchRequest, OffsetFetchResponse> = {
  name: "OffsetFetch",
  key: 9,
  versions: { min: 2, max: 8 },
  flexibleFrom: 6,
  encode(writer, request, version) {
    if (version < batchedOffsetFetch) {
      if (request.groupIds.length !== 1) throw new RangeError("OffsetFetch before version 8 asks for one group");
      writer.string(request.groupIds[0] ?? "").array(null, () => undefined);
    } else
      writer.array(request.groupIds, (_, groupId) => {
        writer.string(groupId);
        writer.array(null, () => undefined).tags();
      });
    if (version >= 7) writer.boolean(false);
    writer.tags();
  },
  decode(reader, version) {
    const throttleTimeMs = version >= 3 ? reader.int32() : 0;
    const groups =
      version < batchedOffsetFetch ? [single(reader, version)] : reader.array(() => batched(reader, version));
    reader.tags();
    return { throttleTimeMs, groups };
  },
};

function single(reader: Reader, version: number): FetchedGroup {
  const offsets = topics(reader, version);
  return { groupId: "", offsets, errorCode: reader.int16() };
}

function batched(reader: Reader, version: number): FetchedGroup {
  const groupId = reader.string();
  const offsets = topics(reader, version);
  const errorCode = reader.int16();
  reader.tags();
  return { groupId, offsets, errorCode };
}

function topics(reader: Reader, version: number): readonly FetchedOffset[] {
  return reader
    .array(() => {
      const topic = reader.string();
      const offsets = reader.array(() => fetchedOffset(reader, topic, version));
      reader.tags();
      return offsets;
    })
    .flat();
}

function fetchedOffset(reader: Reader, topic: string, version: number): FetchedOffset {
  const partition = reader.int32();
  const offset = reader.int64();
  if (version >= 5) reader.int32();
  reader.nullableString();
  const errorCode = reader.int16();
  reader.tags();
  return { topic, partition, offset, errorCode };
}
