import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { field, textOf, Unknown } from "../plan/value";
import { brokerPorts, isBrokerPort } from "./kafka-ports";
import { loadBalancersOf, targetGroupsOf } from "./load-balancers";
import { membersOf } from "./members";
import { openingsOf } from "./openings";
import { touches } from "./port-range";
import { tagsOf } from "./tags";
import { type Target } from "./targets";

/** Security groups of a plan by what stands in them: addresses or ids. */
export interface GroupRoles {
  readonly brokers: ReadonlySet<string>;
  /** Those among the brokers that nothing but open ports speaks for: they may be proxies as well. */
  readonly byPortsAlone: ReadonlySet<string>;
  readonly replicators: ReadonlySet<string>;
  /** Groups of load balancers and interface endpoints: what clients reach first. */
  readonly doors: ReadonlySet<string>;
  /** Roles as this package tags them: `broker`, `nlb`, `source-endpoint`; the groups of each. */
  readonly tagged: ReadonlyMap<string, readonly string[]>;
}

const brokerTypes = new Set(["aws_msk_cluster", "aws_msk_serverless_cluster", "automq_kafka_instance"]);
const replicatorTypes = new Set(["aws_msk_replicator"]);
const doorTypes = new Set([
  "aws_lb",
  "aws_alb",
  "aws_elb",
  "aws_vpc_endpoint",
  "aws_msk_vpc_connection",
  "aws_route53_resolver_endpoint",
]);

const replicatorName = /replicator|mirror.?maker|(?:^|[^a-z0-9])mm2(?:[^a-z0-9]|$)/i;
const brokerName = /broker/i;

/** Ranges wider than this open everything, and say nothing of what listens. */
const narrowPorts = 1000;

/**
 * Whose group is whose: by the role that a group is tagged with; else by what carries it (MSK, AutoMQ, machines that load
 * balancers pass Kafka's ports to, machines named brokers); else by its own rules: who lets connections in on brokers' ports and
 * is no load balancer or endpoint is a broker.
 */
export const groupRolesOf = oncePerPlan((plan): GroupRoles => {
  const tagged = taggedRoles(plan);
  const decided = new Set([...tagged.values()].flat());
  const doors = new Set(tagged.get("nlb") ?? []);
  const brokers = new Set(tagged.get("broker") ?? []);
  const replicators = new Set(tagged.get("replicator") ?? []);
  const add = (set: Set<string>, group: string): void => {
    if (!decided.has(group)) set.add(group);
  };
  const { byGroup, groupsOf } = membersOf(plan);
  for (const [group, members] of byGroup)
    for (const { type, name } of members) {
      if (doorTypes.has(type)) add(doors, group);
      if (brokerTypes.has(type) || (type === "aws_instance" && brokerName.test(name))) add(brokers, group);
      if (replicatorTypes.has(type)) add(replicators, group);
    }
  for (const { address } of brokerTargets(plan))
    for (const group of groupsOf.get(address) ?? []) if (!doors.has(group)) add(brokers, group);
  const byPortsAlone = new Set<string>();
  for (const group of listening(plan)) {
    if (doors.has(group) || brokers.has(group)) continue;
    add(brokers, group);
    add(byPortsAlone, group);
  }
  for (const group of plan.ofType("aws_security_group"))
    if (group.mode === "managed" && replicatorName.test(namesOf(plan, group))) add(replicators, group.address);
  return { brokers, byPortsAlone, replicators, doors, tagged };
});

/** Machines that load balancers pass brokers' ports to. */
export const brokerTargets = oncePerPlan((plan): readonly PlannedResource[] => {
  const found = new Map<string, PlannedResource>();
  const registered = new Set<Target>();
  for (const { port, targets } of targetGroupsOf(plan).values())
    for (const target of targets) {
      const own = target.port ?? port;
      if (typeof own === "number" && isBrokerPort(own)) registered.add(target);
    }
  for (const { what } of registered) for (const resource of what.resources) found.set(resource.address, resource);
  for (const { listeners } of loadBalancersOf(plan))
    for (const { machines, targetPorts } of listeners)
      if (targetPorts.some((port) => typeof port === "number" && isBrokerPort(port)))
        for (const one of machines) found.set(one.address, one);
  return [...found.values()];
});

function taggedRoles(plan: Plan): ReadonlyMap<string, readonly string[]> {
  const tagged = new Map<string, string[]>();
  for (const group of plan.ofType("aws_security_group")) {
    const role = tagsOf(plan, group).get("kafka-byoc/role");
    if (role === undefined) continue;
    const known = tagged.get(role);
    if (known === undefined) tagged.set(role, [group.address]);
    else known.push(group.address);
  }
  return tagged;
}

/** Groups that let connections in on brokers' ports, and not on everything. */
function listening(plan: Plan): readonly string[] {
  return openingsOf(plan).flatMap(({ direction, protocol, ports, groups }) =>
    direction === "ingress" &&
    protocol === "tcp" &&
    ports !== null &&
    !(ports instanceof Unknown) &&
    ports.to - ports.from <= narrowPorts &&
    touches(ports, brokerPorts)
      ? groups
      : [],
  );
}

function namesOf(plan: Plan, group: PlannedResource): string {
  const { after, name } = group;
  if (after === null) return name;
  const texts = ["name", "name_prefix", "description"].map((key) => textOf(plan.follow(group, field(after, key))));
  return [name, ...texts.filter((text) => typeof text === "string"), tagsOf(plan, group).get("Name") ?? ""].join(" ");
}
