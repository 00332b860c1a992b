import { type Knowledge } from "../knowledge";
import { oncePerPlan } from "../once-per-plan";
import { type Plan } from "../plan/plan";
import { loadBalancersOf, strayListenersOf } from "./load-balancers";
import { merged, type PortRange, touches } from "./port-range";

/**
 * Where brokers listen: Apache Kafka's and Amazon MSK's listeners (9091-9098), MSK's for public access (9191-9198), those of its
 * multi-VPC connectivity (14001-14100), and the same with a digit before them, as the images of Apache and Confluent are started
 * in every guide (19092, 29092).
 */
export const brokerPorts: readonly PortRange[] = [
  { from: 9091, to: 9098 },
  { from: 9191, to: 9198 },
  { from: 14001, to: 14100 },
  { from: 19091, to: 19098 },
  { from: 29091, to: 29098 },
  { from: 39091, to: 39098 },
];

/** Where a cluster is administered: ZooKeeper (2181, with TLS 2182) and Kafka Connect's REST interface (8083). */
export const adminPorts: readonly PortRange[] = [
  { from: 2181, to: 2182 },
  { from: 8083, to: 8083 },
];

/** Where metrics are had: JMX exporter, lag exporter, and MSK's open monitoring (11001 JMX, 11002 node). */
export const metricsPorts: readonly PortRange[] = [
  { from: 9308, to: 9308 },
  { from: 9404, to: 9404 },
  { from: 11001, to: 11002 },
];

/** Schema registries and REST proxies, which hand Kafka's data on. */
const proxyPorts: readonly PortRange[] = [{ from: 8081, to: 8082 }];

/** Ports that everything uses: a listener on one of them makes no other group a group of Kafka's. */
const webPorts: readonly PortRange[] = [
  { from: 80, to: 80 },
  { from: 443, to: 443 },
];

const usual = [...brokerPorts, ...adminPorts, ...metricsPorts, ...proxyPorts];

/**
 * Ports that are Kafka's in a plan: the usual ones, the policy's, the declared listeners, and those on which load balancers of
 * the plan pass connections to brokers.
 */
export function kafkaPortsOf(plan: Plan, known: Knowledge): readonly PortRange[] {
  return merged([...usual, ...dataPortsOf(plan, known)]);
}

/** Ports on which data goes in and out, as {@link kafkaPortsOf}, without those of administration and metrics. */
export function dataPortsOf(plan: Plan, known: Knowledge): readonly PortRange[] {
  const declared = known.network?.listeners.map(({ port }) => ({ from: port, to: port })) ?? [];
  return merged([...brokerPorts, ...known.policy.kafkaPorts, ...declared, ...clientListenersOf(plan)]);
}

/** Ports on which load balancers pass connections to broker ports, 80 and 443 left out. */
export const clientListenersOf = oncePerPlan((plan): readonly PortRange[] =>
  merged(
    [...loadBalancersOf(plan).flatMap(({ listeners }) => listeners), ...strayListenersOf(plan)]
      .filter(({ targetPorts }) => targetPorts.some((port) => typeof port === "number" && isBrokerPort(port)))
      .flatMap(({ port }) => (typeof port === "number" ? [{ from: port, to: port }] : []))
      .filter((range) => !touches(range, webPorts)),
  ),
);

/**
 * Ports on which load balancers that carry a group pass connections to broker ports, 80 and 443 as well: on the group of such a
 * load balancer they are Kafka's. By group.
 */
export const listenersByGroup = oncePerPlan((plan): ReadonlyMap<string, readonly PortRange[]> => {
  const found = new Map<string, PortRange[]>();
  for (const { groups, listeners } of loadBalancersOf(plan)) {
    const ports = listeners
      .filter(({ targetPorts }) => targetPorts.some((port) => typeof port === "number" && isBrokerPort(port)))
      .flatMap(({ port }) => (typeof port === "number" ? [{ from: port, to: port }] : []));
    if (ports.length > 0)
      for (const group of groups.groups) {
        const before = found.get(group);
        if (before === undefined) found.set(group, [...ports]);
        else for (const port of ports) before.push(port);
      }
  }
  return new Map([...found].map(([group, ports]) => [group, merged(ports)]));
});

/** {@link kafkaPortsOf} for the openings of these groups: with the listeners of load balancers that carry them. */
export function kafkaPortsAt(plan: Plan, known: Knowledge): (groups: readonly string[]) => readonly PortRange[] {
  const usual = kafkaPortsOf(plan, known);
  const listeners = listenersByGroup(plan);
  const byGroups = new Map<string, readonly PortRange[]>();
  return (groups) => {
    if (!groups.some((group) => listeners.has(group))) return usual;
    const key = groups.join(" ");
    const ports = byGroups.get(key) ?? merged([...usual, ...groups.flatMap((group) => listeners.get(group) ?? [])]);
    byGroups.set(key, ports);
    return ports;
  };
}

/** Whether brokers usually listen there. */
export function isBrokerPort(port: number): boolean {
  return touches({ from: port, to: port }, brokerPorts);
}
