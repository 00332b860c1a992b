import { type Api, type Throttled } from "../../../src/kafka-client/protocol/api";
import { type TopicPartition } from "../../../src/kafka/cluster-facts";
import { byTopic } from "./by-topic";

/** One group's positions. */
export interface Commit {
  readonly groupId: string;
  readonly positions: readonly (TopicPartition & { readonly offset: number })[];
}

interface CommitResponse extends Throttled {
  readonly errorCodes: readonly number[];
}

/**
 * OffsetCommit version 3, of a group without members: two hundred groups by joining each would take minutes. It writes, so
 * it lives here and not in the product.
 */
export const offsetCommit: Api<Commit, CommitResponse> = {
  name: "OffsetCommit",
  key: 8,
  versions: { min: 3, max: 3 },
  flexibleFrom: 8,
  encode(writer, { groupId, positions }) {
    writer
      .string(groupId)
      .int32(-1)
      .string("")
      .int64(-1)
      .array(byTopic(positions), (to, [topic, partitions]) => {
        to.string(topic).array(partitions, (part, { partition, offset }) => {
          part.int32(partition).int64(offset).string(null);
        });
      });
  },
  decode(reader) {
    const throttleTimeMs = reader.int32();
    const topics = reader.array(() => {
      reader.string();
      return reader.array(() => {
        reader.int32();
        return reader.int16();
      });
    });
    return { throttleTimeMs, errorCodes: topics.flat() };
  },
};
