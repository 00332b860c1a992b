import { type Operation } from "../../../kafka/acl";
import { grantsOf } from "../../facts/grants";
import { type GrantParts } from "../../facts/grants/grant";
import { atPlaces, grantsText, partPath } from "../../facts/grants/places";
import { isTooWideElsewhere } from "../../facts/too-wide";
import { isOneOf, isWorkload } from "../../facts/workloads";
import { found, type Rule } from "../../rule";

const controlling: readonly Operation[] = ["DELETE", "ALTER", "ALTER_CONFIGS"];

/** An application that governs topics. */
export const topicControlForWorkload: Rule = {
  name: "topic-control-for-workload",
  area: "access",
  severity: "high",
  title: "An application may delete or change topics",
  what: "ALL, DELETE, ALTER or ALTER_CONFIGS on topics, or CREATE on the whole cluster, is allowed to a principal that the policy does not name as the platform's or a replicator.",
  why: "Topics are declared in Terraform: what an application changes beside it is put back by the next apply or forces a replacement, and what it deletes is gone. ALL holds these rights too.",
  remedy: "Allow READ, WRITE and DESCRIBE, and have topics made by the platform.",
  references: ["https://kafka.apache.org/documentation/#operations_resources_and_protocols"],
  *find(plan, known) {
    const control = grantsOf(plan).filter(
      (grant) =>
        grant.parts.permission === "ALLOW" &&
        controls(grant.parts) &&
        isWorkload(grant.parts.principal, known) &&
        !isTooWideElsewhere(plan, grant),
    );
    for (const place of atPlaces(control))
      yield found(place.resource, partPath(place, "operation"), `${grantsText(place.grants)}.`);
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_acl" "delete" {
  resource_name                = "billing.invoices"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "Delete"
  acl_permission_type          = "Allow"
}`,
    },
    compliant: {
      terraform: `
resource "kafka_acl" "write" {
  resource_name                = "billing.invoices"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}
resource "kafka_acl" "no_delete" {
  resource_name                = "billing.invoices"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "Delete"
  acl_permission_type          = "Deny"
}`,
    },
  },
};

function controls({ resourceType, resourceName, operation }: GrantParts): boolean {
  if (resourceType === "CLUSTER") return operation === "CREATE";
  // Everything on every topic has a rule of its own.
  return resourceType === "TOPIC" && isOneOf(operation, controlling) && !(operation === "ALL" && resourceName === "*");
}
