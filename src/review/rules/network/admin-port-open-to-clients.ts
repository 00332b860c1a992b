import { clientPeersOf, isEveryPort, operatorPortsOf } from "../../facts/client-peers";
import { adminPorts } from "../../facts/kafka-ports";
import { loadBalancersOf } from "../../facts/load-balancers";
import { openingsByGroup, openingText, peersText, tcpPorts } from "../../facts/openings";
import { touches } from "../../facts/port-range";
import { found, type Rule } from "../../rule";
import { foundAt, openingSentence } from "./at-opening";

const zookeeperFor = (cidr: string): string => `
resource "aws_security_group" "brokers" {
  name        = "kafka"
  description = "Kafka brokers"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_security_group_rule" "clients" {
  type              = "ingress"
  security_group_id = aws_security_group.brokers.id
  description       = "clients"
  protocol          = "tcp"
  from_port         = 9094
  to_port           = 9098
  cidr_blocks       = ["10.30.0.0/16"]
}

resource "aws_security_group_rule" "zookeeper" {
  type              = "ingress"
  security_group_id = aws_security_group.brokers.id
  description       = "ZooKeeper"
  protocol          = "tcp"
  from_port         = 2181
  to_port           = 2182
  cidr_blocks       = ["${cidr}"]
}`;

/** Administration that clients may reach. */
export const adminPortOpenToClients: Rule = {
  name: "admin-port-open-to-clients",
  area: "network",
  severity: "high",
  title: "Clients may reach a port of administration",
  what: "ZooKeeper (2181, 2182), Connect's REST interface (8083) or a listener that is declared for operators is open to networks or groups that are let in as clients, or a load balancer passes connections to it.",
  why: "ZooKeeper's data is the cluster: whoever writes there makes himself an administrator. Connect's REST interface starts connectors with other people's secrets.",
  remedy: "Let only operators and the brokers' own group in.",
  references: [
    "https://docs.aws.amazon.com/msk/latest/developerguide/zookeeper-security.html",
    "https://kafka.apache.org/documentation/#connect_rest",
  ],
  *find(plan, known) {
    const admin = [...adminPorts, ...operatorPortsOf(known)];
    const clients = clientPeersOf(plan, known);
    for (const [group, openings] of openingsByGroup(plan))
      for (const opening of openings) {
        const range = tcpPorts(opening);
        if (opening.direction !== "ingress" || range === null || isEveryPort(range) || !touches(range, admin)) continue;
        const told = opening.peers.flatMap((peer) => {
          const why = clients.why(group, peer);
          return why === null ? [] : [{ peer, why }];
        });
        const [first] = told;
        if (first === undefined) continue;
        const whom = peersText(told.map(({ peer }) => peer));
        yield foundAt(opening, `${openingSentence(opening, whom, openingText(opening))}, and ${first.why}.`);
      }
    for (const { resource, listeners } of loadBalancersOf(plan))
      for (const { resource: listener, targetPorts } of listeners) {
        const port = targetPorts.find((one) => typeof one === "number" && touches({ from: one, to: one }, admin));
        if (port !== undefined)
          yield found(
            listener,
            null,
            `${resource.address} passes its clients' connections to port ${String(port)}, which is for administration.`,
            [resource.address].filter((address) => address !== listener.address),
          );
      }
  },
  cases: {
    nonCompliant: { terraform: zookeeperFor("10.30.0.0/16") },
    compliant: { terraform: zookeeperFor("10.9.0.0/24") },
  },
};
