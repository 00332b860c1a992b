import { type PlannedResource } from "../../plan/plan";
import { field, isUnknown, type Value } from "../../plan/value";
import { found, type Rule } from "../../rule";

/** Somebody's change that a plan takes back. */
export const driftToBeOverwritten: Rule = {
  name: "drift-to-be-overwritten",
  area: "destruction",
  severity: "medium",
  title: "A change made outside of Terraform is overwritten",
  what: "Somebody changed a resource outside of Terraform, and the plan writes over it or replaces it.",
  why: "It may have been an emergency measure that still holds the cluster up: a raised quota, more partitions, a longer retention. A topic that grew outside is deleted and made again.",
  remedy:
    "Find out who changed it and why. Take the change over into the configuration, or agree with its maker that it goes.",
  references: ["https://developer.hashicorp.com/terraform/tutorials/state/resource-drift"],
  *find(plan) {
    for (const address of new Set(plan.drifted)) {
      const resource = plan.at(address);
      if (
        resource === undefined ||
        !["update", "replace-delete-first", "replace-create-first"].includes(resource.action)
      )
        continue;
      const changed = changedAttributes(resource);
      yield found(
        resource,
        changed[0] ?? null,
        changed.length === 0
          ? "It was changed outside of Terraform, and the plan changes it again."
          : `It was changed outside of Terraform, and the plan changes ${changed.slice(0, 5).join(", ")}.`,
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
    "retention.ms" = "604800000"
  }
}`,
      before: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}`,
      drifted: ["kafka_topic.orders"],
    },
    compliant: {
      terraform: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}`,
      before: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}`,
      drifted: ["kafka_topic.orders"],
    },
  },
};

/** Attributes that a plan changes, by name only: their values may be secrets. */
function changedAttributes({ before, after }: PlannedResource): readonly string[] {
  if (before === null || after === null) return [];
  return Object.keys(after).filter((key) => {
    const [was, will]: readonly [Value, Value] = [field(before, key), field(after, key)];
    return !isUnknown(will) && JSON.stringify(was) !== JSON.stringify(will);
  });
}
