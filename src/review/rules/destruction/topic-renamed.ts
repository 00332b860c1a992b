import { isReleased } from "../../destruction/destroyed-by";
import { renamesOf } from "../../facts/changes";
import { topicName } from "../../facts/topics";
import { found, type Rule } from "../../rule";

/** A topic that gets another name. */
export const topicRenamed: Rule = {
  name: "topic-renamed",
  area: "destruction",
  severity: "critical",
  title: "A topic is renamed, which deletes it",
  what: "The name of a topic resource changes, or the plan deletes one topic and creates another with the same partitions and configs and nearly the same name.",
  why: "Kafka cannot rename a topic: the old one is deleted with its records, and the new one starts empty.",
  remedy:
    "Create the new topic beside the old one, copy the records, move producers and consumers, and release the old topic when nobody reads it any more.",
  references: [
    "https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs/resources/topic",
    "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
  ],
  *find(plan, { policy }) {
    for (const { loss, from, to, seenAs } of renamesOf(plan)) {
      if (isReleased(loss, policy)) continue;
      const certainty = seenAs === "one resource" ? "becomes" : "most likely becomes";
      yield found(
        loss.resource,
        from.shape.name,
        `${topicName(from)} ${certainty} ${topicName(to)}: the plan deletes the old topic with its records, and the new one is empty.`,
        seenAs === "one resource" ? [] : [to.resource.address],
      );
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_topic" "orders" {
  name               = "orders.v2"
  partitions         = 6
  replication_factor = 3
}`,
      before: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}`,
    },
    compliant: {
      terraform: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}
resource "kafka_topic" "orders_v2" {
  name               = "orders.v2"
  partitions         = 6
  replication_factor = 3
}`,
      before: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}`,
    },
  },
};
