import { everyone } from "../../../kafka/authorization";
import { grantsOf } from "../../facts/grants";
import { grantsText, partPath } from "../../facts/grants/places";
import { allowedByPrincipal, gives } from "../../facts/rights-by-principal";
import { isReplicator, isWorkload } from "../../facts/workloads";
import { found, type Rule } from "../../rule";
import { caseAclBlock } from "./case-acls";

/** A consumer that cannot join a group. */
export const consumerWithoutGroupRight: Rule = {
  name: "consumer-without-group-right",
  area: "access",
  severity: "medium",
  title: "A consumer may read topics and join no group",
  what: "A principal has READ on topics and READ on no group at all, neither in the plan nor at the source.",
  why: "Its consumers fail with GROUP_AUTHORIZATION_FAILED when they join, and cannot commit.",
  remedy: "Allow READ on the groups of the application by their names.",
  references: ["https://kafka.apache.org/documentation/#operations_resources_and_protocols"],
  *find(plan, known) {
    const inGroups = new Set(
      (known.source?.acls ?? []).filter((acl) => gives(acl, "READ", "GROUP")).map(({ principal }) => principal),
    );
    for (const { acl } of grantsOf(plan)) if (gives(acl, "READ", "GROUP") && acl !== null) inGroups.add(acl.principal);
    if (inGroups.has(everyone)) return;
    for (const [principal, grants] of allowedByPrincipal(plan)) {
      if (inGroups.has(principal) || !isWorkload(principal, known) || isReplicator(plan, principal, known)) continue;
      const reads = grants.filter(({ acl }) => gives(acl, "READ", "TOPIC"));
      const [first] = reads;
      if (first === undefined) continue;
      const others = new Set(reads.slice(1).map(({ resource }) => resource.address));
      others.delete(first.resource.address);
      yield found(
        first.resource,
        partPath({ ...first, grants: reads }, "operation"),
        `${grantsText(reads)}; no group.`,
        [...others],
      );
    }
  },
  cases: {
    nonCompliant: { terraform: caseAclBlock("read", { acl_operation: "Read" }) },
    compliant: {
      terraform: `${caseAclBlock("read", { acl_operation: "Read" })}${caseAclBlock("group", {
        acl_operation: "Read",
        resource_type: "Group",
        resource_name: "billing",
      })}`,
    },
  },
};
