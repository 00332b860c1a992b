import { whatIsWrongWithTopicName } from "../../../target/provider-safe/topic-name";
import { topicsOf } from "../../facts/topics";
import { found, type Rule } from "../../rule";

/** `Topic.MAX_NAME_LENGTH`. */
const longest = 249;

/** A name that no topic can have. */
export const topicNameRefused: Rule = {
  name: "topic-name-refused",
  area: "provider",
  severity: "high",
  title: "A topic has a name that brokers refuse",
  what: "A topic's name has a character other than letters, digits, dot, underscore and hyphen, is longer than 249 characters, or is . or ...",
  why: "The apply fails, and the broker's answer does not say what is wrong with it.",
  remedy: "Give the topic a name of letters, digits, dots, underscores and hyphens.",
  references: [
    "https://github.com/apache/kafka/blob/4.1/clients/src/main/java/org/apache/kafka/common/internals/Topic.java",
  ],
  *find(plan) {
    for (const { name, resource, shape } of topicsOf(plan)) {
      const wrong = typeof name === "string" ? whatIsWrongWithTopicName(name, longest) : undefined;
      if (wrong !== undefined) yield found(resource, shape.name, `${JSON.stringify(name)} ${wrong}.`);
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_topic" "orders" {
  name               = "orders/v1"
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
}`,
    },
  },
};
