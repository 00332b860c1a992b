import { ordersTopic, ordersWave } from "../../../../src/review/rules/cases/orders-wave";
import { type Seed } from "../seed";
import { topic } from "../../../../src/review/rules/cases/kafka-objects";

/** Misconfigurations of this area with known answers, and clean things that only look wrong. */
export const topicsSeeds: readonly Seed[] = [
  {
    name: "two-replicas",
    terraform: topic("orders", "orders.v1", 6, 2),
    finds: [{ rule: "replication-factor-too-low", address: "kafka_topic.orders" }],
  },
  {
    name: "replicas-known-after-the-apply",
    terraform: `
resource "aws_ec2_managed_prefix_list" "counter" {
  name           = "counter"
  address_family = "IPv4"
  max_entries    = 1
}
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = aws_ec2_managed_prefix_list.counter.version
}
`,
    finds: [{ rule: "replication-factor-too-low", address: "kafka_topic.orders", verdict: "cannot-tell" }],
  },
  {
    name: "one-replica-at-automq",
    terraform: `
resource "automq_kafka_instance" "orders" {
  environment_id = "env-1"
  name           = "orders"
}
${topic("orders", "orders.v1", 6, 1)}`,
    finds: [],
  },
  {
    name: "one-replica-where-the-wave-goes-to-automq",
    terraform: topic("orders", "orders.v1", 6, 1, { "retention.ms": "604800000" }),
    knowing: { wave: { ...ordersWave, profile: "automq@1.7", topics: [{ ...ordersTopic, replicationFactor: 1 }] } },
    finds: [],
  },
  {
    name: "unclean-election-in-a-configuration-of-msk",
    terraform: `
resource "aws_msk_configuration" "orders" {
  name              = "orders"
  server_properties = <<-EOT
    auto.create.topics.enable = false
    unclean.leader.election.enable = TRUE
  EOT
}
`,
    finds: [{ rule: "unclean-leader-election-on", address: "aws_msk_configuration.orders" }],
  },
  {
    name: "one-in-sync-in-a-configuration-of-msk",
    terraform: `
resource "aws_msk_configuration" "orders" {
  name              = "orders"
  server_properties = <<-EOT
    default.replication.factor = 3
    min.insync.replicas = 1
  EOT
}
`,
    finds: [{ rule: "min-insync-one", address: "aws_msk_configuration.orders" }],
  },
  {
    name: "careful-configuration-of-msk",
    terraform: `
resource "aws_msk_configuration" "orders" {
  name              = "orders"
  server_properties = <<-EOT
    default.replication.factor = 3
    min.insync.replicas = 2
    # unclean.leader.election.enable = true
  EOT
}
`,
    finds: [],
  },
  {
    name: "one-in-sync-of-one",
    terraform: topic("orders", "orders.v1", 6, 1, { "min.insync.replicas": "1" }),
    finds: [{ rule: "replication-factor-too-low", address: "kafka_topic.orders" }],
  },
  {
    name: "unlimited-in-time-and-bounded-in-size",
    terraform: topic("orders", "orders.v1", 6, 3, { "retention.ms": "-1", "retention.bytes": "1073741824" }),
    finds: [],
  },
  {
    name: "unlimited-in-time-and-size",
    terraform: topic("orders", "orders.v1", 6, 3, {
      "retention.ms": "-1",
      "retention.bytes": "-1",
      "cleanup.policy": "delete",
    }),
    finds: [{ rule: "retention-unlimited", address: "kafka_topic.orders" }],
  },
  {
    name: "wave-with-other-partitions",
    terraform: topic("orders", "orders.v1", 12, 3, { "retention.ms": "604800000" }),
    knowing: { wave: ordersWave },
    finds: [{ rule: "topic-differs-from-wave", address: "kafka_topic.orders" }],
  },
  {
    name: "wave-with-a-config-more-and-one-less",
    terraform: topic("orders", "orders.v1", 6, 3, { "segment.ms": "3600000" }),
    knowing: { wave: ordersWave },
    finds: [
      { rule: "topic-differs-from-wave", address: "kafka_topic.orders" },
      { rule: "topic-differs-from-wave", address: "kafka_topic.orders" },
    ],
  },
  {
    name: "wave-with-a-topic-that-the-plan-lacks",
    terraform: topic("orders", "orders.v1", 6, 3, { "retention.ms": "604800000" }),
    knowing: {
      wave: { ...ordersWave, topics: [ordersTopic, { ...ordersTopic, name: "clicks", partitions: 3, configs: {} }] },
    },
    finds: [{ rule: "topic-differs-from-wave", address: null }],
  },
  {
    name: "internal-topics-beside-a-wave",
    terraform: `${topic("orders", "orders.v1", 6, 3, { "retention.ms": "604800000" })}${topic("syncs", "mm2-offset-syncs.src.internal", 1)}`,
    knowing: { wave: ordersWave },
    finds: [],
  },
  {
    name: "plan-of-something-else-beside-a-wave",
    terraform: `
resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
  tags = {
    Name = "kafka"
  }
}
`,
    knowing: { wave: ordersWave },
    finds: [],
  },
  {
    name: "as-many-partitions-as-the-wave-says",
    before: topic("orders", "orders.v1", 3, 3, { "retention.ms": "604800000" }),
    terraform: topic("orders", "orders.v1", 6, 3, { "retention.ms": "604800000" }),
    knowing: { wave: ordersWave },
    finds: [],
  },
];
