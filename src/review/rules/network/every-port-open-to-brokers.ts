import { coverInternet } from "../../facts/addresses";
import { isEveryPort } from "../../facts/client-peers";
import { groupRolesOf } from "../../facts/group-roles";
import { openingsByGroup, openingText, tcpPorts } from "../../facts/openings";
import { type Peer } from "../../facts/peers";
import { type Rule } from "../../rule";
import { foundAt, openingSentence } from "./at-opening";

const brokersFrom = (protocol: string, from: number, to: number): string => `
resource "aws_security_group" "clients" {
  name        = "applications"
  description = "applications"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_security_group" "brokers" {
  name        = "brokers"
  description = "Kafka brokers"
  vpc_id      = "vpc-0123456789abcdef0"
  tags        = { "kafka-byoc/role" = "broker" }

  ingress {
    description     = "applications"
    protocol        = "${protocol}"
    from_port       = ${String(from)}
    to_port         = ${String(to)}
    security_groups = [aws_security_group.clients.id]
  }
}`;

/** Brokers that are open on everything. */
export const everyPortOpenToBrokers: Rule = {
  name: "every-port-open-to-brokers",
  area: "network",
  severity: "medium",
  title: "Brokers are open on every port",
  what: "A rule of a broker's group lets another group or network in on every protocol or nearly every port. The brokers' own group among itself is left alone.",
  why: "Whatever listens on a broker now or later is open with it: replication, controllers, metrics, agents, shells.",
  remedy: "Open the ports that are used, one rule for each.",
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  *find(plan) {
    const byGroup = openingsByGroup(plan);
    for (const group of groupRolesOf(plan).brokers)
      for (const opening of byGroup.get(group) ?? []) {
        const range = tcpPorts(opening);
        if (opening.direction !== "ingress" || range === null || !isEveryPort(range)) continue;
        const others = opening.peers.filter((peer) => peer.name !== group && !isInternet(peer));
        if (others.length > 0)
          yield foundAt(
            opening,
            `${openingSentence(opening, others.map(({ name }) => name).join(", "), openingText(opening))}.`,
          );
      }
  },
  cases: {
    nonCompliant: { terraform: brokersFrom("-1", 0, 0) },
    compliant: { terraform: brokersFrom("tcp", 9094, 9094) },
  },
};

function isInternet(peer: Peer): boolean {
  return (peer.kind === "network" || peer.kind === "prefix-list") && coverInternet(peer.networks);
}
