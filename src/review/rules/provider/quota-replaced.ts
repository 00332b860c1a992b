import { becauseText } from "../destruction/losses";
import { found, type Rule } from "../../rule";

/** A quota that a plan deletes and makes again. */
export const quotaReplaced: Rule = {
  name: "quota-replaced",
  area: "provider",
  severity: "high",
  title: "A quota is replaced: for a moment nothing limits the client",
  what: "The plan replaces a kafka_quota. None of its attributes can change in place, so every change of a rate does.",
  why: "Between the delete and the create there is no quota: a client that was held back may take the brokers' whole bandwidth. Where the create fails, it stays so.",
  remedy:
    "Change the rate over Kafka's own tools (kafka-configs --alter), which replaces it in one step, and then in the configuration. Or apply it in quiet hours.",
  references: [
    "https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs/resources/quota",
    "https://kafka.apache.org/documentation/#design_quotas",
  ],
  *find(plan) {
    for (const quota of plan.ofType("kafka_quota"))
      if (quota.action === "replace-delete-first")
        yield found(
          quota,
          quota.replacedBecauseOf[0] ?? null,
          `The quota is deleted and made again${becauseText(quota.replacedBecauseOf)}: until then nothing limits the client.`,
        );
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_quota" "billing" {
  entity_name = "billing"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "2097152"
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
