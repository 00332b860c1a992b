import { ordersWave } from "../../../../../src/review/rules/cases/orders-wave";
import { type Seed } from "../../seed";
import { mskCluster } from "../../../../../src/review/rules/cases/msk-cluster";
import { topic } from "../../../../../src/review/rules/cases/kafka-objects";

/** Seeds of provider: configs. */
export const configsSeeds: readonly Seed[] = [
  {
    name: "boolean-in-capitals",
    terraform: topic("orders", "orders.v1", 6, 3, { preallocate: "TRUE" }),
    finds: [{ rule: "config-never-settles", address: "kafka_topic.orders" }],
  },
  {
    name: "blank-before-a-number",
    terraform: topic("orders", "orders.v1", 6, 3, { "retention.ms": " 604800000" }),
    finds: [{ rule: "config-never-settles", address: "kafka_topic.orders" }],
  },
  {
    name: "whole-number-for-a-double",
    terraform: topic("orders", "orders.v1", 6, 3, { "min.cleanable.dirty.ratio": "1" }),
    finds: [{ rule: "config-never-settles", address: "kafka_topic.orders" }],
  },
  {
    name: "explicit-default-is-settled",
    terraform: topic("orders", "orders.v1", 6, 3, {
      "retention.ms": "604800000",
      "cleanup.policy": "delete",
      "min.cleanable.dirty.ratio": "1.0",
    }),
    finds: [],
  },
  {
    name: "segments-that-only-older-kafka-takes",
    terraform: topic("orders", "orders.v1", 6, 3, { "segment.bytes": "1000" }),
    finds: [{ rule: "config-refused", address: "kafka_topic.orders", verdict: "cannot-tell" }],
  },
  {
    name: "segments-that-the-cluster-beside-takes",
    terraform: `${topic("orders", "orders.v1", 6, 3, { "segment.bytes": "1000" })}${mskCluster("orders", 3)}`,
    finds: [],
  },
  {
    name: "segments-that-the-wave-refuses",
    terraform: topic("orders", "orders.v1", 6, 3, { "segment.bytes": "1000" }),
    knowing: { wave: ordersWave },
    finds: [{ rule: "config-refused", address: "kafka_topic.orders" }],
  },
  {
    name: "format-version-that-kafka-4-took-away",
    terraform: topic("orders", "orders.v1", 6, 3, { "message.format.version": "3.0-IV1" }),
    knowing: { wave: ordersWave },
    finds: [{ rule: "config-refused", address: "kafka_topic.orders" }],
  },
  {
    name: "config-of-another-distribution",
    terraform: topic("orders", "orders.v1", 6, 3, { "confluent.value.schema.validation": "true" }),
    finds: [{ rule: "config-refused", address: "kafka_topic.orders", verdict: "cannot-tell" }],
  },
  {
    name: "value-outside-of-bounds",
    terraform: topic("orders", "orders.v1", 6, 3, { "min.insync.replicas": "0", "retention.ms": "-2" }),
    finds: [
      { rule: "config-refused", address: "kafka_topic.orders" },
      { rule: "config-refused", address: "kafka_topic.orders" },
    ],
  },
  {
    name: "confluent-topic-with-unknown-config",
    terraform: `
resource "confluent_kafka_topic" "orders" {
  topic_name       = "orders.v1"
  partitions_count = 6
  config = {
    "retention.minutes" = "60"
  }
  lifecycle {
    prevent_destroy = true
  }
}
`,
    finds: [{ rule: "config-refused", address: "confluent_kafka_topic.orders" }],
  },
  {
    name: "one-replica-and-two-in-sync",
    terraform: topic("orders", "orders.v1", 6, 1, { "min.insync.replicas": "2" }),
    finds: [{ rule: "min-insync-above-replication", address: "kafka_topic.orders" }],
  },
  {
    name: "as-many-in-sync-as-replicas",
    terraform: topic("orders", "orders.v1", 6, 3, { "min.insync.replicas": "3" }),
    finds: [],
  },
];
