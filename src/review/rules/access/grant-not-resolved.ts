import { type AttachedPolicy, attachedPolicies } from "../../facts/attached-policies";
import { grantsOf } from "../../facts/grants";
import { type GrantPart, type GrantParts } from "../../facts/grants/grant";
import { atPlaces, partPath } from "../../facts/grants/places";
import { speaksOfKafka } from "../../facts/speaks-of-kafka";
import { type Plan } from "../../plan/plan";
import { field, isUnknown } from "../../plan/value";
import { cannotTell, type Rule } from "../../rule";

/** What a plan grants and does not tell. */
export const grantNotResolved: Rule = {
  name: "grant-not-resolved",
  area: "access",
  severity: "high",
  title: "Who gets which right is not known in the plan",
  what: "The principal, the resource or the operation of a right is known only after the apply, or a policy about Kafka is.",
  why: "Nobody can approve a right that nobody can read.",
  remedy:
    "Write the value out, or take it from something that the plan knows. A plan made after the first apply tells what the apply made.",
  references: ["https://developer.hashicorp.com/terraform/language/expressions/references#values-not-yet-known"],
  *find(plan) {
    const untold = grantsOf(plan).filter(({ unknown }) => unknown.some((part) => mattering.includes(part)));
    for (const place of atPlaces(untold)) {
      const parts = [...new Set(place.grants.flatMap(({ unknown }) => unknown))].filter((part) =>
        mattering.includes(part),
      );
      const [first] = parts;
      const made = new Set(place.grants.flatMap((grant) => parts.flatMap((part) => referencesOf(grant.parts[part]))));
      const from = made.size === 0 ? "" : `: made of ${[...made].join(", ")}`;
      yield cannotTell(
        place.resource,
        first === undefined ? place.path : partPath(place, first),
        `Not known before the apply: the ${parts.map((part) => words[part]).join(", the ")}${from}.`,
      );
    }
    for (const attached of attachedPolicies(plan)) {
      const { resource, path, policy, kind } = attached;
      if (kind === "identity" && policy.missing.length > 0 && isOfKafka(plan, attached))
        yield cannotTell(resource, path, `What the policy allows is not known. ${policy.missing.join(" ")}`);
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "terraform_data" "principal" {
  input = timestamp()
}
resource "kafka_acl" "write" {
  resource_name                = "billing.invoices"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:\${terraform_data.principal.id}-\${terraform_data.principal.output}"
  acl_host                     = "*"
  acl_operation                = terraform_data.principal.id
  acl_permission_type          = "Allow"
}`,
    },
    compliant: {
      terraform: `
variable "principal" {
  default = "User:billing"
}
resource "kafka_acl" "write" {
  resource_name                = "billing.invoices"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = var.principal
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}`,
    },
  },
};

const words: Readonly<Record<GrantPart, string>> = {
  principal: "principal",
  host: "host",
  operation: "operation",
  permission: "permission",
  resourceType: "kind of resource",
  resourceName: "resource",
  patternType: "pattern",
};

/** A host narrows at most. */
const mattering: readonly GrantPart[] = [
  "principal",
  "resourceType",
  "resourceName",
  "patternType",
  "operation",
  "permission",
];

function referencesOf(part: GrantParts[GrantPart]): readonly string[] {
  return isUnknown(part) ? part.references : [];
}

/** A policy whose text is not known is about Kafka where its name says so, or where it is made of something of MSK. */
function isOfKafka(plan: Plan, { resource, path }: AttachedPolicy): boolean {
  if (speaksOfKafka(resource)) return true;
  const { resources } = plan.resolve(resource, field(resource.after ?? {}, path));
  return resources.some(({ type }) => type.startsWith("aws_msk"));
}
