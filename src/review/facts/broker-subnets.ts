import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { brokerTargets, groupRolesOf } from "./group-roles";
import { isBrokerPort } from "./kafka-ports";
import { ledTo } from "./led-to";
import { loadBalancersOf } from "./load-balancers";
import { membersOf, valuesAt } from "./members";
import { tagsOf } from "./tags";

/** A subnet of the plan that brokers stand in, or what leads to them. */
export interface BrokerSubnet {
  readonly subnet: PlannedResource;
  /** What stands there: an address, or what the subnet's own tags say. */
  readonly holds: string;
  /** False for internal load balancers' and endpoints', which have no public addresses of their own. */
  readonly ofBrokers: boolean;
}

const subnetPlaces: Readonly<Record<string, readonly string[]>> = {
  aws_instance: ["subnet_id"],
  aws_network_interface: ["subnet_id"],
  aws_launch_template: ["network_interfaces.subnet_id"],
  aws_autoscaling_group: ["vpc_zone_identifier"],
  aws_msk_cluster: ["broker_node_group_info.client_subnets"],
  aws_msk_serverless_cluster: ["vpc_config.subnet_ids"],
  aws_ecs_service: ["network_configuration.subnets"],
  automq_kafka_instance: ["compute_specs.networks.subnets"],
};

/** Names of subnets that are made for brokers. */
const namedForBrokers = /broker|kafka|(?:^|[^a-z])msk(?:[^a-z]|$)/i;

/** Machines and clusters that carry a broker's group or that load balancers pass brokers' ports to. */
export const brokersOf = oncePerPlan((plan): readonly PlannedResource[] => {
  const { brokers, doors } = groupRolesOf(plan);
  const { byGroup } = membersOf(plan);
  const found = new Map<string, PlannedResource>();
  for (const group of brokers)
    if (!doors.has(group)) for (const member of byGroup.get(group) ?? []) found.set(member.address, member);
  for (const target of brokerTargets(plan)) found.set(target.address, target);
  return [...found.values()];
});

/** Subnets where brokers stand, where internal load balancers of brokers stand, and those that are tagged or named for it. */
export const brokerSubnetsOf = oncePerPlan((plan): readonly BrokerSubnet[] => {
  const found = new Map<string, BrokerSubnet>();
  const add = (one: BrokerSubnet): void => {
    if (one.subnet.type === "aws_subnet" && !found.has(one.subnet.address)) found.set(one.subnet.address, one);
  };
  for (const broker of brokersOf(plan))
    for (const subnet of subnetsOf(plan, broker)) add({ subnet, holds: broker.address, ofBrokers: true });
  for (const subnet of plan.ofType("aws_subnet")) {
    if (subnet.mode === "data") continue;
    const tags = tagsOf(plan, subnet);
    const tier = tags.get("kafka-byoc/tier");
    if (tier !== undefined) add({ subnet, holds: `the tier ${tier}`, ofBrokers: tier === "broker" });
    else if (namedForBrokers.test(`${subnet.name} ${tags.get("Name") ?? ""}`))
      add({ subnet, holds: "brokers, by its name", ofBrokers: true });
  }
  for (const { resource, internal, subnets, listeners } of loadBalancersOf(plan)) {
    if (internal !== true) continue;
    if (listeners.some(({ targetPorts }) => targetPorts.some((port) => typeof port === "number" && isBrokerPort(port))))
      for (const subnet of subnets.resources) add({ subnet, holds: resource.address, ofBrokers: false });
  }
  return [...found.values()];
});

function subnetsOf(plan: Plan, resource: PlannedResource): readonly PlannedResource[] {
  return (subnetPlaces[resource.type] ?? []).flatMap((path) =>
    valuesAt(plan, resource, path).flatMap((value) => ledTo(plan, resource, value).resources),
  );
}
