import { topicName, topicsOf } from "../../facts/topics";
import { found, type Rule } from "../../rule";

/** A topic that an apply may delete without being stopped. */
export const topicWithoutPreventDestroy: Rule = {
  name: "topic-without-prevent-destroy",
  area: "destruction",
  severity: "medium",
  title: "A topic has no prevent_destroy",
  what: "A topic of a synthesized stack or of configuration has no lifecycle.prevent_destroy. A plan does not tell, so plans are not judged.",
  why: "Fewer partitions, another name, or partitions that somebody added outside of Terraform make the provider delete the topic and create it anew, and nothing stops the apply.",
  remedy:
    "Set lifecycle { prevent_destroy = true }, and withhold the right Delete on topics from Terraform as well: a block that is deleted takes its prevent_destroy with it.",
  references: [
    "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
    "https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs/resources/topic",
  ],
  *find(plan) {
    for (const topic of topicsOf(plan)) {
      const { lifecycle } = topic.resource;
      if (lifecycle !== null && !lifecycle.preventDestroy)
        yield found(
          topic.resource,
          "lifecycle.prevent_destroy",
          `Nothing stops an apply that deletes ${topicName(topic)}.`,
        );
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "confluent_kafka_topic" "orders" {
  topic_name       = "orders.v1"
  partitions_count = 6
}`,
    },
    compliant: {
      terraform: `
resource "confluent_kafka_topic" "orders" {
  topic_name       = "orders.v1"
  partitions_count = 6
  lifecycle {
    prevent_destroy = true
  }
}`,
    },
  },
};
