import { type Api, type Throttled } from "./api";
import { type Reader } from "./reader";

/** Kafka's numbers for the ends of a log in place of a timestamp. */
export const logEnds = { latest: -1, earliest: -2 } as const;

/** 0 ends at the high watermark, 1 at the last stable offset. */
export type IsolationLevel = 0 | 1;

/** One position of each partition. A partition may be named once only. */
export interface ListOffsetsRequest {
  readonly isolation: IsolationLevel;
  readonly topics: readonly {
    readonly name: string;
    /** A timestamp in milliseconds, or one of {@link logEnds}. */
    readonly partitions: readonly { readonly partition: number; readonly timestamp: number }[];
  }[];
}

/** The position of one partition, with an error of its own; -1 where no record is that young. */
export interface ListedOffset {
  readonly topic: string;
  readonly partition: number;
  readonly errorCode: number;
  readonly timestamp: number;
  readonly offset: number;
}

/** Positions of all partitions. */
export interface ListOffsetsResponse extends Throttled {
  readonly offsets: readonly ListedOffset[];
}

const anyReplica = -1;
const anyEpoch = -1;

/** ListOffsets: the first and last positions of partitions, or the first record from a time on. Leaders only. */
export const listOffsets: Api<ListOffsetsRequest, ListOffsetsResponse> = {
  name: "ListOffsets",
  key: 2,
  versions: { min: 2, max: 7 },
  flexibleFrom: 6,
  encode(writer, request, version) {
    writer.int32(anyReplica).int8(request.isolation);
    writer.array(request.topics, (_, topic) => {
      writer.string(topic.name);
      writer.array(topic.partitions, (__, { partition, timestamp }) => {
        writer.int32(partition);
        if (version >= 4) writer.int32(anyEpoch);
        writer.int64(timestamp).tags();
      });
      writer.tags();
    });
    writer.tags();
  },
  decode(reader, version) {
    const throttleTimeMs = reader.int32();
    const offsets = reader
      .array(() => {
        const topic = reader.string();
        const listed = reader.array(() => listedOffset(reader, topic, version));
        reader.tags();
        return listed;
      })
      .flat();
    reader.tags();
    return { throttleTimeMs, offsets };
  },
};

function listedOffset(reader: Reader, topic: string, version: number): ListedOffset {
  const partition = reader.int32();
  const errorCode = reader.int16();
  const timestamp = reader.int64();
  const offset = reader.int64();
  if (version >= 4) reader.int32();
  reader.tags();
  return { topic, partition, errorCode, timestamp, offset };
}
