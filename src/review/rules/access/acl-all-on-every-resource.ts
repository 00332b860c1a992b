import { type Operation } from "../../../kafka/acl";
import { grantsOf } from "../../facts/grants";
import { type GrantParts } from "../../facts/grants/grant";
import { atPlaces, grantsText, partPath } from "../../facts/grants/places";
import { isEverybody, isOneOf, isPlatform } from "../../facts/workloads";
import { found, type Rule } from "../../rule";

const reachesData: readonly Operation[] = ["READ", "WRITE"];

/** A right on everything of a kind. */
export const aclAllOnEveryResource: Rule = {
  name: "acl-all-on-every-resource",
  area: "access",
  severity: "critical",
  title: "An ACL reaches every topic, group or transaction",
  what: "ALL, READ or WRITE is allowed on the name *, or on a prefix that is empty or *, to a principal that is not the platform's.",
  why: "The principal reads or writes the data of every team, of those that are not there yet as well; on groups it moves everybody's offsets.",
  remedy: "Name the topics, or a prefix that belongs to the principal's team alone.",
  references: ["https://kafka.apache.org/documentation/#security_authz"],
  *find(plan, known) {
    const wide = grantsOf(plan).filter(
      ({ by, parts }) =>
        by === "acl" &&
        parts.permission === "ALLOW" &&
        parts.resourceType !== "CLUSTER" &&
        isEveryName(parts) &&
        isOneOf(parts.operation, reachesData) &&
        !isEverybody(parts.principal) &&
        !isPlatform(parts.principal, known),
    );
    for (const place of atPlaces(wide))
      yield found(place.resource, partPath(place, "resourceName"), `${grantsText(place.grants)}: that is every one.`);
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_acl" "all" {
  resource_name                = "*"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "All"
  acl_permission_type          = "Allow"
}`,
    },
    compliant: {
      terraform: `
resource "kafka_acl" "write" {
  resource_name                = "billing."
  resource_type                = "Topic"
  resource_pattern_type_filter = "Prefixed"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}
resource "kafka_acl" "describe" {
  resource_name                = "*"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "Describe"
  acl_permission_type          = "Allow"
}`,
    },
  },
};

/** A prefix of * is meant as every name; some platforms read it so, Kafka itself finds nothing that begins with a star. */
function isEveryName({ resourceName, patternType }: GrantParts): boolean {
  return resourceName === "*" || (patternType === "PREFIXED" && resourceName === "");
}
