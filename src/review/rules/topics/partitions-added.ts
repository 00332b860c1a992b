import { topicIn, topicName, topicsOf } from "../../facts/topics";
import { found, type Rule } from "../../rule";
import { topic } from "../cases/kafka-objects";

/** A topic that a plan gives more partitions than it has. */
export const partitionsAdded: Rule = {
  name: "partitions-added",
  area: "topics",
  severity: "medium",
  title: "A topic gets more partitions than it has",
  what: "The plan changes a topic in place and raises its number of partitions. A number that the wave says is left alone.",
  why: "Producers put keys into other partitions from then on: the order of a key's records is lost, a compacted topic keeps two last records of a key, and streams that join topics of equal count no longer find each other. There is no way back: Kafka takes no partition away. While a topic is copied, source and target must have as many.",
  remedy:
    "Where keys matter, make a new topic with as many partitions as are wanted, and move producers and consumers over. Where they do not, accept the finding.",
  references: [
    "https://kafka.apache.org/documentation/#basic_ops_modify_topic",
    "https://cwiki.apache.org/confluence/display/KAFKA/KIP-195%3A+AdminClient.createPartitions",
  ],
  *find(plan, { wave }) {
    const wanted = new Map(wave?.topics.map(({ name, partitions }) => [name, partitions]));
    for (const after of topicsOf(plan)) {
      const { resource, shape } = after;
      const before = resource.action === "update" ? topicIn(resource, resource.before) : null;
      if (typeof before?.partitions !== "number" || typeof after.partitions !== "number") continue;
      if (typeof after.name === "string" && wanted.get(after.name) === after.partitions) continue;
      if (after.partitions > before.partitions)
        yield found(
          resource,
          shape.partitions,
          `${topicName(after)} goes from ${String(before.partitions)} to ${String(after.partitions)} partitions.`,
        );
    }
  },
  cases: {
    nonCompliant: { terraform: topic("orders", "orders.v1", 12), before: topic("orders", "orders.v1", 6) },
    compliant: {
      terraform: topic("orders", "orders.v1", 12, 3, { "retention.ms": "604800000" }),
      before: topic("orders", "orders.v1", 12),
    },
  },
};
