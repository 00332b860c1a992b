import { verdictOnConfig } from "../../facts/topic-configs";
import { oldestProfile, profileForTopic } from "../../facts/topic-profile";
import { configPath, topicsOf } from "../../facts/topics";
import { Unknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";
import { type Profile } from "../../../target/profile";

/** A config that an apply fails with. */
export const configRefused: Rule = {
  name: "config-refused",
  area: "provider",
  severity: "high",
  title: "A topic config is one that brokers refuse",
  what: "A key in the config of a topic that the target does not know, or a value that it does not take. Without a wave the target is taken to be Apache Kafka; what only newer versions refuse is told as not known.",
  why: 'The provider finds out when it applies, and the broker\'s answer ("Configuration is invalid") does not say which key it is. The rest of the apply goes through, so that the wave is half there.',
  remedy: "Correct the key or the value. Configs that Kafka 4 took away go, or become those that replaced them.",
  references: [
    "https://kafka.apache.org/documentation/#topicconfigs",
    "https://cwiki.apache.org/confluence/display/KAFKA/KIP-1030%3A+Change+constraints+and+default+values+for+various+configurations",
    "https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs/resources/topic",
  ],
  *find(plan, known) {
    for (const topic of topicsOf(plan)) {
      if (topic.configs instanceof Unknown || topic.configs.size === 0) continue;
      const { profile, isCertain } = profileForTopic(topic, plan, known);
      for (const [key, value] of topic.configs) {
        if (typeof value !== "string") continue;
        const verdict = verdictOnConfig(profile, key, value);
        if (verdict.is !== "refused") continue;
        const path = configPath(topic, key);
        const onlyHere =
          !isCertain &&
          (verdictOnConfig(oldestProfile(), key, value).is !== "refused" || isOfAnotherKafka(profile, key));
        yield onlyHere
          ? cannotTell(
              topic.resource,
              path,
              `${verdict.why} Other versions and distributions of Kafka take it, and nothing says which one the target is: a wave would (--wave).`,
            )
          : found(topic.resource, path, verdict.why);
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
    "retention.minutes" = "10080"
    "compression.type" = "none"
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
    "retention.ms" = "604800000"
    "compression.type" = "uncompressed"
  }
}`,
    },
  },
};

function isOfAnotherKafka({ foreign }: Profile, name: string): boolean {
  return foreign.some(({ keys }) => keys.test(name));
}
