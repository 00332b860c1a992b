import { hasAutoMq } from "../../facts/topic-profile";
import { topicName, topicsOf } from "../../facts/topics";
import { isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";

/** Profiles of targets that keep records elsewhere, or decide about replicas themselves. */
const withoutReplicas = /^(?:automq|confluent-cloud|msk-serverless|msk-express)(?:@|$)/;

/** A topic that a single broken disk may lose. */
export const replicationFactorTooLow: Rule = {
  name: "replication-factor-too-low",
  area: "topics",
  severity: "high",
  title: "A topic has fewer than three replicas",
  what: "A topic asks for one or two replicas where brokers keep records on their own disks. AutoMQ, which has one of everything and keeps records in object storage, is taken out.",
  why: "With one replica, one broken disk loses records. With two, one broker that restarts leaves a single copy, and min.insync.replicas=2 then refuses every write.",
  remedy: "Set replication_factor = 3, each in its own availability zone.",
  references: [
    "https://kafka.apache.org/documentation/#replication",
    "https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html",
  ],
  *find(plan, { wave }) {
    if (hasAutoMq(plan) || (wave !== null && withoutReplicas.test(wave.profile))) return;
    for (const topic of topicsOf(plan)) {
      const { replicationFactor: replicas, resource, shape } = topic;
      if (isUnknown(replicas))
        yield cannotTell(
          resource,
          shape.replicationFactor,
          `How many replicas ${topicName(topic)} has is not known in the plan: give its variables values.`,
        );
      else if (replicas === 1 || replicas === 2)
        yield found(
          resource,
          shape.replicationFactor,
          `${topicName(topic)} has ${String(replicas)} ${replicas === 1 ? "replica" : "replicas"}.`,
        );
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 1
}`,
    },
    compliant: {
      terraform: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}`,
    },
  },
};
