import { found, type Rule } from "../../rule";

/** Deletes and updates of topics that get in each other's way. */
export const deletesWithUpdates: Rule = {
  name: "deletes-with-updates",
  area: "provider",
  severity: "medium",
  title: "Topics are deleted and updated in one apply",
  what: "One plan deletes (or replaces) and updates resources of kafka_topic.",
  why: 'The Kafka provider shares its list of topics between all that it does at once: while one topic is deleted, others that it updates look gone ("could not be found"). The apply ends with errors although every change was made, and nobody can tell them from true ones.',
  remedy: "Delete in an apply of its own (-target, or a plan without the other changes), or apply with -parallelism=1.",
  references: [
    "https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs/resources/topic",
    "https://github.com/Mongey/terraform-provider-kafka/tree/v0.13.1/kafka",
  ],
  *find(plan) {
    const topics = plan.resources.filter(({ type, mode }) => type === "kafka_topic" && mode === "managed");
    const deleted = topics.filter(({ action }) => action === "delete" || action.startsWith("replace"));
    const updated = topics.filter(({ action }) => action === "update");
    const [first] = deleted;
    if (first === undefined || updated.length === 0) return;
    yield found(
      first,
      null,
      `The plan deletes ${String(deleted.length)} and updates ${String(updated.length)} topics at once: some updates will fail with "could not be found" although they were made.`,
      [...deleted.slice(1), ...updated].slice(0, 10).map(({ address }) => address),
    );
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_topic" "clicks" {
  name               = "clicks"
  partitions         = 6
  replication_factor = 3
}`,
      before: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}
resource "kafka_topic" "clicks" {
  name               = "clicks"
  partitions         = 3
  replication_factor = 3
}`,
    },
    compliant: {
      terraform: `
resource "kafka_topic" "clicks" {
  name               = "clicks"
  partitions         = 6
  replication_factor = 3
}
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}
resource "kafka_topic" "carts" {
  name               = "carts"
  partitions         = 6
  replication_factor = 3
}`,
      before: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}
resource "kafka_topic" "clicks" {
  name               = "clicks"
  partitions         = 3
  replication_factor = 3
}`,
    },
  },
};
