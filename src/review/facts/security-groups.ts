import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { field, type Value } from "../plan/value";
import { type LedTo, ledTo } from "./led-to";

/**
 * Security groups that a value means. A group is called by its resource's address where the plan has it, else by its id. What
 * has a group of its own making (an EKS cluster's) stands for that group.
 */
export interface GroupsMeant {
  readonly groups: readonly string[];
  /** What could not be told: references, or values known after the apply. */
  readonly unresolved: readonly string[];
}

/** Resources that are a security group, or own the one whose id a reference to them means. */
const groupTypes = new Set([
  "aws_security_group",
  "aws_default_security_group",
  "aws_security_groups",
  "aws_eks_cluster",
  "aws_eks_node_group",
  "aws_directory_service_directory",
  "aws_workspaces_directory",
  "aws_emr_cluster",
]);

/** The groups that a value, or each element of a list, means. */
export function groupsMeant(plan: Plan, from: PlannedResource, value: Value): GroupsMeant {
  const led = ledTo(plan, from, value);
  return { groups: groupsAmong(plan, led), unresolved: led.unresolved };
}

function groupsAmong(plan: Plan, { resources, foreign }: LedTo): readonly string[] {
  const defaults = defaultGroups(plan);
  const groups = resources.flatMap(({ type, address }) => {
    if (groupTypes.has(type)) return [address];
    if (type === "aws_vpc" || type === "aws_default_vpc")
      return [defaults.get(address) ?? `${address}.default_security_group_id`];
    return [];
  });
  return [...new Set([...groups, ...foreign])];
}

/** The default group of each VPC that the plan takes over, by the VPC's address. */
const defaultGroups = oncePerPlan((plan): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const group of plan.ofType("aws_default_security_group")) {
    if (group.after === null) continue;
    for (const vpc of plan.resolve(group, field(group.after, "vpc_id")).resources)
      found.set(vpc.address, group.address);
  }
  return found;
});
