import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { elementsOf, field, isObject, isUnknown, type Value } from "../plan/value";
import { ledTo } from "./led-to";
import { groupsMeant } from "./security-groups";

/** Where types of resources name the security groups of their interfaces: attribute paths through blocks. */
const places: Readonly<Record<string, readonly string[]>> = {
  aws_instance: ["vpc_security_group_ids", "security_groups"],
  aws_spot_instance_request: ["vpc_security_group_ids", "security_groups"],
  aws_network_interface: ["security_groups"],
  aws_launch_template: ["vpc_security_group_ids", "network_interfaces.security_groups"],
  aws_launch_configuration: ["security_groups"],
  aws_lb: ["security_groups"],
  aws_alb: ["security_groups"],
  aws_elb: ["security_groups"],
  aws_msk_cluster: ["broker_node_group_info.security_groups"],
  aws_msk_serverless_cluster: ["vpc_config.security_group_ids"],
  aws_msk_vpc_connection: ["security_groups"],
  aws_msk_replicator: ["kafka_cluster.vpc_config.security_groups_ids"],
  aws_mskconnect_connector: ["kafka_cluster.apache_kafka_cluster.vpc.security_groups"],
  automq_kafka_instance: ["compute_specs.security_groups", "compute_specs.file_system_param.security_groups"],
  aws_vpc_endpoint: ["security_group_ids"],
  aws_eks_cluster: ["vpc_config.security_group_ids"],
  aws_ecs_service: ["network_configuration.security_groups"],
  aws_lambda_function: ["vpc_config.security_group_ids"],
  aws_route53_resolver_endpoint: ["security_group_ids"],
  aws_db_instance: ["vpc_security_group_ids"],
};

/** Types that have a group for the machines that they start elsewhere. */
const templates = new Set(["aws_launch_template", "aws_launch_configuration"]);

/** Which resources carry which security groups. */
export interface Members {
  readonly byGroup: ReadonlyMap<string, readonly PlannedResource[]>;
  /** Groups of a resource by its address: an autoscaling group has its template's, an interface those attached to it. */
  readonly groupsOf: ReadonlyMap<string, readonly string[]>;
}

/** Everything that carries a security group, in whatever attribute its type has for it. */
export const membersOf = oncePerPlan((plan): Members => {
  const groupsOf = new Map<string, Set<string>>();
  const carry = (resource: PlannedResource, groups: readonly string[]): void => {
    const known = groupsOf.get(resource.address) ?? new Set<string>();
    groupsOf.set(resource.address, known);
    for (const group of groups) known.add(group);
  };
  for (const resource of plan.ofType(...Object.keys(places)))
    if (resource.mode === "managed")
      for (const path of places[resource.type] ?? [])
        for (const value of valuesAt(plan, resource, path)) carry(resource, groupsMeant(plan, resource, value).groups);
  for (const one of plan.ofType("aws_network_interface_sg_attachment")) {
    if (one.after === null) continue;
    const groups = groupsMeant(plan, one, field(one.after, "security_group_id")).groups;
    for (const owner of plan.resolve(one, field(one.after, "network_interface_id")).resources) carry(owner, groups);
  }
  passOn(plan, groupsOf, carry);
  return { byGroup: turned(plan, groupsOf), groupsOf: new Map([...groupsOf].map(([key, set]) => [key, [...set]])) };
});

/** Values at a path through blocks, each of them. */
export function valuesAt(plan: Plan, resource: PlannedResource, path: string): readonly Value[] {
  let values: readonly Value[] = resource.after === null ? [] : [resource.after];
  for (const key of path.split("."))
    values = values.flatMap((value) => {
      const elements = elementsOf(plan.follow(resource, value));
      if (isUnknown(elements)) return [elements];
      return elements.map((one) => (isObject(one) ? plan.follow(resource, field(one, key)) : null));
    });
  return values.filter((value) => value !== null);
}

/** Machines have the groups of their interfaces; autoscaling and node groups have those of their template. */
function passOn(
  plan: Plan,
  groupsOf: ReadonlyMap<string, ReadonlySet<string>>,
  carry: (resource: PlannedResource, groups: readonly string[]) => void,
): void {
  const from: readonly (readonly [string, readonly string[]])[] = [
    ["aws_instance", ["network_interface.network_interface_id", "launch_template.id", "launch_template.name"]],
    [
      "aws_autoscaling_group",
      [
        "launch_template.id",
        "launch_template.name",
        "launch_configuration",
        "mixed_instances_policy.launch_template.launch_template_specification.launch_template_id",
      ],
    ],
    ["aws_eks_node_group", ["launch_template.id", "launch_template.name"]],
  ];
  for (const [type, paths] of from)
    for (const resource of plan.ofType(type))
      for (const value of paths.flatMap((path) => valuesAt(plan, resource, path)))
        for (const { address, type: of } of ledTo(plan, resource, value).resources)
          if (templates.has(of) || of === "aws_network_interface") carry(resource, [...(groupsOf.get(address) ?? [])]);
}

function turned(
  plan: Plan,
  groupsOf: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, readonly PlannedResource[]> {
  const byGroup = new Map<string, PlannedResource[]>();
  for (const [address, groups] of groupsOf) {
    const resource = plan.at(address);
    if (resource === undefined) continue;
    for (const group of groups) {
      const known = byGroup.get(group);
      if (known === undefined) byGroup.set(group, [resource]);
      else known.push(resource);
    }
  }
  return byGroup;
}
