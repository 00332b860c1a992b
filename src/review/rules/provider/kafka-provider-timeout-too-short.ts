import { field, numberOf } from "../../plan/value";
import { found, type Rule } from "../../rule";

/** In seconds. */
const leastTimeout = 30;

/** A timeout that a busy cluster breaks. */
export const kafkaProviderTimeoutTooShort: Rule = {
  name: "kafka-provider-timeout-too-short",
  area: "provider",
  severity: "low",
  title: "The Kafka provider gives up too soon",
  what: "timeout of the Kafka provider is below 30 seconds. Its default is 120.",
  why: "It is the time for every request and for every topic to become as it was asked for. A busy cluster needs longer, and an apply that gave up leaves objects that the state does not know.",
  remedy: "Leave timeout out, or set it to 120.",
  references: ["https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs"],
  *find(plan) {
    for (const [name, settings] of plan.providers) {
      if (name !== "kafka" && !name.startsWith("kafka.")) continue;
      const timeout = numberOf(field(settings, "timeout"));
      if (typeof timeout === "number" && timeout < leastTimeout)
        yield found(
          null,
          `provider.${name}.timeout`,
          `The provider ${name} gives up after ${String(timeout)} seconds.`,
        );
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
provider "kafka" {
  bootstrap_servers = ["b0.kafka.example.com:9094"]
  timeout           = 5
}
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}`,
    },
    compliant: {
      terraform: `
provider "kafka" {
  bootstrap_servers = ["b0.kafka.example.com:9094"]
  timeout           = 120
}
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}`,
    },
  },
};
