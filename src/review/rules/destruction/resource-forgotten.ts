import { isReleased, lossesOf } from "../../destruction/destroyed-by";
import { found, type Rule } from "../../rule";

/** Something that leaves the state and stays in the world. */
export const resourceForgotten: Rule = {
  name: "resource-forgotten",
  area: "destruction",
  severity: "medium",
  title: "A resource is forgotten and stays in the world",
  what: "A removed block with destroy = false takes a topic, a right, a way or a key out of the state without deleting it.",
  why: "Nobody manages it any more: no plan shows when it changes, no review sees what it opens, and a right that was meant to end stays granted.",
  remedy: "Say in the policy that it is released, and who looks after it from now on; or import it where it belongs.",
  references: ["https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources"],
  *find(plan, { policy }) {
    for (const loss of lossesOf(plan))
      if (loss.action === "forget" && loss.thing !== null && !isReleased(loss, policy))
        yield found(
          loss.resource,
          null,
          "It leaves the state and stays as it is: Terraform will neither change it nor delete it again.",
        );
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_topic" "clicks" {
  name               = "clicks"
  partitions         = 3
  replication_factor = 3
}
removed {
  from = kafka_acl.read
  lifecycle {
    destroy = false
  }
}`,
      before: `
resource "kafka_acl" "read" {
  resource_name       = "orders.v1"
  resource_type       = "Topic"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Read"
  acl_permission_type = "Allow"
}
resource "kafka_topic" "clicks" {
  name               = "clicks"
  partitions         = 3
  replication_factor = 3
}`,
    },
    compliant: {
      terraform: `
resource "kafka_acl" "grants" {
  resource_name       = "orders.v1"
  resource_type       = "Topic"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Read"
  acl_permission_type = "Allow"
}
moved {
  from = kafka_acl.read
  to   = kafka_acl.grants
}`,
      before: `
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
