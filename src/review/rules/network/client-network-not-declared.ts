import { type Cidr, liesWithin } from "../../../network/cidr";
import { networkOf } from "../../facts/addresses";
import { groupRolesOf } from "../../facts/group-roles";
import { clientListenersOf, isBrokerPort } from "../../facts/kafka-ports";
import { openingsByGroup, openingText, tcpPorts } from "../../facts/openings";
import { type PortRange, touches } from "../../facts/port-range";
import { isEveryPort } from "../../facts/client-peers";
import { type DeclaredNetwork, type Knowledge } from "../../knowledge";
import { type Plan } from "../../plan/plan";
import { type Rule } from "../../rule";
import { aNetwork } from "../private-link/network-case";
import { foundAt, openingSentence } from "./at-opening";

const listenersFor = (cidr: string): string => `
resource "aws_security_group" "nlb" {
  name        = "nlb"
  description = "load balancer in front of brokers"
  vpc_id      = "vpc-0123456789abcdef0"
  tags        = { "kafka-byoc/role" = "nlb" }
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  security_group_id = aws_security_group.nlb.id
  description       = "clients"
  ip_protocol       = "tcp"
  from_port         = 19092
  to_port           = 19121
  cidr_ipv4         = "${cidr}"
}`;

/** Clients' networks that nobody declared. */
export const clientNetworkNotDeclared: Rule = {
  name: "client-network-not-declared",
  area: "network",
  severity: "high",
  title: "A network is let in that no consumer declared",
  what: "A rule of the brokers' or of their load balancer's group lets a network in on the ports of clients that belongs to no declared consumer, is not the target's own, and is not in the policy's allowedCidrs.",
  why: "Whose clients these are, in which wave and until when, nobody can say. Such rules stay when their reason is gone.",
  remedy: "Declare the consumer with its networks and waves, or take the rule away.",
  references: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html"],
  needs: ["network"],
  *find(plan, known) {
    const { network } = known;
    if (network === null) return;
    const declared = declaredNetworks(network, known);
    const { brokers, tagged } = groupRolesOf(plan);
    const byGroup = openingsByGroup(plan);
    const groups = [
      ...[...(tagged.get("nlb") ?? [])].map((group) => ({ group, ports: listenerPorts(plan, network) })),
      ...[...brokers].map((group) => ({ group, ports: clientPorts(network) })),
    ];
    for (const { group, ports } of groups)
      for (const opening of byGroup.get(group) ?? []) {
        const range = tcpPorts(opening);
        if (opening.direction !== "ingress" || range === null || !touches(range, ports)) continue;
        const strangers = opening.peers.flatMap((peer) =>
          peer.kind === "network" || peer.kind === "prefix-list"
            ? peer.networks.some((one) => !declared.some((outer) => liesWithin(one, outer))) &&
              known.policy.allowedCidrs?.includes(peer.name) !== true
              ? [peer.name]
              : []
            : [],
        );
        if (strangers.length > 0)
          yield foundAt(
            opening,
            `${openingSentence(opening, strangers.join(", "), isEveryPort(range) ? "every port" : openingText(opening))}, and no consumer declares it.`,
          );
      }
  },
  cases: {
    nonCompliant: { terraform: listenersFor("10.99.0.0/16"), knowing: { network: aNetwork() } },
    compliant: { terraform: listenersFor("10.30.0.0/16"), knowing: { network: aNetwork() } },
  },
};

function declaredNetworks({ cidrs, consumers }: DeclaredNetwork, { policy }: Knowledge): readonly Cidr[] {
  return [...cidrs, ...consumers.flatMap((consumer) => consumer.cidrs), ...(policy.allowedCidrs ?? [])]
    .map(networkOf)
    .filter((network) => network !== undefined);
}

/** Ports on which clients come to the load balancer. */
function listenerPorts(plan: Plan, { listeners, edges }: DeclaredNetwork): readonly PortRange[] {
  return [
    ...listeners.map(({ port }) => ({ from: port, to: port })),
    ...edges.filter(({ from, to }) => from === "client" && to === "nlb").map(({ ports }) => ports),
    ...clientListenersOf(plan),
  ];
}

/** Ports on which clients come to brokers themselves; where nothing is declared, those of brokers that no other edge uses. */
function clientPorts({ edges }: DeclaredNetwork): readonly PortRange[] {
  const toBrokers = edges.filter(({ to }) => to === "broker");
  if (toBrokers.length > 0) return toBrokers.filter(({ path }) => path === "data").map(({ ports }) => ports);
  return Array.from({ length: 8 }, (_, index) => 9091 + index)
    .filter(isBrokerPort)
    .map((port) => ({ from: port, to: port }));
}
