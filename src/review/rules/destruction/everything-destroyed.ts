import { isReleased, lossesOf } from "../../destruction/destroyed-by";
import { found, type Rule } from "../../rule";

/** A plan that leaves nothing. */
export const everythingDestroyed: Rule = {
  name: "everything-destroyed",
  area: "destruction",
  severity: "critical",
  title: "The plan destroys everything",
  what: "The plan was made by terraform plan -destroy, or deletes every resource that it manages.",
  why: "Nobody destroys a migration target by accident twice.",
  remedy:
    "Make the plan again with the whole configuration, in the right folder and workspace. Where it is meant, take the target apart step by step, releasing what goes.",
  references: ["https://developer.hashicorp.com/terraform/cli/commands/destroy"],
  *find(plan, { policy }) {
    const deleted = lossesOf(plan).filter(({ action }) => action === "delete");
    if (deleted.length === 0 || deleted.every((loss) => isReleased(loss, policy))) return;
    if (!plan.destroys && plan.resources.some(({ mode, action }) => mode === "managed" && action !== "delete")) return;
    const things = deleted.flatMap(({ thing }) => (thing === null ? [] : [thing.loses]));
    const among = things.length === 0 ? "" : `, among them ${things.slice(0, 3).join(", ")}`;
    yield found(null, null, `The plan deletes all ${String(deleted.length)} resources that it manages${among}.`);
  },
  cases: {
    nonCompliant: {
      terraform: `
# Everything was taken out.`,
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
      before: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}`,
    },
  },
};
