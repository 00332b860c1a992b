import { endpointServicesOf, type EndpointService } from "../facts/endpoint-services";
import { groupRolesOf } from "../facts/group-roles";
import { dataPortsOf, isBrokerPort } from "../facts/kafka-ports";
import { type Listener, type LoadBalancer, loadBalancersOf, targetsIn } from "../facts/load-balancers";
import { membersOf } from "../facts/members";
import { openingsByGroup, tcpPorts } from "../facts/openings";
import { type Opening } from "../facts/opening";
import { type PortRange, touches } from "../facts/port-range";
import { admittedBy } from "../facts/reachability";
import { type Knowledge } from "../knowledge";
import { type Plan, type PlannedResource } from "../plan/plan";
import { clientOf } from "./exposed-client";
import { pathOf, untilOf, type WayPart } from "./way-parts";

/** What stands behind a load balancer: the brokers' groups, with the rules that let it in to them. */
interface Behind {
  readonly to: readonly string[];
  readonly rules: readonly string[];
  readonly certain: boolean;
}

/** Ways of clients through load balancers that pass connections to brokers, and through the endpoint services that offer them. */
export function waysThroughLoadBalancers(plan: Plan, known: Knowledge): readonly WayPart[] {
  const wanted = dataPortsOf(plan, known);
  const services = servicesByBalancer(plan);
  const byGroup = openingsByGroup(plan);
  return loadBalancersOf(plan).flatMap((balancer) => {
    const listeners = balancer.listeners.filter((listener) => isOfKafka(listener, wanted));
    if (listeners.length === 0) return [];
    const behind = behindOf(plan, balancer, listeners);
    const offered = services.get(balancer.resource.address) ?? [];
    const { groups } = balancer.groups;
    if (groups.length === 0 && balancer.groups.unresolved.length === 0) return open(balancer, listeners, behind);
    return groups.flatMap((group) =>
      (byGroup.get(group) ?? [])
        .filter(({ direction }) => direction === "ingress")
        .flatMap((opening) => admitted(opening, balancer, listeners, behind, offered, known)),
    );
  });
}

/** Groups of load balancers whose listeners are told: who they admit is not told again as a direct way. */
export function balancersGroups(plan: Plan, known: Knowledge): ReadonlySet<string> {
  const wanted = dataPortsOf(plan, known);
  return new Set(
    loadBalancersOf(plan)
      .filter(({ listeners }) => listeners.some((listener) => isOfKafka(listener, wanted)))
      .flatMap(({ groups }) => groups.groups),
  );
}

function admitted(
  opening: Opening,
  balancer: LoadBalancer,
  listeners: readonly Listener[],
  behind: Behind,
  offered: readonly EndpointService[],
  known: Knowledge,
): readonly WayPart[] {
  const range = tcpPorts(opening);
  const reached = listeners.filter(
    ({ port }) => typeof port !== "number" || range === null || touches({ from: port, to: port }, [range]),
  );
  if (reached.length === 0) return [];
  return opening.peers.flatMap((peer) => {
    const { client, declared, service, certain } = clientOf(peer, offered, known);
    const through = [...(service === null ? [] : [service.name]), balancer.resource.address];
    return behind.to.map((to) => ({
      path: pathOf(opening) ?? "data",
      client,
      through,
      listeners: namesOf(balancer.resource, reached),
      to,
      ranges: portsOf(reached),
      otherPorts: null,
      until: untilOf(opening, declared?.until ?? null),
      openedBy: [opening.resource.address, ...behind.rules],
      certain: certain && range !== null && behind.certain,
    }));
  });
}

/** A load balancer without a group lets in whoever reaches it. */
function open(balancer: LoadBalancer, listeners: readonly Listener[], behind: Behind): readonly WayPart[] {
  const { resource, internal } = balancer;
  const internet = internal === false;
  const name = internet ? "the internet" : `whoever reaches ${resource.address}`;
  return behind.to.map((to) => ({
    path: "data",
    client: { name, account: null, consumer: null, internet },
    through: [resource.address],
    listeners: namesOf(resource, listeners),
    to,
    ranges: portsOf(listeners),
    otherPorts: null,
    until: null,
    openedBy: [resource.address, ...behind.rules],
    certain: behind.certain && typeof internal === "boolean",
  }));
}

/** Groups of the targets; where these are no machines of the plan, groups that let the load balancer's group in on their ports. */
function behindOf(plan: Plan, { groups, resource }: LoadBalancer, listeners: readonly Listener[]): Behind {
  const { groupsOf } = membersOf(plan);
  const ports = [...new Set(listeners.flatMap(({ targetPorts }) => targetPorts))].flatMap((port) =>
    typeof port === "number" ? [{ from: port, to: port }] : [],
  );
  const certain = listeners.every(({ otherTargetGroups }) => otherTargetGroups.length === 0);
  const letting = groups.groups.flatMap((group) => admittedBy(plan, ports).get(group) ?? []);
  const rules = [...new Set(letting.map(({ rule }) => rule.resource.address))];
  const { brokers } = groupRolesOf(plan);
  const registered = [...targetsIn(listeners.flatMap(({ targetGroups }) => targetGroups))];
  const targets = [...new Set(registered.flatMap(({ what }) => what.resources))].flatMap(
    ({ address }) => groupsOf.get(address) ?? [],
  );
  for (const to of [
    targets,
    letting.map(({ group }) => group).filter((group) => brokers.has(group)),
    letting.map(({ group }) => group),
  ])
    if (to.length > 0) return { to: [...new Set(to)], rules, certain };
  const [first] = listeners.flatMap(({ targetGroups }) => targetGroups);
  return { to: [first?.resource.address ?? `targets of ${resource.address}`], rules, certain };
}

function isOfKafka({ port, targetPorts }: Listener, wanted: readonly PortRange[]): boolean {
  return (
    targetPorts.some((one) => typeof one === "number" && isBrokerPort(one)) ||
    (typeof port === "number" && touches({ from: port, to: port }, wanted))
  );
}

function servicesByBalancer(plan: Plan): ReadonlyMap<string, readonly EndpointService[]> {
  const found = new Map<string, EndpointService[]>();
  for (const service of endpointServicesOf(plan))
    for (const { address } of service.loadBalancers.resources)
      found.set(address, [...(found.get(address) ?? []), service]);
  return found;
}

/** A classic load balancer's listeners are its own blocks. */
function namesOf(balancer: PlannedResource, listeners: readonly Listener[]): readonly string[] {
  return listeners.map(({ resource }) => resource.address).filter((address) => address !== balancer.address);
}

function portsOf(listeners: readonly Listener[]): readonly PortRange[] {
  return listeners.flatMap(({ port }) => (typeof port === "number" ? [{ from: port, to: port }] : []));
}
