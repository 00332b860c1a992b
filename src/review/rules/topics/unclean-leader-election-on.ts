import { kafkaSettingsOf } from "../../facts/kafka-settings";
import { told } from "../../facts/settings/setting";
import { configOf, configPath, topicName, topicsOf } from "../../facts/topics";
import { found, type Rule } from "../../rule";

const key = "unclean.leader.election.enable";

/** Acknowledged records that a failover may lose. */
export const uncleanLeaderElectionOn: Rule = {
  name: "unclean-leader-election-on",
  area: "topics",
  severity: "high",
  title: "A replica that missed records may become leader",
  what: "unclean.leader.election.enable is true on a topic, in a configuration of MSK, or in settings of brokers.",
  why: "When the last in-sync replica is lost, one that lacks records takes over: records that were acknowledged are gone, and no client is told.",
  remedy: "Set it to false, or leave it out: false is the default.",
  references: ["https://kafka.apache.org/documentation/#topicconfigs_unclean.leader.election.enable"],
  *find(plan) {
    for (const topic of topicsOf(plan)) {
      const value = configOf(topic, key);
      if (typeof value === "string" && value.trim().toLowerCase() === "true")
        yield found(topic.resource, configPath(topic, key), `${topicName(topic)} may lose acknowledged records.`);
    }
    for (const settings of kafkaSettingsOf(plan))
      if (settings.role === "broker" && told(settings, key)?.toLowerCase() === "true")
        yield found(
          settings.resource,
          settings.path,
          `Every topic without its own ${key} may lose acknowledged records.`,
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
    "unclean.leader.election.enable" = "true"
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
    "unclean.leader.election.enable" = "false"
  }
}`,
    },
  },
};
