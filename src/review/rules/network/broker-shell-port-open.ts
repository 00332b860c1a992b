import { isEveryPort } from "../../facts/client-peers";
import { groupRolesOf } from "../../facts/group-roles";
import { openingsByGroup, peersText, tcpPorts } from "../../facts/openings";
import { type PortRange, rangeText, touches } from "../../facts/port-range";
import { type Rule } from "../../rule";
import { foundAt, openingSentence } from "./at-opening";

/** SSH and remote desktop. */
const shellPorts: readonly PortRange[] = [
  { from: 22, to: 22 },
  { from: 3389, to: 3389 },
];

const group = `
resource "aws_security_group" "brokers" {
  name        = "brokers"
  description = "Kafka brokers"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  security_group_id = aws_security_group.brokers.id
  description       = "clients"
  ip_protocol       = "tcp"
  from_port         = 9094
  to_port           = 9094
  cidr_ipv4         = "10.30.0.0/16"
}
`;

/** Shells on brokers that are reached over the network. */
export const brokerShellPortOpen: Rule = {
  name: "broker-shell-port-open",
  area: "network",
  severity: "high",
  title: "Brokers can be logged in to over the network",
  what: "A rule of a broker's group opens SSH (22) or remote desktop (3389), to whomever.",
  why: "A shell on a broker reads every topic from its disks, past all ACLs, and leaves no trace in Kafka.",
  remedy: "Use Session Manager through its interface endpoints, which asks IAM and writes down who did what.",
  references: ["https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html"],
  *find(plan) {
    const byGroup = openingsByGroup(plan);
    for (const group of groupRolesOf(plan).brokers)
      for (const opening of byGroup.get(group) ?? []) {
        const range = tcpPorts(opening);
        if (opening.direction !== "ingress" || range === null || isEveryPort(range)) continue;
        const open = shellPorts.filter((port) => touches(range, [port]));
        if (open.length > 0)
          yield foundAt(
            opening,
            `${openingSentence(opening, peersText(opening.peers), `tcp ${open.map(rangeText).join(" and ")}`)}.`,
          );
      }
  },
  cases: {
    nonCompliant: {
      terraform: `${group}
resource "aws_vpc_security_group_ingress_rule" "shell" {
  security_group_id = aws_security_group.brokers.id
  description       = "administrators"
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = "10.9.0.0/24"
}`,
    },
    compliant: { terraform: group },
  },
};
