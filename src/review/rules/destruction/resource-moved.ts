import { protectedThing } from "../../destruction/protected-kinds";
import { type Action } from "../../plan/plan";
import { found, type Rule } from "../../rule";

/** What is replaced as well is told as that. */
const stays: ReadonlySet<Action> = new Set<Action>(["no-op", "update"]);

/** Something that keeps living under another address. */
export const resourceMoved: Rule = {
  name: "resource-moved",
  area: "destruction",
  severity: "low",
  title: "A resource moves to another address of the state",
  what: "A moved block gives a topic, a right, a way or a key another address. Nothing is destroyed by that.",
  why: "Whatever names the old address speaks of nothing from now on: suppressions, releases, -target, another stack's import. And where the block is taken out before every copy of the state has moved, the old address is destroyed and the new one is made.",
  remedy: "Move suppressions and releases along, and leave the moved block until every workspace has applied it.",
  references: ["https://developer.hashicorp.com/terraform/language/modules/develop/refactoring"],
  *find(plan) {
    for (const resource of plan.resources) {
      const { previousAddress, action } = resource;
      if (previousAddress === null || !stays.has(action)) continue;
      if (protectedThing(resource) !== null)
        yield found(resource, null, `It was ${previousAddress} before. Nothing is destroyed by that.`);
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_topic" "orders_v1" {
  name               = "orders.v1"
  partitions         = 12
  replication_factor = 3
}
moved {
  from = kafka_topic.orders
  to   = kafka_topic.orders_v1
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
}
moved {
  from = kafka_topic.orders_of_old
  to   = kafka_topic.orders
}`,
      before: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 12
  replication_factor = 3
}`,
    },
  },
};
