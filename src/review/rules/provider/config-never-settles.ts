import { verdictOnConfig } from "../../facts/topic-configs";
import { profileForTopic } from "../../facts/topic-profile";
import { configPath, topicsOf } from "../../facts/topics";
import { Unknown } from "../../plan/value";
import { found, type Rule } from "../../rule";

/** A config value that differs in every plan. */
export const configNeverSettles: Rule = {
  name: "config-never-settles",
  area: "provider",
  severity: "high",
  title: "A topic config is written as brokers do not print it",
  what: "A value in the config of a kafka_topic is right, and the broker prints it back in another spelling: 0.50 for 0.5, TRUE for true, a blank in a list.",
  why: "The provider compares texts. The create works; every later plan differs, and every later apply waits until its timeout and fails.",
  remedy: "Write the value as kafka-configs --describe prints it.",
  references: [
    "https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs/resources/topic",
    "https://github.com/apache/kafka/blob/4.1/clients/src/main/java/org/apache/kafka/common/config/ConfigDef.java",
  ],
  *find(plan, known) {
    for (const topic of topicsOf(plan)) {
      if (topic.shape.platform !== "kafka" || topic.configs instanceof Unknown || topic.configs.size === 0) continue;
      const { profile } = profileForTopic(topic, plan, known);
      for (const [key, value] of topic.configs) {
        const verdict = typeof value === "string" ? verdictOnConfig(profile, key, value) : null;
        if (verdict?.is === "respelled")
          yield found(
            topic.resource,
            configPath(topic, key),
            `${key} is ${JSON.stringify(value)}, and the broker prints ${JSON.stringify(verdict.as)}: every plan differs.`,
          );
      }
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
    "cleanup.policy" = "compact, delete"
    "min.cleanable.dirty.ratio" = "0.50"
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
    "cleanup.policy" = "compact,delete"
    "min.cleanable.dirty.ratio" = "0.5"
  }
}`,
    },
  },
};
