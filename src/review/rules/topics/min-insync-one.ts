import { kafkaSettingsOf } from "../../facts/kafka-settings";
import { told } from "../../facts/settings/setting";
import { hasAutoMq } from "../../facts/topic-profile";
import { configOf, configPath, topicName, topicsOf } from "../../facts/topics";
import { found, type Rule } from "../../rule";

const key = "min.insync.replicas";

/** Records that are acknowledged with one copy. */
export const minInsyncOne: Rule = {
  name: "min-insync-one",
  area: "topics",
  severity: "medium",
  title: "A write is acknowledged by one replica alone",
  what: "min.insync.replicas is 1 on a topic with several replicas, or in settings of brokers whose topics have several by default.",
  why: "With acks=all, Kafka acknowledges a record that only the leader has, as soon as the others lag behind. That broker's disk is then the only copy.",
  remedy: "Set min.insync.replicas to 2 where there are three replicas.",
  references: ["https://kafka.apache.org/documentation/#topicconfigs_min.insync.replicas"],
  *find(plan) {
    if (hasAutoMq(plan)) return;
    for (const topic of topicsOf(plan)) {
      const { replicationFactor: replicas } = topic;
      const value = configOf(topic, key);
      if (typeof value === "string" && value.trim() === "1" && typeof replicas === "number" && replicas > 1)
        yield found(
          topic.resource,
          configPath(topic, key),
          `${topicName(topic)} has ${String(replicas)} replicas, and a write is acknowledged when one of them has it.`,
        );
    }
    for (const settings of kafkaSettingsOf(plan))
      if (
        settings.role === "broker" &&
        told(settings, key) === "1" &&
        Number(told(settings, "default.replication.factor")) > 1
      )
        yield found(
          settings.resource,
          settings.path,
          "Topics that set nothing else acknowledge a write when one of their replicas has it.",
        );
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
  config = {
    "min.insync.replicas" = "1"
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
