import { type TopicPartition } from "../../kafka/cluster-facts";
import { Reader } from "./reader";

/**
 * The partitions in a classic member's assignment, as consumers write them (`ConsumerProtocolAssignment`): version,
 * topics with partitions, user data. Other protocol types (`connect`) write other bytes: not to be read with this.
 *
 * @throws MalformedResponse
 */
export function assignedPartitions(assignment: Buffer): readonly TopicPartition[] {
  // A member without an assignment yet (in a rebalance) has no bytes at all.
  if (assignment.length === 0) return [];
  const reader = new Reader(assignment, false);
  reader.int16();
  return reader
    .array(() => {
      const topic = reader.string();
      return reader.array(() => ({ topic, partition: reader.int32() }));
    })
    .flat();
}
