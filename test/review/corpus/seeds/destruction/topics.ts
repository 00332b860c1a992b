import { defaultPolicy } from "../../../../../src/review/policy/policy";
import { type Seed } from "../../seed";
import { readAcl, topic } from "../../../../../src/review/rules/cases/kafka-objects";

/** Seeds of destruction: topics. */
export const topicsSeeds: readonly Seed[] = [
  {
    name: "topic-taken-out-of-for-each",
    before: `
resource "kafka_topic" "all" {
  for_each           = toset(["orders", "clicks"])
  name               = each.key
  partitions         = 6
  replication_factor = 3
}
`,
    terraform: `
resource "kafka_topic" "all" {
  for_each           = toset(["orders"])
  name               = each.key
  partitions         = 6
  replication_factor = 3
}
`,
    finds: [{ rule: "topic-destroyed", address: 'kafka_topic.all["clicks"]' }],
  },
  {
    name: "topic-at-another-address-without-moved-block",
    before: topic("a", "orders.v1", 6),
    terraform: topic("b", "orders.v1", 6),
    finds: [{ rule: "topic-destroyed", address: "kafka_topic.a" }],
  },
  {
    name: "topic-at-another-address-with-moved-block",
    before: topic("a", "orders.v1", 6),
    terraform: `${topic("b", "orders.v1", 6)}moved {
  from = kafka_topic.a
  to   = kafka_topic.b
}
`,
    finds: [{ rule: "resource-moved", address: "kafka_topic.b" }],
  },
  {
    name: "topic-renamed-over-two-resources",
    before: `${topic("old", "orders.v1", 6)}${topic("clicks", "clicks", 3)}`,
    terraform: `${topic("new", "orders.v2", 6)}${topic("clicks", "clicks", 3)}`,
    finds: [{ rule: "topic-renamed", address: "kafka_topic.old" }],
  },
  {
    name: "topic-renamed-and-moved",
    before: topic("old", "orders.v1", 6),
    terraform: `${topic("new", "orders.v2", 6)}moved {
  from = kafka_topic.old
  to   = kafka_topic.new
}
`,
    finds: [{ rule: "topic-renamed", address: "kafka_topic.new" }],
  },
  {
    name: "unlike-topic-created-beside-a-deleted-one",
    before: `${topic("old", "orders.v1", 6)}${topic("clicks", "clicks", 3)}`,
    terraform: `${topic("new", "payments.audit", 9)}${topic("clicks", "clicks", 3)}`,
    finds: [{ rule: "topic-destroyed", address: "kafka_topic.old" }],
  },
  {
    name: "topic-grown-outside-of-terraform",
    before: topic("orders", "orders.v1", 8),
    terraform: topic("orders", "orders.v1", 6),
    drifted: ["kafka_topic.orders"],
    finds: [
      { rule: "topic-replaced", address: "kafka_topic.orders" },
      { rule: "drift-to-be-overwritten", address: "kafka_topic.orders" },
    ],
  },
  {
    name: "topic-that-grows",
    before: topic("orders", "orders.v1", 6),
    terraform: topic("orders", "orders.v1", 12),
    finds: [],
  },
  {
    name: "topic-released-by-its-name",
    before: `${topic("orders", "orders.v1", 6)}${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    knowing: { policy: { ...defaultPolicy, released: ["kafka_topic orders.v1"] } },
    finds: [],
  },
  {
    name: "topic-released-by-its-address",
    before: `${topic("orders", "orders.v1", 6)}${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    knowing: { policy: { ...defaultPolicy, released: ["kafka_topic.orders"] } },
    finds: [],
  },
  {
    name: "other-topic-released",
    before: `${topic("orders", "orders.v1", 6)}${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    knowing: { policy: { ...defaultPolicy, released: ["kafka_topic orders.v2", "kafka_topic"] } },
    finds: [{ rule: "topic-destroyed", address: "kafka_topic.orders" }],
  },
  {
    name: "everything-but-a-topic-destroyed",
    before: `${topic("clicks", "clicks", 3)}${readAcl("read", "clicks", "billing")}resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
  tags = {
    Name = "kafka"
  }
}
`,
    terraform: topic("clicks", "clicks", 3),
    finds: [
      { rule: "acl-destroyed", address: "kafka_acl.read" },
      { rule: "network-destroyed", address: "aws_vpc.kafka" },
    ],
  },
];
