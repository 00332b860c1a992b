import { misspellingsOf } from "../../facts/kafka-acl-spelling";
import { found, type Rule } from "../../rule";

/** An ACL that an apply fails with. */
export const aclSpellingRefused: Rule = {
  name: "acl-spelling-refused",
  area: "provider",
  severity: "high",
  title: "An ACL is spelt as the provider does not know it",
  what: "A kafka_acl has a word in another spelling than the provider's (READ for Read), a principal without User:, or a cluster resource that is not kafka-cluster.",
  why: "Nothing sees it before the apply. There it fails the whole batch of ACLs that were sent together, while the good ones are made on the broker and missing in the state.",
  remedy:
    "Write Topic, Group, Cluster, TransactionalID; Read, Write, …; Allow, Deny; Literal, Prefixed; and principals as User:name.",
  references: [
    "https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs/resources/acl",
    "https://github.com/Mongey/terraform-provider-kafka/tree/v0.13.1/kafka",
  ],
  *find(plan) {
    for (const acl of plan.ofType("kafka_acl"))
      for (const { path, says } of misspellingsOf(acl)) yield found(acl, path, says);
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_acl" "read" {
  resource_name       = "orders.v1"
  resource_type       = "Topic"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "READ"
  acl_permission_type = "Allow"
}`,
    },
    compliant: {
      terraform: `
resource "kafka_acl" "read" {
  resource_name       = "orders.v1"
  resource_type       = "Topic"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Read"
  acl_permission_type = "Allow"
}`,
    },
  },
};
