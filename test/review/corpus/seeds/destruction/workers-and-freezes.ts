import { defaultPolicy } from "../../../../../src/review/policy/policy";
import { freezing } from "../../../../../src/review/rules/cases/freezing";
import { type Seed } from "../../seed";
import { topic } from "../../../../../src/review/rules/cases/kafka-objects";

/** Seeds of destruction: workers and freezes. */
export const workersAndFreezesSeeds: readonly Seed[] = [
  {
    name: "log-group-removed",
    before: `
resource "aws_cloudwatch_log_group" "brokers" {
  name              = "/kafka/brokers"
  retention_in_days = 365
}
${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    finds: [],
  },
  {
    name: "replaced-in-freeze-though-it-holds-nothing",
    before: `
resource "aws_cloudwatch_log_group" "brokers" {
  name              = "/kafka/broker"
  retention_in_days = 365
}
${topic("clicks", "clicks", 3)}`,
    terraform: `
resource "aws_cloudwatch_log_group" "brokers" {
  name              = "/kafka/brokers"
  retention_in_days = 365
}
${topic("clicks", "clicks", 3)}`,
    knowing: { today: "2026-12-24", policy: freezing() },
    finds: [{ rule: "destroyed-in-freeze", address: "aws_cloudwatch_log_group.brokers" }],
  },
  {
    name: "released-in-freeze",
    before: `${topic("orders", "orders.v1", 6)}${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    knowing: { today: "2026-12-24", policy: freezing({ released: ["kafka_topic.orders"] }) },
    finds: [],
  },
  {
    name: "changed-in-freeze",
    before: topic("orders", "orders.v1", 6),
    terraform: topic("orders", "orders.v1", 12),
    knowing: { today: "2026-12-24", policy: freezing() },
    finds: [],
  },
  {
    name: "last-day-of-a-freeze",
    before: `${topic("orders", "orders.v1", 6)}${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    knowing: { today: "2027-01-06", policy: freezing() },
    finds: [
      { rule: "topic-destroyed", address: "kafka_topic.orders" },
      { rule: "destroyed-in-freeze", address: "kafka_topic.orders" },
    ],
  },
  {
    name: "topic-forgotten",
    before: `${topic("orders", "orders.v1", 6)}${topic("clicks", "clicks", 3)}`,
    terraform: `${topic("clicks", "clicks", 3)}removed {
  from = kafka_topic.orders
  lifecycle {
    destroy = false
  }
}
`,
    finds: [{ rule: "resource-forgotten", address: "kafka_topic.orders" }],
  },
  {
    name: "log-group-forgotten",
    before: `
resource "aws_cloudwatch_log_group" "brokers" {
  name              = "/kafka/brokers"
  retention_in_days = 365
}
${topic("clicks", "clicks", 3)}`,
    terraform: `${topic("clicks", "clicks", 3)}removed {
  from = aws_cloudwatch_log_group.brokers
  lifecycle {
    destroy = false
  }
}
`,
    finds: [],
  },
  {
    name: "everything-destroyed-and-released",
    before: topic("clicks", "clicks", 3),
    terraform: `
# The wave is closed.`,
    knowing: { policy: { ...defaultPolicy, released: ["kafka_topic clicks"] } },
    finds: [],
  },
  {
    name: "mirror-maker-deployment-removed",
    before: `
resource "kubernetes_deployment_v1" "mirror" {
  metadata {
    name      = "mirror-maker-w01"
    namespace = "kafka"
  }
  spec {
    replicas = 2
    selector {
      match_labels = { app = "mm2" }
    }
    template {
      metadata {
        labels = { app = "mm2" }
      }
      spec {
        container {
          name  = "worker"
          image = "apache/kafka:4.1.0"
        }
      }
    }
  }
}
${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    finds: [{ rule: "worker-destroyed", address: "kubernetes_deployment_v1.mirror" }],
  },
  {
    name: "web-deployment-removed",
    before: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name      = "shop"
    namespace = "kafka"
  }
  spec {
    replicas = 2
    selector {
      match_labels = { app = "shop" }
    }
    template {
      metadata {
        labels = { app = "shop" }
      }
      spec {
        container {
          name  = "worker"
          image = "nginx:1.29"
        }
      }
    }
  }
}
${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    finds: [],
  },
  {
    name: "automq-topic-without-prevent-destroy",
    terraform: `
resource "automq_kafka_topic" "orders" {
  environment_id    = "env-1"
  kafka_instance_id = "kf-1"
  name              = "orders.v1"
  partition         = 16
  lifecycle {
    prevent_destroy = false
  }
}
`,
    finds: [{ rule: "topic-without-prevent-destroy", address: "automq_kafka_topic.orders" }],
  },
];
