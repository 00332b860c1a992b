import { renamesOf } from "../../facts/changes";
import { topicIn, topicName } from "../../facts/topics";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { found, type Rule } from "../../rule";
import { becauseText, lossesOfKind } from "./losses";

/** A topic that a plan deletes and makes again under the same name. */
export const topicReplaced: Rule = {
  name: "topic-replaced",
  area: "destruction",
  severity: "critical",
  title: "A topic is replaced",
  what: "The plan replaces a topic: it is deleted and made again under the same name, most often because it would have fewer partitions. That is also so where somebody added partitions outside of Terraform.",
  why: "Kafka cannot take partitions away, so the provider deletes the topic: all its records and committed offsets are gone, and no consumer is told.",
  remedy:
    "Write the number of partitions that the topic has. Where it grew outside of Terraform, take that number over. With prevent_destroy such a plan fails instead.",
  references: [
    "https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs/resources/topic",
    "https://cwiki.apache.org/confluence/display/KAFKA/KIP-195%3A+AdminClient.createPartitions",
    "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
  ],
  *find(plan, known) {
    const renamed = new Set(renamesOf(plan).map(({ loss }) => loss.resource));
    for (const { resource, action } of lossesOfKind(plan, known, "topic"))
      if (action !== "delete" && !renamed.has(resource))
        yield found(resource, resource.replacedBecauseOf[0] ?? null, whyReplaced(resource, plan));
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}`,
      before: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 12
  replication_factor = 3
}`,
    },
    compliant: {
      terraform: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 12
  replication_factor = 3
}`,
      before: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}`,
    },
  },
};

function whyReplaced(resource: PlannedResource, plan: Plan): string {
  const before = topicIn(resource, resource.before);
  const after = topicIn(resource, resource.after);
  const name = before === null ? resource.address : topicName(before);
  const [had, has] = [before?.partitions, after?.partitions];
  if (typeof had === "number" && typeof has === "number" && had > has) {
    const outside = plan.drifted.includes(resource.address)
      ? `${name} has grown to ${String(had)} partitions outside of Terraform, and the configuration still says ${String(has)}`
      : `${name} would go down from ${String(had)} to ${String(has)} partitions`;
    return `${outside}: the topic is deleted with all its records and made again, empty.`;
  }
  return `${name} is deleted with all its records and made again, empty${becauseText(resource.replacedBecauseOf)}.`;
}
