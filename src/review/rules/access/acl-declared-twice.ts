import { aclKey } from "../../../kafka/acl";
import { grantText } from "../../../kafka/acl-text";
import { grantsOf } from "../../facts/grants";
import { type PlannedResource } from "../../plan/plan";
import { found, type Rule } from "../../rule";

/** One ACL in two resources. */
export const aclDeclaredTwice: Rule = {
  name: "acl-declared-twice",
  area: "access",
  severity: "medium",
  title: "One ACL is declared by two resources",
  what: "Two resources write an ACL of the very same seven parts.",
  why: "Kafka has it once. Both are created without an error, and whichever is removed first takes the right away from both.",
  remedy:
    "Keep one of them, and take the other out of the state without destroying it (a removed block): a destroy would delete the ACL of both.",
  references: ["https://github.com/Mongey/terraform-provider-kafka#kafka_acl"],
  *find(plan) {
    // The same ACL at two clusters is two: the provider that makes it tells which.
    const first = new Map<string, PlannedResource>();
    for (const { by, acl, resource } of grantsOf(plan)) {
      if (by !== "acl" || acl === null) continue;
      const key = `${resource.provider ?? ""} ${aclKey(acl)}`;
      const other = first.get(key);
      if (other === undefined) first.set(key, resource);
      else if (other !== resource)
        yield found(resource, null, `${acl.principal}: ${grantText(acl)} is also written by ${other.address}.`, [
          other.address,
        ]);
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_acl" "one" {
  resource_name       = "billing.invoices"
  resource_type       = "Topic"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Write"
  acl_permission_type = "Allow"
}
resource "kafka_acl" "other" {
  resource_name                = "billing.invoices"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}`,
    },
    compliant: {
      terraform: `
resource "kafka_acl" "one" {
  resource_name       = "billing.invoices"
  resource_type       = "Topic"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Write"
  acl_permission_type = "Allow"
}
resource "kafka_acl" "other" {
  resource_name                = "billing.invoices"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Prefixed"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}`,
    },
  },
};
