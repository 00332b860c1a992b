import { configOf, configPath, topicName, topicsOf } from "../../facts/topics";
import { found, type Rule } from "../../rule";

/** What a ledger calls the same: there, people have read that the source keeps these records for ever as well. */
const lineOfLedger = "retention-unlimited";

/** A topic that only grows. */
export const retentionUnlimited: Rule = {
  name: "retention-unlimited",
  area: "topics",
  severity: "low",
  title: "A topic keeps its records for ever",
  what: "retention.ms is -1 on a topic whose cleanup.policy is delete alone, and retention.bytes sets no end either. What the ledger notes is not told twice.",
  why: "The topic grows until the disks are full, or for as long as somebody pays. Records with personal data never go.",
  remedy: "Set how long the records are needed. Where they must stay for ever, say so in the policy.",
  references: ["https://kafka.apache.org/documentation/#topicconfigs_retention.ms"],
  *find(plan, { wave, ledger }) {
    const noted = new Set(
      (ledger ?? wave?.ledger ?? []).filter(({ rule }) => rule === lineOfLedger).map(({ object }) => object.name),
    );
    for (const topic of topicsOf(plan)) {
      if (typeof topic.name === "string" && noted.has(topic.name)) continue;
      const bytes = configOf(topic, "retention.bytes");
      const policy = configOf(topic, "cleanup.policy");
      if (
        configOf(topic, "retention.ms") === "-1" &&
        (bytes === null || bytes === "-1") &&
        (policy === null || (typeof policy === "string" && policy.trim() === "delete"))
      )
        yield found(topic.resource, configPath(topic, "retention.ms"), `${topicName(topic)} never deletes a record.`);
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
    "retention.ms" = "-1"
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
    "retention.ms" = "-1"
    "cleanup.policy" = "compact"
  }
}`,
    },
  },
};
