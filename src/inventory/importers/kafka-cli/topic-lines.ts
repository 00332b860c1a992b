import { closed, labelled, type LineReader, wholeNumber } from "./line-reader";
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
 */
export const topicLine: LineReader = (line, told, place) => {
  if (!/^\s*Topic:\s?\S/.test(line)) return undefined;
  const fields = labelled(line, labels);
  const name = fields.get("Topic") ?? "";
  if (name === "") return undefined;
  if (fields.has("PartitionCount")) {
    takeTopic(name, fields, told, place);
    return closed;
  }
  return takePartition(name, fields, told) ? closed : undefined;
};

function takeTopic(name: string, fields: ReadonlyMap<string, string>, told: Told, place: string): void {
  if (fields.get("MarkedForDeletion") === "true")
    told.leftOut.push({ path: place, reason: `topic ${name} is marked for deletion` });
  else
    told.topics.set(name, {
      topicId: fields.get("TopicId") ?? null,
      partitions: wholeNumber(fields.get("PartitionCount") ?? ""),
      replicationFactor: wholeNumber(fields.get("ReplicationFactor") ?? ""),
      notDefault: configsOf(fields.get("Configs") ?? ""),
    });
}

function takePartition(name: string, fields: ReadonlyMap<string, string>, told: Told): boolean {
  const partition = wholeNumber(fields.get("Partition") ?? "");
  if (partition === null) return false;
  const partitions = told.partitions.get(name) ?? new Map();
  partitions.set(partition, {
    leader: wholeNumber(fields.get("Leader") ?? ""),
    replicas: brokersOf(fields.get("Replicas")),
    adding: brokersOf(fields.get("Adding Replicas")),
    removing: brokersOf(fields.get("Removing Replicas")),
  });
  told.partitions.set(name, partitions);
  return true;
}

function brokersOf(text = ""): readonly number[] {
  return text
    .split(",")
    .map((id) => wholeNumber(id.trim()))
    .filter((id) => id !== null);
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
