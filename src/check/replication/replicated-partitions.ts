import { type ExpectedTopic } from "../../expectations/document";
import { type Answer, known, notKnown } from "../../kafka/answer";
import { type LogOffsets, partitionKey, type TopicPartition } from "../../kafka/cluster-facts";
import { type Snapshot } from "../snapshot/snapshot";
import { topicSeen } from "../snapshot/topic-seen";

/** One partition of a replicated topic as both clusters have it. */
export interface ReplicatedLog extends TopicPartition {
  readonly key: string;
  readonly source: LogOffsets;
  /** Undefined where the target has no such partition. */
  readonly target: LogOffsets | undefined;
}

/** The partitions of one replicated topic, by what the source has; not known as soon as one of them is not. */
export function replicatedLogs({ name }: ExpectedTopic, seen: Snapshot): Answer<readonly ReplicatedLog[]> {
  const topic = topicSeen(seen.source, name);
  if (!topic.known) return topic;
  if (topic.value === undefined)
    return notKnown({
      error: "SOURCE_TOPIC_ABSENT",
      message: "The source has no such topic: source-topics-unchanged.",
    });
  const { logs: sourceLogs } = seen.source;
  const { logs: targetLogs } = seen.target;
  if (!sourceLogs.known) return sourceLogs;
  if (!targetLogs.known) return targetLogs;
  const partitions: ReplicatedLog[] = [];
  for (const { partition } of topic.value.partitions) {
    const at = { topic: name, partition };
    const key = partitionKey(at);
    const source = sourceLogs.value[key];
    const target = targetLogs.value[key];
    if (source === undefined) return notKnown(notRead(at, "source"));
    if (!source.known) return source;
    if (target?.known === false) return target;
    partitions.push({ ...at, key, source: source.value, target: target?.value });
  }
  return known(partitions);
}

function notRead({ topic, partition }: TopicPartition, cluster: string): { error: string; message: string } {
  return {
    error: "LOG_NOT_READ",
    message: `The log of ${topic} partition ${String(partition)} was not read at the ${cluster}.`,
  };
}
