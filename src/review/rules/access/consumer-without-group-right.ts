import { everyone } from "../../../kafka/authorization";
import { grantsOf } from "../../facts/grants";
import { grantsText, partPath } from "../../facts/grants/places";
import { allowedByPrincipal, gives } from "../../facts/rights-by-principal";
import { isReplicator, isWorkload } from "../../facts/workloads";
import { baselineOf } from "../../grants/baseline";
import { type Knowledge } from "../../knowledge";
import { found, type Rule } from "../../rule";
import { caseAclBlock } from "./case-acls";

/** A consumer that cannot join a group. */
export const consumerWithoutGroupRight: Rule = {
  name: "consumer-without-group-right",
  area: "access",
  severity: "medium",
  title: "A consumer may read topics and join no group",
  what: "A principal has READ on topics and READ on no group at all, neither in the plan nor at the source. One that reads at the source without a group as well is left alone: it assigns its partitions itself.",
  why: "Its consumers fail with GROUP_AUTHORIZATION_FAILED when they join, and cannot commit.",
  remedy: "Allow READ on the groups of the application by their names.",
  references: ["https://kafka.apache.org/documentation/#operations_resources_and_protocols"],
  *find(plan, known) {
    const inGroups = new Set<string>();
    for (const { acl } of grantsOf(plan)) if (gives(acl, "READ", "GROUP") && acl !== null) inGroups.add(acl.principal);
    const atSource = readersAtSource(known);
    if (inGroups.has(everyone) || atSource.groups.has(everyone)) return;
    const sourcesOf = baselineOf(known)?.sourcesOf;
    for (const [principal, grants] of allowedByPrincipal(plan)) {
      const names = [principal, ...(sourcesOf?.(principal) ?? [])];
      if (names.some((name) => atSource.groups.has(name) || atSource.topics.has(name))) continue;
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

/** Who reads groups and who reads topics at the source; nobody where its ACLs are not known. */
function readersAtSource({ source }: Knowledge): Readonly<Record<"groups" | "topics", ReadonlySet<string>>> {
  const readers = (of: "GROUP" | "TOPIC"): ReadonlySet<string> =>
    new Set((source?.acls ?? []).filter((acl) => gives(acl, "READ", of)).map(({ principal }) => principal));
  return { groups: readers("GROUP"), topics: readers("TOPIC") };
}
