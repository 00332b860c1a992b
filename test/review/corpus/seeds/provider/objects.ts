import { type Seed } from "../../seed";
import { readAcl, topic } from "../../../../../src/review/rules/cases/kafka-objects";

/** Seeds of provider: objects. */
export const objectsSeeds: readonly Seed[] = [
  {
    name: "topic-replaced-while-another-is-updated",
    before: `${topic("orders", "orders.v1", 6)}${topic("clicks", "clicks", 3)}`,
    terraform: `${topic("orders", "orders.v1", 3)}${topic("clicks", "clicks", 6)}`,
    finds: [{ rule: "deletes-with-updates", address: "kafka_topic.orders" }],
  },
  {
    name: "topics-deleted-while-others-are-created",
    before: topic("orders", "orders.v1", 6),
    terraform: topic("carts", "carts", 3),
    finds: [],
  },
  {
    name: "one-topic-of-two-vanished",
    terraform: `${topic("orders", "orders.v1", 6)}${topic("clicks", "clicks", 3)}`,
    drifted: ["kafka_topic.orders"],
    finds: [{ rule: "topic-looks-new", address: "kafka_topic.orders" }],
  },
  {
    name: "new-topic-beside-one-that-drifted",
    before: topic("orders", "orders.v1", 6),
    terraform: `${topic("orders", "orders.v1", 6)}${topic("clicks", "clicks", 3)}`,
    drifted: ["kafka_topic.orders"],
    finds: [],
  },
  {
    name: "quota-of-another-client",
    before: `
resource "kafka_quota" "billing" {
  entity_name = "billing"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "1048576"
  }
}
`,
    terraform: `
resource "kafka_quota" "billing" {
  entity_name = "accounting"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "1048576"
  }
}
`,
    finds: [{ rule: "quota-replaced", address: "kafka_quota.billing" }],
  },
  {
    name: "quota-that-stays",
    before: `
resource "kafka_quota" "billing" {
  entity_name = "billing"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "1048576"
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
    finds: [],
  },
  {
    name: "principal-without-type",
    terraform: `
resource "kafka_acl" "read" {
  resource_name       = "orders.v1"
  resource_type       = "Topic"
  acl_principal       = "billing"
  acl_host            = "*"
  acl_operation       = "Read"
  acl_permission_type = "Allow"
}
`,
    finds: [{ rule: "acl-spelling-refused", address: "kafka_acl.read" }],
  },
  {
    name: "cluster-with-a-name-of-its-own",
    terraform: `
resource "kafka_acl" "read" {
  resource_name       = "orders.v1"
  resource_type       = "Cluster"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Read"
  acl_permission_type = "Allow"
}
`,
    finds: [{ rule: "acl-spelling-refused", address: "kafka_acl.read" }],
  },
  {
    name: "pattern-in-capitals",
    terraform: `
resource "kafka_acl" "read" {
  resource_name       = "orders.v1"
  resource_type       = "Topic"
  resource_pattern_type_filter = "PREFIXED"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Read"
  acl_permission_type = "Allow"
}
`,
    finds: [{ rule: "acl-spelling-refused", address: "kafka_acl.read" }],
  },
  {
    name: "transactional-id-in-kafkas-spelling",
    terraform: `
resource "kafka_acl" "read" {
  resource_name       = "orders.v1"
  resource_type       = "TransactionalId"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Read"
  acl_permission_type = "Allow"
}
`,
    finds: [{ rule: "acl-spelling-refused", address: "kafka_acl.read" }],
  },
  { name: "principal-of-a-certificate", terraform: readAcl("read", "orders.v1", "CN=billing,OU=shop"), finds: [] },
  {
    name: "one-topic-in-two-resources",
    terraform: `${topic("orders", "orders.v1", 6)}${topic("again", "orders.v1", 6)}`,
    finds: [{ rule: "topic-names-collide", address: "kafka_topic.orders" }],
  },
  {
    name: "names-that-collide-in-for-each",
    terraform: `
resource "kafka_topic" "all" {
  for_each           = toset(["a.b_c", "a_b.c", "a.b.d"])
  name               = each.key
  partitions         = 6
  replication_factor = 3
}
`,
    finds: [{ rule: "topic-names-collide", address: 'kafka_topic.all["a_b.c"]' }],
  },
  {
    name: "password-changed-in-the-open",
    before: `
resource "kafka_user_scram_credential" "billing" {
  username        = "billing"
  scram_mechanism = "SCRAM-SHA-512"
  password        = "only-for-this-case-1"
}
`,
    terraform: `
resource "kafka_user_scram_credential" "billing" {
  username        = "billing"
  scram_mechanism = "SCRAM-SHA-512"
  password        = "only-for-this-case-2"
}
`,
    finds: [{ rule: "scram-password-reset", address: "kafka_user_scram_credential.billing" }],
  },
  {
    name: "password-that-stays",
    before: `
resource "kafka_user_scram_credential" "billing" {
  username        = "billing"
  scram_mechanism = "SCRAM-SHA-512"
  password        = "only-for-this-case-1"
}
`,
    terraform: `
resource "kafka_user_scram_credential" "billing" {
  username        = "billing"
  scram_mechanism = "SCRAM-SHA-512"
  password        = "only-for-this-case-1"
}
`,
    finds: [],
  },
  {
    name: "name-of-two-dots",
    terraform: topic("orders", "..", 6),
    finds: [{ rule: "topic-name-refused", address: "kafka_topic.orders" }],
  },
  {
    name: "name-of-250-characters",
    terraform: topic("orders", "o".repeat(250), 6),
    finds: [{ rule: "topic-name-refused", address: "kafka_topic.orders" }],
  },
  { name: "name-of-249-characters", terraform: topic("orders", "o".repeat(249), 6), finds: [] },
];
