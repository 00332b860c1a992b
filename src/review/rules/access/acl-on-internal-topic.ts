import { type Operation } from "../../../kafka/acl";
import { grantsOf } from "../../facts/grants";
import { type GrantParts } from "../../facts/grants/grant";
import { atPlaces, grantsText, partPath } from "../../facts/grants/places";
import { isOneOf, isWorkload } from "../../facts/workloads";
import { found, type Rule } from "../../rule";

/** Topics in which Kafka and the schema registry keep what they know (`org.apache.kafka.common.internals.Topic`). */
const internal = ["__cluster_metadata", "__consumer_offsets", "__share_group_state", "__transaction_state", "_schemas"];

const harmful: readonly Operation[] = ["READ", "WRITE", "CREATE", "DELETE", "ALTER", "ALTER_CONFIGS"];

/** An application in the cluster's own books. */
export const aclOnInternalTopic: Rule = {
  name: "acl-on-internal-topic",
  area: "access",
  severity: "high",
  title: "An application has rights on a topic of the cluster's own",
  what: "More than DESCRIBE is allowed on __consumer_offsets, __transaction_state, _schemas and their like to a principal that the policy does not name.",
  why: "Who reads __consumer_offsets sees what everybody reads and how far; who writes it, or _schemas, moves everybody's offsets and changes everybody's schemas past every ACL.",
  remedy:
    "Take the right away. If the principal is the schema registry or the platform's, name it in the policy: review.platformPrincipals.",
  references: [
    "https://kafka.apache.org/documentation/#security_authz",
    "https://github.com/apache/kafka/blob/4.0/clients/src/main/java/org/apache/kafka/common/internals/Topic.java",
  ],
  *find(plan, known) {
    const inside = grantsOf(plan).filter(
      ({ parts }) =>
        parts.permission === "ALLOW" &&
        parts.resourceType === "TOPIC" &&
        isOneOf(parts.operation, harmful) &&
        isInternal(parts) &&
        isWorkload(parts.principal, known),
    );
    for (const place of atPlaces(inside))
      yield found(place.resource, partPath(place, "resourceName"), `${grantsText(place.grants)}.`);
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_acl" "offsets" {
  resource_name                = "__consumer_offsets"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}`,
    },
    compliant: {
      terraform: `
resource "kafka_acl" "offsets" {
  resource_name                = "__consumer_offsets"
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

function isInternal({ resourceName, patternType }: GrantParts): boolean {
  if (typeof resourceName !== "string" || resourceName === "") return false;
  if (patternType !== "PREFIXED") return internal.includes(resourceName);
  return internal.some((topic) => topic.startsWith(resourceName));
}
