import { found, type Rule } from "../../rule";

/** A quota whose replacement deletes it for good. */
export const quotaCreatedBeforeDestroyed: Rule = {
  name: "quota-created-before-destroyed",
  area: "provider",
  severity: "high",
  title: "A quota has create_before_destroy: the apply ends without it",
  what: "A kafka_quota is replaced by creating first, or has lifecycle.create_before_destroy.",
  why: "The new quota has the same identity as the old one. Terraform creates it, then deletes the old one, which deletes both: the apply is complete, and there is no quota.",
  remedy:
    "Take create_before_destroy away from quotas, and from modules and resources that depend on them, since Terraform hands it on.",
  references: [
    "https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs/resources/quota",
    "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
  ],
  *find(plan) {
    for (const quota of plan.ofType("kafka_quota"))
      if (quota.action === "replace-create-first")
        yield found(
          quota,
          "lifecycle.create_before_destroy",
          "The quota is made again before the old one is deleted, and both are one and the same: there is none in the end.",
        );
      else if (quota.lifecycle?.createBeforeDestroy === true)
        yield found(
          quota,
          "lifecycle.create_before_destroy",
          "The next change of the quota makes it anew and then deletes it: there is none in the end.",
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
  lifecycle {
    create_before_destroy = true
  }
}`,
      before: `
resource "kafka_quota" "billing" {
  entity_name = "billing"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "1048576"
  }
  lifecycle {
    create_before_destroy = true
  }
}`,
    },
    compliant: {
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
  },
};
