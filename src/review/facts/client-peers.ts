import { type Cidr, overlap } from "../../network/cidr";
import { type Knowledge } from "../knowledge";
import { type Plan } from "../plan/plan";
import { coverInternet, networkOf } from "./addresses";
import { groupRolesOf } from "./group-roles";
import { dataPortsOf } from "./kafka-ports";
import { openingsByGroup, tcpPorts } from "./openings";
import { type Opening } from "./opening";
import { type Peer } from "./peers";
import { everyPort, type PortRange, touches } from "./port-range";

/** Whether a range is so wide that it says nothing of what listens. */
export function isEveryPort({ from, to }: PortRange): boolean {
  return to - from >= (everyPort.to - everyPort.from) / 2;
}

/** Who are clients of Kafka's data: asked for each group and each peer of its rules. */
export interface ClientPeers {
  /** Why a peer of a group is a client; null where nothing says so. */
  readonly why: (group: string, peer: Peer) => string | null;
}

/**
 * A peer is a client where the declared consumers' networks overlap it, where it is a load balancer's group, or where the same
 * group lets it in on ports of data.
 */
export function clientPeersOf(plan: Plan, known: Knowledge): ClientPeers {
  const data = dataPortsOf(plan, known);
  const operators = operatorPortsOf(known);
  const { tagged } = groupRolesOf(plan);
  const balancers = new Set(tagged.get("nlb") ?? []);
  const declared = (known.network?.consumers ?? []).flatMap(({ name, cidrs }) =>
    cidrs.flatMap((cidr) => {
      const network = networkOf(cidr);
      return network === undefined ? [] : [{ name, network }];
    }),
  );
  const byGroup = new Map<string, ReadonlySet<string>>();
  const onData = (group: string): ReadonlySet<string> => {
    const before = byGroup.get(group);
    if (before !== undefined) return before;
    const names = new Set((openingsByGroup(plan).get(group) ?? []).flatMap((one) => dataPeers(one, data, operators)));
    byGroup.set(group, names);
    return names;
  };
  return {
    why(group, peer) {
      // The internet is everybody, which other rules tell.
      if (peer.kind === "unknown" || peer.name === group || coverInternet(networksOf(peer))) return null;
      const consumer = networksOf(peer).flatMap((one) => declared.filter(({ network }) => overlap(one, network)))[0];
      if (consumer !== undefined) return `the clients of ${consumer.name} come from there`;
      if (balancers.has(peer.name)) return "clients come through it";
      return onData(group).has(peer.name) ? "it is let in as a client too" : null;
    },
  };
}

/** Ports of brokers and workers that are declared for operators and carry no data. */
export function operatorPortsOf({ network }: Knowledge): readonly PortRange[] {
  const edges = (network?.edges ?? []).filter(({ to }) => to === "broker" || to === "connect");
  const ofData = edges.filter(({ path }) => path === "data").map(({ ports }) => ports);
  return edges.flatMap(({ path, from, ports }) =>
    path === "control" && from === "operator" && !touches(ports, ofData) ? [ports] : [],
  );
}

function dataPeers(opening: Opening, data: readonly PortRange[], operators: readonly PortRange[]): readonly string[] {
  const ports = tcpPorts(opening);
  if (opening.direction !== "ingress" || ports === null || isEveryPort(ports) || !touches(ports, data)) return [];
  if (operators.some(({ from, to }) => from <= ports.from && ports.to <= to)) return [];
  return opening.peers.filter(({ kind }) => kind !== "unknown").map(({ name }) => name);
}

function networksOf(peer: Peer): readonly Cidr[] {
  return peer.kind === "network" || peer.kind === "prefix-list" ? peer.networks : [];
}
