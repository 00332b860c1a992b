import { acceptedBy } from "../../facts/accepted-lines";
import { grantsOf } from "../../facts/grants";
import { atPlaces, grantsText, partPath } from "../../facts/grants/places";
import { isEverybody } from "../../facts/workloads";
import { found, type Rule } from "../../rule";

/** A right that everybody has who can sign in. */
export const aclForEveryone: Rule = {
  name: "acl-for-everyone",
  area: "access",
  severity: "critical",
  title: "A right is granted to everyone",
  what: "An ACL, a KafkaUser or a role allows something to User:*, and nobody accepted it in the wave's ledger.",
  why: "Whoever can sign in has the right, every application that comes later and every stolen credential included, and nobody can take it from one of them.",
  remedy: "Write one ACL for each principal that needs the right.",
  references: [
    "https://kafka.apache.org/documentation/#security_authz",
    "https://github.com/apache/kafka/blob/4.0/metadata/src/main/java/org/apache/kafka/metadata/authorizer/StandardAuthorizerData.java",
  ],
  *find(plan, known) {
    const open = grantsOf(plan).filter(
      ({ by, parts, acl }) =>
        by !== "iam" &&
        parts.permission === "ALLOW" &&
        isEverybody(parts.principal) &&
        (acl === null || acceptedBy(acl, known) === null),
    );
    for (const place of atPlaces(open))
      yield found(place.resource, partPath(place, "principal"), `${grantsText(place.grants)}: that is everyone.`);
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_acl" "read" {
  resource_name                = "orders.v1"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:*"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}`,
    },
    compliant: {
      terraform: `
resource "kafka_acl" "read" {
  resource_name                = "orders.v1"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}
resource "kafka_acl" "group" {
  resource_name                = "billing"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}`,
    },
  },
};
