import { textOr } from "../values";
import { closed, countFrom, isTopicName, labelled, type LineReader, wholeNumber } from "./line-reader";
import { type Told } from "./told";

const labels = [
  "TopicId",
  "Topic",
  "PartitionCount",
  "ReplicationFactor",
  "Configs",
  "MarkedForDeletion",
  "Partition",
  "Leader",
  "Replicas",
  "Isr",
  "Elr",
  "LastKnownElr",
  "Offline",
  "Adding Replicas",
  "Removing Replicas",
];

/**
 * Lines of `kafka-topics --describe` (`org.apache.kafka.tools.TopicCommand`): `Topic: a  TopicId: …  PartitionCount: 3
 * ReplicationFactor: 2  Configs: k=v,k=v`, and one line for each partition below it. 2.x writes no blank after the colon.
 * A partition always has replicas: a line without them was cut.
 */
export const topicLine: LineReader = (line, told, place) => {
  if (!/^\s*Topic:\s?\S/.test(line)) return undefined;
  const fields = labelled(line, labels);
  const name = fields.get("Topic") ?? "";
  if (!isTopicName(name)) return undefined;
  if (fields.has("PartitionCount")) {
    takeTopic(name, fields, told, place);
    return closed;
  }
  return takePartition(name, fields, told) ? closed : undefined;
};

function takeTopic(name: string, fields: ReadonlyMap<string, string>, told: Told, place: string): void {
  const leaveOut = (reason: string): void => void told.leftOut.push({ path: place, reason });
  if (fields.get("MarkedForDeletion") === "true") {
    told.goingTopics.add(name);
    return leaveOut(`topic ${name} is marked for deletion`);
  }
  told.goingTopics.delete(name);
  const countOf = (label: string): number | null => {
    const text = fields.get(label);
    const count = countFrom(1, text ?? "");
    if (text !== undefined && count === null)
      leaveOut(`topic ${name} has a ${label} that is none: ${JSON.stringify(text)}`);
    return count;
  };
  told.topics.set(name, {
    topicId: textOr(fields.get("TopicId"), null),
    partitions: countOf("PartitionCount"),
    replicationFactor: countOf("ReplicationFactor"),
    notDefault: configsOf(fields.get("Configs") ?? ""),
  });
}

function takePartition(name: string, fields: ReadonlyMap<string, string>, told: Told): boolean {
  const partition = countFrom(0, fields.get("Partition") ?? "");
  const replicas = brokersOf(fields.get("Replicas"));
  const adding = brokersOf(fields.get("Adding Replicas"));
  const removing = brokersOf(fields.get("Removing Replicas"));
  if (partition === null || replicas === null || replicas.length === 0 || adding === null || removing === null)
    return false;
  const partitions = told.partitions.get(name) ?? new Map();
  partitions.set(partition, {
    leader: wholeNumber(fields.get("Leader") ?? ""),
    replicas,
    adding,
    removing,
  });
  told.partitions.set(name, partitions);
  return true;
}

/** Ids of brokers; null where one of them is no number. */
function brokersOf(text = ""): readonly number[] | null {
  if (text === "") return [];
  const ids = text.split(",").map((id) => wholeNumber(id.trim()));
  return ids.every((id) => id !== null) ? ids : null;
}

/** Values have commas too (`cleanup.policy=compact,delete`): a new config begins where a key of Kafka's shape does. */
const beforeKey = /,(?=(?:[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+|preallocate)=)/;

/** `k=v,k=v`, whose values may have commas. */
export function configsOf(text: string): Readonly<Record<string, string>> {
  if (text === "") return {};
  return Object.fromEntries(
    text.split(beforeKey).map((entry) => {
      const equals = entry.indexOf("=");
      return equals < 0 ? [entry, ""] : [entry.slice(0, equals), entry.slice(equals + 1)];
    }),
  );
}
