import { type TopicPartition } from "../../kafka/cluster-facts";
import { type Api, type Throttled } from "./api";
import { type Reader } from "./reader";

/** Groups of the consumer protocol (KIP-848), all with the same coordinator. */
export interface ConsumerGroupDescribeRequest {
  readonly groupIds: readonly string[];
}

/** One member with what it reads now. */
export interface DescribedConsumer {
  readonly memberId: string;
  readonly clientId: string;
  readonly host: string;
  readonly assigned: readonly TopicPartition[];
}

/** One group, with an error of its own (69 GROUP_ID_NOT_FOUND for a classic group). */
export interface DescribedConsumerGroup {
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly groupId: string;
  readonly state: string;
  readonly members: readonly DescribedConsumer[];
}

/** Groups of one coordinator. */
export interface ConsumerGroupDescribeResponse extends Throttled {
  readonly groups: readonly DescribedConsumerGroup[];
}

/** ConsumerGroupDescribe (KIP-848): state and members of groups of the consumer protocol. */
export const consumerGroupDescribe: Api<ConsumerGroupDescribeRequest, ConsumerGroupDescribeResponse> = {
  name: "ConsumerGroupDescribe",
  key: 69,
  versions: { min: 0, max: 1 },
  flexibleFrom: 0,
  encode(writer, request) {
    writer.array(request.groupIds, (_, groupId) => writer.string(groupId));
    writer.boolean(false).tags();
  },
  decode(reader, version) {
    const throttleTimeMs = reader.int32();
    const groups = reader.array(() => group(reader, version));
    reader.tags();
    return { throttleTimeMs, groups };
  },
};

function group(reader: Reader, version: number): DescribedConsumerGroup {
  const errorCode = reader.int16();
  const errorMessage = reader.nullableString();
  const groupId = reader.string();
  const state = reader.string();
  reader.int32();
  reader.int32();
  reader.string();
  const members = reader.array(() => member(reader, version));
  reader.int32();
  reader.tags();
  return { errorCode, errorMessage, groupId, state, members };
}

function member(reader: Reader, version: number): DescribedConsumer {
  const memberId = reader.string();
  reader.nullableString();
  reader.nullableString();
  reader.int32();
  const clientId = reader.string();
  const host = reader.string();
  reader.array(() => reader.string());
  reader.nullableString();
  const assigned = assignment(reader);
  assignment(reader);
  if (version >= 1) reader.int8();
  reader.tags();
  return { memberId, clientId, host, assigned };
}

function assignment(reader: Reader): readonly TopicPartition[] {
  const partitions = reader
    .array(() => {
      reader.uuid();
      const topic = reader.string();
      const assigned = reader.array(() => ({ topic, partition: reader.int32() }));
      reader.tags();
      return assigned;
    })
    .flat();
  reader.tags();
  return partitions;
}
