import { type Knowledge } from "../knowledge";
import { type Plan, type PlannedResource } from "../plan/plan";
import { groupRolesOf } from "./group-roles";
import { isBrokerPort, kafkaPortsOf } from "./kafka-ports";
import { type Listener, type LoadBalancer, loadBalancersOf, targetsIn } from "./load-balancers";
import { membersOf } from "./members";
import { openToInternet } from "./open-to-internet";
import { openingsByGroup, opensPorts } from "./openings";
import { type Opening } from "./opening";
import { type PortRange } from "./port-range";

/** One way of the internet to brokers, hop by hop. */
export interface InternetWay {
  /** Names of what is passed through, outermost first: `aws_lb.public`, `aws_security_group.proxy`. */
  readonly through: readonly string[];
  /** The brokers' group, or the target group where no group of its targets is known. */
  readonly to: string;
  /** Rules and load balancers that take part. */
  readonly involves: readonly string[];
}

/** Where the internet gets in, and to whom it gets from there. */
export interface InternetEntry {
  /** The resource to change: the rule or the load balancer that lets the internet in. */
  readonly opener: PlannedResource;
  readonly path: string | null;
  /** Everybody who is reached, the nearest first. */
  readonly reached: readonly string[];
  /** The shortest ways, {@link fewWays} at most. */
  readonly ways: readonly InternetWay[];
}

/** As many ways as a person reads. */
const fewWays = 3;

/** Something that is passed through, with what was passed before it. */
interface Hop {
  readonly names: readonly string[];
  /** A group that may be let in elsewhere. */
  readonly group: string;
  readonly rules: readonly string[];
  readonly before: Hop | null;
  readonly entry: Entry;
}

interface Entry {
  readonly opener: PlannedResource;
  readonly path: string | null;
  readonly reached: Set<string>;
  readonly ways: InternetWay[];
}

/**
 * How the internet reaches brokers over others: through public load balancers that pass connections to brokers' ports, and through
 * groups that are open on Kafka's ports and may themselves reach the next group on Kafka's ports (proxies, REST interfaces).
 * Breadth first; each group is visited once. What is open directly is not told here.
 */
export function internetEntriesOf(plan: Plan, known: Knowledge): readonly InternetEntry[] {
  const { brokers, byPortsAlone, doors } = groupRolesOf(plan);
  const wanted = kafkaPortsOf(plan, known);
  const admitted = admittedBy(plan, wanted);
  const entries = new Map<string, Entry>();
  const entryAt = (opener: PlannedResource, path: string | null): Entry => {
    const key = `${opener.address} ${path ?? ""}`;
    const entry = entries.get(key) ?? { opener, path, reached: new Set<string>(), ways: [] };
    entries.set(key, entry);
    return entry;
  };
  const reachedByAny = new Set<string>();
  const reach = (hop: Hop, to: string): void => {
    reachedByAny.add(to);
    if (hop.entry.reached.has(to)) return;
    hop.entry.reached.add(to);
    if (hop.entry.ways.length < fewWays) hop.entry.ways.push(wayOver(hop, to));
  };
  const queue: Hop[] = [];
  for (const balancer of loadBalancersOf(plan))
    for (const { listener, names, opener, path, rules } of wayInto(plan, balancer)) {
      const entry = entryAt(opener, path);
      const { groups, name } = groupsBehind(plan, listener);
      if (groups.length === 0) reach({ names, group: name, rules, before: null, entry }, name);
      for (const group of groups) {
        const hop = { names, group, rules, before: null, entry };
        if (brokers.has(group)) reach(hop, group);
        queue.push(hop);
      }
    }
  for (const [group, openings] of openingsByGroup(plan)) {
    if (brokers.has(group) && !doors.has(group) && !byPortsAlone.has(group)) continue;
    const [open] = openToInternet(ingressOf(openings), wanted);
    if (open === undefined) continue;
    const [{ resource, path }, ...others] = open.openings;
    const rules = others.map((other) => other.resource.address);
    reachedByAny.add(group);
    queue.push({ names: [group], group, rules, before: null, entry: entryAt(resource, path) });
  }
  const visited = new Set(queue.map(({ group }) => group));
  for (let index = 0; index < queue.length; index++) {
    const hop = queue[index];
    if (hop === undefined) break;
    for (const { group, rule } of admitted.get(hop.group) ?? []) {
      if (group === hop.group) continue;
      const next: Hop = { names: [group], group, rules: [rule.resource.address], before: hop, entry: hop.entry };
      if (brokers.has(group) && !reachedByAny.has(group)) reach({ ...next, names: [] }, group);
      if (visited.has(group)) continue;
      visited.add(group);
      queue.push(next);
    }
  }
  return [...entries.values()]
    .filter(({ reached }) => reached.size > 0)
    .map(({ reached, ...entry }) => ({ ...entry, reached: [...reached] }));
}

function wayOver(last: Hop, to: string): InternetWay {
  const hops: Hop[] = [];
  for (let hop: Hop | null = last; hop !== null; hop = hop.before) hops.unshift(hop);
  return { through: hops.flatMap(({ names }) => names), to, involves: hops.flatMap(({ rules }) => rules) };
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

/** A listener of a load balancer that the internet reaches. */
interface WayInto extends Pick<InternetEntry, "opener" | "path"> {
  readonly listener: Listener;
  readonly names: readonly string[];
  readonly rules: readonly string[];
}

/** Listeners of a load balancer that the internet reaches and that pass connections to brokers' ports. */
function wayInto(plan: Plan, { resource, internal, groups, listeners }: LoadBalancer): readonly WayInto[] {
  if (internal !== false) return [];
  const own = groups.groups.flatMap((group) => ingressOf(openingsByGroup(plan).get(group) ?? []));
  const hasGroup = groups.groups.length > 0 || groups.unresolved.length > 0;
  return listeners.flatMap((listener): readonly WayInto[] => {
    const { port, targetPorts } = listener;
    if (!targetPorts.some((one) => typeof one === "number" && isBrokerPort(one))) return [];
    const names = [...new Set([resource.address, listener.resource.address])];
    if (!hasGroup) return [{ listener, names, opener: resource, path: "internal", rules: [] }];
    if (typeof port !== "number") return [];
    const [open] = openToInternet(own, [{ from: port, to: port }]);
    if (open === undefined) return [];
    const [{ resource: opener, path }, ...others] = open.openings;
    return [{ listener, names, opener, path, rules: others.map((one) => one.resource.address) }];
  });
}

/** Groups of what stands behind a listener on brokers' ports. */
function groupsBehind(
  plan: Plan,
  { targetGroups, machines, resource }: Listener,
): { readonly groups: readonly string[]; readonly name: string } {
  const { groupsOf } = membersOf(plan);
  const behind = targetGroups.filter(({ ports }) => ports.some((one) => typeof one === "number" && isBrokerPort(one)));
  const reached = new Set([...targetsIn(behind)].flatMap(({ what }) => what.resources));
  const groups = [...reached, ...machines].flatMap(({ address }) => groupsOf.get(address) ?? []);
  return { groups: [...new Set(groups)], name: behind[0]?.resource.address ?? resource.address };
}

function ingressOf(openings: readonly Opening[]): readonly Opening[] {
  return openings.filter(({ direction }) => direction === "ingress");
}
