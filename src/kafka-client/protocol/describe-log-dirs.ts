import { type Api, type Throttled } from "./api";
import { type Reader } from "./reader";

/** One replica on one broker. */
export interface DescribedReplica {
  readonly topic: string;
  readonly partition: number;
  readonly sizeBytes: number;
  /** A copy that is being made in another directory of the same broker. */
  readonly future: boolean;
}

/** One log directory of one broker, with an error of its own. */
export interface DescribedLogDir {
  readonly errorCode: number;
  readonly replicas: readonly DescribedReplica[];
}

/** All log directories of one broker. Before version 3 a missing right shows as no directory at all. */
export interface DescribeLogDirsResponse extends Throttled {
  readonly errorCode: number;
  readonly logDirs: readonly DescribedLogDir[];
}

/** DescribeLogDirs (KIP-113): the bytes of every replica that one broker holds. */
export const describeLogDirs: Api<undefined, DescribeLogDirsResponse> = {
  name: "DescribeLogDirs",
  key: 35,
  versions: { min: 0, max: 4 },
  flexibleFrom: 2,
  encode(writer) {
    writer.array(null, () => undefined).tags();
  },
  decode(reader, version) {
    const throttleTimeMs = reader.int32();
    const errorCode = version >= 3 ? reader.int16() : 0;
    const logDirs = reader.array(() => logDir(reader, version));
    reader.tags();
    return { throttleTimeMs, errorCode, logDirs };
  },
};

function logDir(reader: Reader, version: number): DescribedLogDir {
  const errorCode = reader.int16();
  reader.string();
  const replicas = reader
    .array(() => {
      const topic = reader.string();
      const ofTopic = reader.array(() => replica(reader, topic));
      reader.tags();
      return ofTopic;
    })
    .flat();
  if (version >= 4) {
    reader.int64();
    reader.int64();
  }
  reader.tags();
  return { errorCode, replicas };
}

function replica(reader: Reader, topic: string): DescribedReplica {
  const partition = reader.int32();
  const sizeBytes = reader.int64();
  reader.int64();
  const future = reader.boolean();
  reader.tags();
  return { topic, partition, sizeBytes, future };
}
