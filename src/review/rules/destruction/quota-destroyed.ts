import { type Rule } from "../../rule";
import { lossesOfKind, lossFound } from "./losses";

/** A quota that a plan deletes. */
export const quotaDestroyed: Rule = {
  name: "quota-destroyed",
  area: "destruction",
  severity: "medium",
  title: "A quota is taken away",
  what: "The plan deletes a kafka_quota that nobody released.",
  why: "Nothing limits its client any more: one that was held back may take the brokers' whole bandwidth from all others.",
  remedy: "Keep the quota as long as the client is there. Release what really ends in the policy.",
  references: [
    "https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs/resources/quota",
    "https://kafka.apache.org/documentation/#design_quotas",
  ],
  *find(plan, known) {
    for (const loss of lossesOfKind(plan, known, "quota")) if (loss.action === "delete") yield lossFound(loss);
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_topic" "clicks" {
  name               = "clicks"
  partitions         = 3
  replication_factor = 3
}`,
      before: `
resource "kafka_quota" "billing" {
  entity_name = "billing"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "1048576"
  }
}
resource "kafka_topic" "clicks" {
  name               = "clicks"
  partitions         = 3
  replication_factor = 3
}`,
    },
    compliant: {
      terraform: `
resource "kafka_quota" "billing" {
  entity_name = "billing"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "1048576"
  }
}`,
      before: `
resource "kafka_quota" "billing" {
  entity_name = "billing"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "1048576"
  }
}`,
    },
  },
};
