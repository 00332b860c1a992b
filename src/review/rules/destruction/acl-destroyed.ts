import { grantText } from "../../../kafka/acl-text";
import { isReleased } from "../../destruction/destroyed-by";
import { protectedThing } from "../../destruction/protected-kinds";
import { few } from "../../facts/grants/places";
import { narrowedInPlace } from "../../grants/narrowed-in-place";
import { type Knowledge } from "../../knowledge";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { field, textOf } from "../../plan/value";
import { found, type Rule, type Sighting } from "../../rule";
import { becauseText, lossesOfKind } from "./losses";

/** An ACL, a role binding or a policy of AWS that a plan deletes or replaces. */
export const aclDestroyed: Rule = {
  name: "acl-destroyed",
  area: "destruction",
  severity: "high",
  title: "A right is taken away",
  what: "The plan deletes or replaces an ACL, a role binding, or a policy of AWS with rights to Kafka that nobody released, or takes rights out of a policy or a user that stays. No attribute of a kafka_acl can change in place, so every change of one is a replacement.",
  why: "The client that needs it is refused at its next request. Where the same ACL stands in two resources, deleting one deletes it for both. A DENY that goes opens what it closed.",
  remedy: "Keep ACLs by their content as for_each keys, never by count. Release what really ends in the policy.",
  references: ["https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs/resources/acl"],
  *find(plan, known) {
    yield* takenInPlace(plan, known);
    const losses = lossesOfKind(plan, known, "acl");
    if (losses.length === 0) return;
    const kept = keptRights(plan);
    for (const { resource, action, thing } of losses) {
      const right = rightOf(resource, resource.before);
      const other = right === null ? undefined : kept.get(right);
      const what = right ?? thing?.loses ?? resource.address;
      const does = action === "delete" ? "deletes" : "replaces";
      yield found(
        resource,
        resource.replacedBecauseOf[0] ?? null,
        other === undefined || other === resource
          ? `The plan ${does} ${what}${becauseText(resource.replacedBecauseOf)}.`
          : `The plan ${does} ${what}, which ${other.address} grants as well: there is one such ACL on the broker, and it is gone for both.`,
        other === undefined || other === resource ? [] : [other.address],
      );
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_acl" "other" {
  resource_name       = "clicks"
  resource_type       = "Topic"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Read"
  acl_permission_type = "Allow"
}`,
      before: `
resource "kafka_acl" "read" {
  resource_name       = "orders.v1"
  resource_type       = "Topic"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Read"
  acl_permission_type = "Allow"
}`,
    },
    compliant: {
      terraform: `
resource "kafka_acl" "read" {
  resource_name       = "orders.v1"
  resource_type       = "Topic"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Read"
  acl_permission_type = "Allow"
}
resource "kafka_acl" "other" {
  resource_name       = "clicks"
  resource_type       = "Topic"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Read"
  acl_permission_type = "Allow"
}`,
      before: `
resource "kafka_acl" "read" {
  resource_name       = "orders.v1"
  resource_type       = "Topic"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Read"
  acl_permission_type = "Allow"
}`,
    },
  },
};

function* takenInPlace(plan: Plan, { policy }: Knowledge): Generator<Sighting> {
  for (const { resource, lost } of narrowedInPlace(plan)) {
    if (isReleased({ resource, thing: protectedThing(resource) }, policy)) continue;
    const texts = new Set(lost.map((acl) => `${grantText(acl)} for ${acl.principal}`));
    yield found(resource, null, `The plan takes away, wholly or in part: ${few([...texts])}.`);
  }
}

/** Rights that will be there, by what they say. */
function keptRights(plan: Plan): ReadonlyMap<string, PlannedResource> {
  const kept = new Map<string, PlannedResource>();
  for (const resource of plan.ofType("kafka_acl")) {
    const right = rightOf(resource, resource.after);
    if (right !== null) kept.set(right, resource);
  }
  return kept;
}

/** `Allow Read on Topic orders for User:billing`; null where a part is missing. */
function rightOf({ type }: PlannedResource, values: PlannedResource["after"]): string | null {
  if (type !== "kafka_acl" || values === null) return null;
  const at = (key: string): string | null => {
    const text = textOf(field(values, key));
    return typeof text === "string" ? text : null;
  };
  const principal = at("acl_principal");
  const resource = at("resource_name");
  if (principal === null || resource === null) return null;
  const prefix = at("resource_pattern_type_filter") === "Prefixed" ? "*" : "";
  const host = at("acl_host");
  return `${at("acl_permission_type") ?? "?"} ${at("acl_operation") ?? "?"} on ${at("resource_type") ?? "?"} ${resource}${prefix} for ${principal}${host === null || host === "*" ? "" : ` from ${host}`}`;
}
