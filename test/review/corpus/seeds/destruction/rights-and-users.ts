import { defaultPolicy } from "../../../../../src/review/policy/policy";
import { type Seed } from "../../seed";
import { readAcl, topic } from "../../../../../src/review/rules/cases/kafka-objects";

/** Seeds of destruction: rights and users. */
export const rightsAndUsersSeeds: readonly Seed[] = [
  {
    name: "acls-by-count-shift",
    before: `
locals {
  topics = ["a", "b", "c"]
}
resource "kafka_acl" "read" {
  count               = length(local.topics)
  resource_name       = local.topics[count.index]
  resource_type       = "Topic"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Read"
  acl_permission_type = "Allow"
}
`,
    terraform: `
locals {
  topics = ["b", "c"]
}
resource "kafka_acl" "read" {
  count               = length(local.topics)
  resource_name       = local.topics[count.index]
  resource_type       = "Topic"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Read"
  acl_permission_type = "Allow"
}
`,
    finds: [
      { rule: "acl-destroyed", address: "kafka_acl.read[0]" },
      { rule: "acl-destroyed", address: "kafka_acl.read[1]" },
      { rule: "acl-destroyed", address: "kafka_acl.read[2]" },
    ],
  },
  {
    name: "acl-declared-twice-and-deleted-once",
    before: `${readAcl("one", "orders.v1", "billing")}${readAcl("two", "orders.v1", "billing")}`,
    terraform: readAcl("one", "orders.v1", "billing"),
    finds: [{ rule: "acl-destroyed", address: "kafka_acl.two" }],
  },
  {
    name: "deny-taken-away",
    before: `
resource "kafka_acl" "deny" {
  resource_name       = "orders.v1"
  resource_type       = "Topic"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Read"
  acl_permission_type = "Deny"
}
${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    finds: [{ rule: "acl-destroyed", address: "kafka_acl.deny" }],
  },
  {
    name: "acl-released",
    before: `${readAcl("read", "orders.v1", "billing")}${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    knowing: { policy: { ...defaultPolicy, released: ["kafka_acl.read"] } },
    finds: [],
  },
  {
    name: "scram-mechanism-changed",
    before: `
resource "kafka_user_scram_credential" "billing" {
  username            = "billing"
  scram_mechanism     = "SCRAM-SHA-512"
  scram_iterations    = 8192
  password_wo         = "only-for-this-case"
  password_wo_version = "1"
}
`,
    terraform: `
resource "kafka_user_scram_credential" "billing" {
  username            = "billing"
  scram_mechanism     = "SCRAM-SHA-256"
  scram_iterations    = 8192
  password_wo         = "only-for-this-case"
  password_wo_version = "1"
}
`,
    finds: [{ rule: "scram-user-destroyed", address: "kafka_user_scram_credential.billing" }],
  },
  {
    name: "msk-users-dissociated",
    before: `
resource "aws_msk_scram_secret_association" "users" {
  cluster_arn     = "arn:aws:kafka:eu-central-1:111122223333:cluster/orders/00000000-0000-0000-0000-000000000000-1"
  secret_arn_list = ["arn:aws:secretsmanager:eu-central-1:111122223333:secret:AmazonMSK_billing-abcdef"]
}
${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    finds: [{ rule: "scram-user-destroyed", address: "aws_msk_scram_secret_association.users" }],
  },
  {
    name: "quota-taken-away",
    before: `
resource "kafka_quota" "billing" {
  entity_name = "billing"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "1048576"
  }
}
${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    finds: [{ rule: "quota-destroyed", address: "kafka_quota.billing" }],
  },
  {
    name: "quota-raised-outside-and-put-back",
    before: `
resource "kafka_quota" "billing" {
  entity_name = "billing"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "2097152"
  }
}
`,
    terraform: `
resource "kafka_quota" "billing" {
  entity_name = "billing"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "1048576"
  }
}
`,
    drifted: ["kafka_quota.billing"],
    finds: [{ rule: "drift-to-be-overwritten", address: "kafka_quota.billing" }],
  },
];
