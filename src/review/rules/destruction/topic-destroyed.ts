import { createdTopicsByName, renamesOf } from "../../facts/changes";
import { found, type Rule } from "../../rule";
import { lossesOfKind } from "./losses";

/** A topic that a plan deletes. */
export const topicDestroyed: Rule = {
  name: "topic-destroyed",
  area: "destruction",
  severity: "critical",
  title: "A topic is destroyed",
  what: "The plan deletes a topic of any provider (kafka_topic, confluent_kafka_topic, automq_kafka_topic, a Strimzi KafkaTopic …), and no policy released it.",
  why: "Its records are gone at once, on every replica, and so are the committed offsets of all who read it.",
  remedy:
    'Bring the block back and give it prevent_destroy; where only its address changed, write a moved block. Where it really may go, release it in the policy (released: ["kafka_topic orders.v1"]), and withhold the right Delete from Terraform until then.',
  references: [
    "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
    "https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs/resources/topic",
  ],
  *find(plan, known) {
    const renamed = new Set(renamesOf(plan).map(({ loss }) => loss.resource));
    for (const { resource, action, thing } of lossesOfKind(plan, known, "topic")) {
      if (action !== "delete" || renamed.has(resource)) continue;
      const again = createdTopicsByName(plan).get(thing?.names[0] ?? "");
      yield again === undefined
        ? found(resource, null, `The plan deletes ${thing?.loses ?? resource.address}.`)
        : found(
            resource,
            null,
            `The plan deletes ${thing?.loses ?? resource.address}, and makes it again, empty, as ${again.address}: a moved block would keep it.`,
            [again.address],
          );
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_topic" "clicks" {
  name               = "clicks"
  partitions         = 3
  replication_factor = 3
}`,
      before: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}
resource "kafka_topic" "clicks" {
  name               = "clicks"
  partitions         = 3
  replication_factor = 3
}`,
    },
    compliant: {
      terraform: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 12
  replication_factor = 3
}
resource "kafka_topic" "clicks" {
  name               = "clicks"
  partitions         = 3
  replication_factor = 3
}`,
      before: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}
resource "kafka_topic" "clicks" {
  name               = "clicks"
  partitions         = 3
  replication_factor = 3
}`,
    },
  },
};
