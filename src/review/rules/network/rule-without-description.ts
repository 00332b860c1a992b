import { kafkaPortsOf } from "../../facts/kafka-ports";
import { openingsOf, openingText, opensPorts, peersText, tcpPorts } from "../../facts/openings";
import { type Rule } from "../../rule";
import { foundAt, openingSentence } from "./at-opening";

const ruleWith = (description: string): string => `
resource "aws_security_group" "brokers" {
  name        = "brokers"
  description = "Kafka brokers"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  security_group_id = aws_security_group.brokers.id
  ip_protocol       = "tcp"
  from_port         = 9094
  to_port           = 9094
  cidr_ipv4         = "10.30.0.0/16"
  ${description}
}`;

/** A rule on Kafka's ports that does not say why it is there. */
export const ruleWithoutDescription: Rule = {
  name: "rule-without-description",
  area: "network",
  severity: "low",
  title: "A rule on Kafka's ports has no description",
  what: "A rule of a security group lets somebody in on a port of Kafka and has no description.",
  why: "Nobody dares to take a rule away of which nobody knows whose it is.",
  remedy: "Say who it is for and why, and until when if it has an end.",
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  *find(plan, known) {
    const wanted = kafkaPortsOf(plan, known);
    for (const opening of openingsOf(plan)) {
      const { direction, description } = opening;
      // A block that cannot be told at all is another rule's matter.
      if (direction !== "ingress" || tcpPorts(opening) === null || !opensPorts(opening, wanted)) continue;
      if (description === null || (typeof description === "string" && description.trim() === ""))
        yield foundAt(
          opening,
          `${openingSentence(opening, peersText(opening.peers), openingText(opening))} and does not say why.`,
        );
    }
  },
  cases: {
    nonCompliant: { terraform: ruleWith("") },
    compliant: { terraform: ruleWith(`description = "the orders team"`) },
  },
};
