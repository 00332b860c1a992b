import { type Inventory, type InventoryTopic } from "./document/inventory";

/** What a topic is for. */
export const topicClasses = [
  "application",
  "kafka-internal",
  "connect-internal",
  "streams-changelog",
  "streams-repartition",
  "mm2-internal",
  "schema-registry",
  "dlq",
  "vendor-internal",
] as const;

/** One of {@link topicClasses}. */
export type TopicClass = (typeof topicClasses)[number];

/** Names that give a class away, in the order in which a name is held against them. */
const namedLike: readonly (readonly [pattern: RegExp, topicClass: TopicClass])[] = [
  [/^__(consumer_offsets|transaction_state|share_group_state|cluster_metadata)$/, "kafka-internal"],
  [/^(mm2-.*\.internal|.*\.checkpoints\.internal|heartbeats|.*\.heartbeats)$/, "mm2-internal"],
  [/^_schemas$/, "schema-registry"],
  [/^(_confluent|__amazon_msk|__redpanda|__automq|_redpanda)/, "vendor-internal"],
  [/^_?connect[-_.](configs?|offsets?|status(es)?)$/, "connect-internal"],
  [/-changelog$/, "streams-changelog"],
  [/-repartition$/, "streams-repartition"],
  [/([-_.]|^)(dlq|dlt|dead[-_.]?letter(s|[-_.]queue|[-_.]topic)?)([-_.]|$)/i, "dlq"],
];

/** The class that a machine tells for certain (broker's flag, a worker's own topics), by topic; a person cannot differ. */
export function toldClasses(inventory: Inventory): ReadonlyMap<string, TopicClass> {
  const told = new Map<string, TopicClass>();
  for (const topic of inventory.topics) if (topic.internal) told.set(topic.name, "kafka-internal");
  for (const { internalTopics } of inventory.connectClusters ?? [])
    if (internalTopics !== null) for (const name of Object.values(internalTopics)) told.set(name, "connect-internal");
  return told;
}

/** The class that a topic's name gives away; `application` where it gives none. */
export function classByName({ name }: Pick<InventoryTopic, "name">): TopicClass {
  return namedLike.find(([pattern]) => pattern.test(name))?.[1] ?? "application";
}
