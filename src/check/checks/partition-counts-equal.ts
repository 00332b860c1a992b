import { type ExpectedTopic } from "../../expectations/document";
import { type Check } from "../check";
import { fail, type Judgement, pass, skipped, unreadable } from "../result";
import { type Snapshot } from "../snapshot/snapshot";
import { topicSeen } from "../snapshot/topic-seen";

/** Topics have the declared number of partitions, and the source has not grown since it was inventoried. */
export const partitionCountsEqual: Check = {
  name: "partition-counts-equal",
  id: "TOP-02",
  title: "Partition counts are as declared, at target and source",
  area: "topics",
  phases: ["after-apply"],
  needs: ["target.topics", "source.topics", "target.configs", "source.configs"],
  why: "A key's partition is its hash modulo their number: another number breaks the order of every key.",
  remedy: "Create the missing partitions before data flows; partitions that are too many cannot be taken away.",
  *judge({ expected, seen }) {
    for (const topic of expected.topics) {
      yield judgeTarget(topic, seen);
      if (topic.source !== undefined) yield* judgeSource(topic.name, topic.source.partitions, seen);
    }
  },
};

function judgeTarget({ name, partitions }: ExpectedTopic, seen: Snapshot): Judgement {
  const topic = topicSeen(seen.target, name);
  if (!topic.known) return unreadable(name, topic.because);
  if (topic.value === undefined) return skipped(name, "The topic does not exist: topics-exist says so.");
  const count = topic.value.partitions.length;
  if (count === partitions)
    return pass(name, { expected: String(partitions), seen: String(count), message: "As declared." });
  return fail(name, {
    cause: "PARTITION_COUNT_DIFFERS",
    expected: String(partitions),
    seen: String(count),
    message: `The target has ${String(count)} partitions where ${String(partitions)} were declared.`,
    remedy:
      count < partitions
        ? "Create the missing partitions (apply the stack) before data flows."
        : "Partitions cannot be taken away: create the topic anew while it is empty, or have the owner accept that keys move.",
  });
}

/** Only what differs or is not known: where the source is as declared, the line about the target says enough. */
function* judgeSource(name: string, declared: number, seen: Snapshot): Generator<Judgement> {
  const topic = topicSeen(seen.source, name);
  const subject = `${name} at the source`;
  if (!topic.known) yield unreadable(subject, topic.because);
  else if (topic.value !== undefined && topic.value.partitions.length !== declared)
    yield fail(subject, {
      cause: "SOURCE_PARTITIONS_CHANGED",
      expected: String(declared),
      seen: String(topic.value.partitions.length),
      message: "The source has another number of partitions than when it was inventoried.",
      remedy: "Export the inventory again, synthesize and apply: the target must grow with the source.",
    });
}
