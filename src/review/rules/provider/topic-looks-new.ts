import { topicTypes } from "../../facts/topics";
import { found, type Rule } from "../../rule";

/** A topic that a plan makes again because it does not see it. */
export const topicLooksNew: Rule = {
  name: "topic-looks-new",
  area: "provider",
  severity: "high",
  title: "A topic of the state looks deleted and would be made again",
  what: "The plan creates a kafka_topic that the state has: when it looked, the topic was not there.",
  why: 'Most often the topic is there and the right Describe is missing: the provider does not see it then and says no word. The apply fails with "Topic with this name already exists"; apply -refresh-only empties the state without an error.',
  remedy:
    "Give the Terraform principal Describe and DescribeConfigs on the topics, and plan again. Never run apply -refresh-only on such a plan. Where the topic really is gone, find out who deleted it.",
  references: [
    "https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs/resources/topic",
    "https://github.com/Mongey/terraform-provider-kafka/tree/v0.13.1/kafka",
  ],
  *find(plan) {
    const drifted = new Set(plan.drifted);
    const vanished = plan
      .ofType(...topicTypes)
      .filter(({ action, address }) => action === "create" && drifted.has(address));
    const [first, ...more] = vanished;
    if (first === undefined) return;
    const all = plan.ofType(...topicTypes).length === vanished.length;
    yield found(
      first,
      null,
      `${all ? "All" : "Of the state's topics"} ${String(vanished.length)} ${vanished.length === 1 ? "looks" : "look"} deleted${all ? ": the right to describe topics is missing" : ": somebody deleted them, or the right to describe them is missing"}.`,
      more.slice(0, 10).map(({ address }) => address),
    );
  },
  cases: {
    nonCompliant: {
      terraform: `
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
      drifted: ["kafka_topic.orders", "kafka_topic.clicks"],
    },
    compliant: {
      terraform: `
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
      before: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}`,
    },
  },
};
