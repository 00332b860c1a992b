import { clientPeersOf, isEveryPort } from "../../facts/client-peers";
import { metricsPorts } from "../../facts/kafka-ports";
import { openingsByGroup, openingText, peersText, tcpPorts } from "../../facts/openings";
import { touches } from "../../facts/port-range";
import { type Rule } from "../../rule";
import { foundAt, openingSentence } from "./at-opening";

const metricsFor = (cidr: string): string => `
resource "aws_security_group" "brokers" {
  name        = "brokers"
  description = "Kafka brokers"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress {
    description = "clients"
    protocol    = "tcp"
    from_port   = 9094
    to_port     = 9094
    cidr_blocks = ["10.30.0.0/16"]
  }

  ingress {
    description = "metrics"
    protocol    = "tcp"
    from_port   = 9404
    to_port     = 9404
    cidr_blocks = ["${cidr}"]
  }
}`;

/** Metrics that clients may read. */
export const metricsPortOpenToClients: Rule = {
  name: "metrics-port-open-to-clients",
  area: "network",
  severity: "medium",
  title: "Clients may read the brokers' metrics",
  what: "A port of metrics (9404, 9308, and MSK's 11001 and 11002) is open to networks or groups that are let in as clients, or that declared consumers come from.",
  why: "Exporters know no passwords: names of all topics, groups and client ids, and how busy they are, are open to every team.",
  remedy: "Let only the scrapers' group in.",
  references: ["https://docs.aws.amazon.com/msk/latest/developerguide/open-monitoring.html"],
  *find(plan, known) {
    const clients = clientPeersOf(plan, known);
    for (const [group, openings] of openingsByGroup(plan))
      for (const opening of openings) {
        const range = tcpPorts(opening);
        if (opening.direction !== "ingress" || range === null || isEveryPort(range) || !touches(range, metricsPorts))
          continue;
        const told = opening.peers.flatMap((peer) => {
          const why = clients.why(group, peer);
          return why === null ? [] : [{ peer, why }];
        });
        const [first] = told;
        if (first === undefined) continue;
        const whom = peersText(told.map(({ peer }) => peer));
        yield foundAt(opening, `${openingSentence(opening, whom, openingText(opening))}, and ${first.why}.`);
      }
  },
  cases: {
    nonCompliant: { terraform: metricsFor("10.30.0.0/16") },
    compliant: { terraform: metricsFor("10.40.0.0/24") },
  },
};
