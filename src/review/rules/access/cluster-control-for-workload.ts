import { type Operation } from "../../../kafka/acl";
import { grantsOf } from "../../facts/grants";
import { atPlaces, grantsText, partPath } from "../../facts/grants/places";
import { isTooWideElsewhere } from "../../facts/too-wide";
import { isOneOf, isWorkload } from "../../facts/workloads";
import { found, type Rule } from "../../rule";

const controlling: readonly Operation[] = ["ALTER", "ALTER_CONFIGS", "CLUSTER_ACTION"];

/** An application that governs the cluster. */
export const clusterControlForWorkload: Rule = {
  name: "cluster-control-for-workload",
  area: "access",
  severity: "critical",
  title: "An application may govern the cluster",
  what: "ALL, ALTER, ALTER_CONFIGS or CLUSTER_ACTION on the cluster is allowed to a principal that the policy names neither as the platform's nor as a replicator.",
  why: "ALTER on the cluster writes ACLs and passwords: whoever has it has every right there is. CLUSTER_ACTION is what brokers do among themselves.",
  remedy:
    "Take the right away. If the principal is the platform's, name it in the policy: review.platformPrincipals in kafka-byoc.yaml.",
  references: [
    "https://kafka.apache.org/documentation/#operations_resources_and_protocols",
    "https://docs.aws.amazon.com/msk/latest/developerguide/kafka-actions.html",
  ],
  *find(plan, known) {
    const control = grantsOf(plan).filter(
      (grant) =>
        grant.parts.permission === "ALLOW" &&
        grant.parts.resourceType === "CLUSTER" &&
        isOneOf(grant.parts.operation, controlling) &&
        isWorkload(grant.parts.principal, known) &&
        !isTooWideElsewhere(plan, grant),
    );
    for (const place of atPlaces(control))
      yield found(place.resource, partPath(place, "operation"), `${grantsText(place.grants)}.`);
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_acl" "alter" {
  resource_name                = "kafka-cluster"
  resource_type                = "Cluster"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "Alter"
  acl_permission_type          = "Allow"
}`,
    },
    compliant: {
      terraform: `
resource "kafka_acl" "idempotent" {
  resource_name                = "kafka-cluster"
  resource_type                = "Cluster"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "IdempotentWrite"
  acl_permission_type          = "Allow"
}`,
    },
  },
};
