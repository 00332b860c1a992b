import { type Knowledge } from "../knowledge";
import { type Plan } from "../plan/plan";
import { isUnknown } from "../plan/value";
import { endpointServicesOf } from "./endpoint-services";
import { type Listener, type LoadBalancer, loadBalancersOf, type TargetGroup } from "./load-balancers";
import { dataPortsOf } from "./kafka-ports";
import { speaksOfKafka } from "./speaks-of-kafka";

/**
 * Load balancers that Kafka's clients come through: a port of a listener or of its targets is one of Kafka's, or, where the plan
 * tells no port, names speak of Kafka. Application load balancers are none: Kafka is not HTTP.
 */
export function kafkaLoadBalancersOf(plan: Plan, known: Knowledge): readonly LoadBalancer[] {
  return loadBalancersOf(plan).filter((balancer) => isManaged(balancer) && servesKafka(balancer, plan, known));
}

/** Those, and every other network load balancer that an endpoint service of the plan offers to other accounts. */
export function offeredLoadBalancersOf(plan: Plan, known: Knowledge): readonly LoadBalancer[] {
  const offered = new Set(
    endpointServicesOf(plan).flatMap(({ loadBalancers }) => loadBalancers.resources.map(({ address }) => address)),
  );
  return loadBalancersOf(plan).filter(
    (balancer) => isManaged(balancer) && (offered.has(balancer.resource.address) || servesKafka(balancer, plan, known)),
  );
}

/** Listeners of a load balancer that lead to Kafka: all of those whose port, or whose targets' port, is one of Kafka's. */
export function kafkaListenersOf(balancer: LoadBalancer, plan: Plan, known: Knowledge): readonly Listener[] {
  const ports = openTo(plan, known);
  return balancer.listeners.filter(({ port, targetPorts }) =>
    [port, ...targetPorts].some((one) => typeof one === "number" && ports.has(one)),
  );
}

/** Target groups that the listeners of Kafka's load balancers forward to, each once. */
export function kafkaTargetGroupsOf(plan: Plan, known: Knowledge): readonly TargetGroup[] {
  const groups = kafkaLoadBalancersOf(plan, known).flatMap((balancer) => {
    const listeners = kafkaListenersOf(balancer, plan, known);
    return (listeners.length > 0 ? listeners : balancer.listeners).flatMap(({ targetGroups }) => targetGroups);
  });
  return [...new Map(groups.map((group) => [group.resource.address, group])).values()];
}

const portsOfPlan = new WeakMap<Plan, { readonly known: Knowledge; readonly ports: ReadonlySet<number> }>();

/** Every single port of Kafka's, so that many load balancers can be asked for theirs. */
function openTo(plan: Plan, known: Knowledge): ReadonlySet<number> {
  const before = portsOfPlan.get(plan);
  if (before?.known === known) return before.ports;
  const ports = new Set(
    dataPortsOf(plan, known).flatMap(({ from, to }) =>
      Array.from({ length: Math.min(to, 65535) - from + 1 }, (_, offset) => from + offset),
    ),
  );
  portsOfPlan.set(plan, { known, ports });
  return ports;
}

function isManaged({ resource }: LoadBalancer): boolean {
  return resource.mode === "managed" && resource.after !== null;
}

function servesKafka(balancer: LoadBalancer, plan: Plan, known: Knowledge): boolean {
  if (balancer.kind === "application" || balancer.kind === "gateway") return false;
  if (kafkaListenersOf(balancer, plan, known).length > 0) return true;
  const tellsNoPort = balancer.listeners.every(({ port }) => port === null || isUnknown(port));
  return tellsNoPort && speaksOfKafka(balancer.resource);
}
