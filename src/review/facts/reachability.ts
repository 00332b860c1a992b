import { type Knowledge } from "../knowledge";
import { type Plan, type PlannedResource } from "../plan/plan";
import { groupRolesOf } from "./group-roles";
import { isBrokerPort, kafkaPortsOf } from "./kafka-ports";
import { type Listener, type LoadBalancer, loadBalancersOf } from "./load-balancers";
import { membersOf } from "./members";
import { openToInternet } from "./open-to-internet";
import { type Opening, openingsByGroup, opensPorts } from "./openings";
import { type PortRange } from "./port-range";

/** A way of the internet to brokers, hop by hop. */
export interface InternetWay {
  /** Names of what is passed through, outermost first: `aws_lb.public`, `aws_security_group.proxy`. */
  readonly through: readonly string[];
  /** The brokers' group, or the target group where no group of its targets is known. */
  readonly to: string;
  /** The resource to change: the rule or the load balancer that lets the internet in. */
  readonly opener: PlannedResource;
  readonly path: string | null;
  /** Everything else that takes part. */
  readonly involves: readonly string[];
}

interface Hop {
  readonly group: string;
  readonly way: Omit<InternetWay, "to">;
}

/**
 * How the internet reaches brokers over others: through public load balancers that pass connections to brokers' ports, and through
 * groups that are open on Kafka's ports and may themselves reach the next group on Kafka's ports (proxies, REST interfaces).
 * Breadth first; each group is visited once. What is open directly is not told here.
 */
export function internetWaysOf(plan: Plan, known: Knowledge): readonly InternetWay[] {
  const { brokers, byPortsAlone, doors } = groupRolesOf(plan);
  const wanted = kafkaPortsOf(plan, known);
  const admitted = admittedBy(plan, wanted);
  const ways: InternetWay[] = [];
  const queue: Hop[] = [];
  for (const balancer of loadBalancersOf(plan))
    for (const entry of entriesOf(plan, balancer)) {
      const targets = targetGroupsBehind(plan, entry.listener);
      if (targets.groups.length === 0) ways.push({ ...entry.way, to: targets.name });
      for (const group of targets.groups) {
        if (brokers.has(group)) ways.push({ ...entry.way, to: group });
        queue.push({ group, way: entry.way });
      }
    }
  for (const [group, openings] of openingsByGroup(plan)) {
    if (brokers.has(group) && !doors.has(group) && !byPortsAlone.has(group)) continue;
    const [open] = openToInternet(ingressOf(openings), wanted);
    if (open === undefined) continue;
    const [{ resource, path }, ...others] = open.openings;
    const involves = others.map((other) => other.resource.address);
    queue.push({ group, way: { through: [group], opener: resource, path, involves } });
  }
  const visited = new Set(queue.map(({ group }) => group));
  const reached = new Set(ways.map(({ to }) => to));
  for (let index = 0; index < queue.length; index++) {
    const hop = queue[index];
    if (hop === undefined) break;
    for (const { group, rule } of admitted.get(hop.group) ?? []) {
      if (group === hop.group) continue;
      const way = { ...hop.way, involves: [...hop.way.involves, rule.resource.address] };
      if (brokers.has(group) && !reached.has(group)) {
        reached.add(group);
        ways.push({ ...way, to: group });
      }
      if (visited.has(group)) continue;
      visited.add(group);
      queue.push({ group, way: { ...way, through: [...way.through, group] } });
    }
  }
  return ways;
}

/** Which groups let a group in on these ports, by the group that is let in. */
export function admittedBy(
  plan: Plan,
  ports: readonly PortRange[],
): ReadonlyMap<string, readonly { readonly group: string; readonly rule: Opening }[]> {
  const admitted = new Map<string, { readonly group: string; readonly rule: Opening }[]>();
  for (const [group, openings] of openingsByGroup(plan))
    for (const rule of ingressOf(openings)) {
      if (!opensPorts(rule, ports)) continue;
      for (const peer of rule.peers) {
        if (peer.kind !== "group") continue;
        const known = admitted.get(peer.name);
        if (known === undefined) admitted.set(peer.name, [{ group, rule }]);
        else known.push({ group, rule });
      }
    }
  return admitted;
}

/** Listeners of a load balancer that the internet reaches and that pass connections to brokers' ports. */
function entriesOf(
  plan: Plan,
  balancer: LoadBalancer,
): readonly { readonly listener: Listener; readonly way: Omit<InternetWay, "to"> }[] {
  const { resource, internal, groups, listeners } = balancer;
  if (internal !== false) return [];
  const own = groups.groups.flatMap((group) => ingressOf(openingsByGroup(plan).get(group) ?? []));
  const hasGroup = groups.groups.length > 0 || groups.unresolved.length > 0;
  return listeners.flatMap((listener) => {
    const { port, targetPorts } = listener;
    if (!targetPorts.some((one) => typeof one === "number" && isBrokerPort(one))) return [];
    const through = listener.resource === resource ? [resource.address] : [resource.address, listener.resource.address];
    if (!hasGroup)
      return [{ listener, way: { through, opener: resource, path: "internal", involves: through.slice(1) } }];
    if (typeof port !== "number") return [];
    const [open] = openToInternet(own, [{ from: port, to: port }]);
    if (open === undefined) return [];
    const [{ resource: opener, path }, ...others] = open.openings;
    return [
      {
        listener,
        way: { through, opener, path, involves: [...through, ...others.map((one) => one.resource.address)] },
      },
    ];
  });
}

/** Groups of what stands behind a listener on brokers' ports. */
function targetGroupsBehind(
  plan: Plan,
  { targetGroups, resource }: Listener,
): { groups: readonly string[]; name: string } {
  const { groupsOf } = membersOf(plan);
  const behind = targetGroups.filter(({ port, targets }) =>
    [port, ...targets.map((target) => target.port)].some((one) => typeof one === "number" && isBrokerPort(one)),
  );
  const groups = behind.flatMap(({ targets }) =>
    targets.flatMap(({ what }) => what.resources.flatMap(({ address }) => groupsOf.get(address) ?? [])),
  );
  return { groups: [...new Set(groups)], name: behind[0]?.resource.address ?? resource.address };
}

function ingressOf(openings: readonly Opening[]): readonly Opening[] {
  return openings.filter(({ direction }) => direction === "ingress");
}
