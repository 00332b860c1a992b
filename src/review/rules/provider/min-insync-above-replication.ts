import { configOf, configPath, topicName, topicsOf } from "../../facts/topics";
import { numberOf } from "../../plan/value";
import { found, type Rule } from "../../rule";

/** A topic that no careful producer can write to. */
export const minInsyncAboveReplication: Rule = {
  name: "min-insync-above-replication",
  area: "provider",
  severity: "high",
  title: "min.insync.replicas is above the number of replicas",
  what: "A topic asks for more in-sync replicas than it has replicas.",
  why: "Brokers take it. Every write with acks=all then fails with NOT_ENOUGH_REPLICAS, and nothing says so before the first one.",
  remedy: "Set min.insync.replicas to one less than the replication factor: 2 of 3.",
  references: ["https://kafka.apache.org/documentation/#topicconfigs_min.insync.replicas"],
  *find(plan) {
    for (const topic of topicsOf(plan)) {
      const least = numberOf(configOf(topic, "min.insync.replicas"));
      const { replicationFactor } = topic;
      if (
        typeof least === "number" &&
        typeof replicationFactor === "number" &&
        replicationFactor > 0 &&
        least > replicationFactor
      )
        yield found(
          topic.resource,
          configPath(topic, "min.insync.replicas"),
          `${topicName(topic)} has ${String(replicationFactor)} ${replicationFactor === 1 ? "replica" : "replicas"} and asks for ${String(least)} in sync: no write with acks=all succeeds.`,
        );
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
  config = {
    "min.insync.replicas" = "4"
  }
}`,
    },
    compliant: {
      terraform: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
  }
}`,
    },
  },
};
