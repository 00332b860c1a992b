import { type Api, type Throttled } from "./api";
import { type Reader } from "./reader";

/** Partitions whose producers are asked for. */
export interface DescribeProducersRequest {
  readonly topics: readonly { readonly name: string; readonly partitions: readonly number[] }[];
}

/** One producer that the leader remembers. */
export interface DescribedProducer {
  readonly producerId: number;
  /** Milliseconds since 1970; -1 where the log does not tell. */
  readonly lastTimestamp: number;
  /** Where its open transaction began; -1 where it has none open. */
  readonly transactionStartOffset: number;
}

/** One partition, with an error of its own. */
export interface ProducersOfPartition {
  readonly topic: string;
  readonly partition: number;
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly producers: readonly DescribedProducer[];
}

/** Producers of all partitions. */
export interface DescribeProducersResponse extends Throttled {
  readonly partitions: readonly ProducersOfPartition[];
}

/** DescribeProducers (KIP-664, 2.8): the idempotent and transactional producers of partitions. Leaders only. */
export const describeProducers: Api<DescribeProducersRequest, DescribeProducersResponse> = {
  name: "DescribeProducers",
  key: 61,
  versions: { min: 0, max: 0 },
  flexibleFrom: 0,
  encode(writer, { topics }) {
    writer.array(topics, (_, { name, partitions }) => {
      writer.string(name).array(partitions, (__, partition) => writer.int32(partition));
      writer.tags();
    });
    writer.tags();
  },
  decode(reader) {
    const throttleTimeMs = reader.int32();
    const partitions = reader
      .array(() => {
        const topic = reader.string();
        const ofTopic = reader.array(() => ofPartition(reader, topic));
        reader.tags();
        return ofTopic;
      })
      .flat();
    reader.tags();
    return { throttleTimeMs, partitions };
  },
};

function ofPartition(reader: Reader, topic: string): ProducersOfPartition {
  const partition = reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.nullableString();
  const producers = reader.array(producer);
  reader.tags();
  return { topic, partition, errorCode, errorMessage, producers };
}

function producer(reader: Reader): DescribedProducer {
  const producerId = reader.int64();
  // The producer's epoch and the last sequence number say nothing about who it is.
  reader.int32();
  reader.int32();
  const lastTimestamp = reader.int64();
  reader.int32();
  const transactionStartOffset = reader.int64();
  reader.tags();
  return { producerId, lastTimestamp, transactionStartOffset };
}
