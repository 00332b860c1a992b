import { kafkaPortsAt } from "../../facts/kafka-ports";
import { openingsOf, openingText, opensPorts } from "../../facts/openings";
import { type Opening } from "../../facts/opening";
import { type Peer } from "../../facts/peers";
import { isUnknown, Unknown } from "../../plan/value";
import { type Rule } from "../../rule";
import { cannotTellAt, groupText } from "./at-opening";

const brokersFrom = (cidrs: string): string => `
resource "terraform_data" "clients" {
  input = ["10.30.0.0/16"]
}

resource "aws_security_group" "brokers" {
  name        = "brokers"
  description = "Kafka brokers"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_security_group_rule" "clients" {
  type              = "ingress"
  security_group_id = aws_security_group.brokers.id
  description       = "clients"
  protocol          = "tcp"
  from_port         = 9094
  to_port           = 9094
  cidr_blocks       = ${cidrs}
}`;

/** A Kafka port that is open to somebody whom the plan does not tell. */
export const openingNotResolved: Rule = {
  name: "opening-not-resolved",
  area: "network",
  severity: "high",
  title: "Who may connect to a Kafka port cannot be told",
  what: "A rule opens a port of Kafka, or ports that cannot be told, to networks or to a prefix list that the plan does not know: values known after the apply, data sources that are read then, lists of other accounts.",
  why: "What cannot be told may be the internet. A plan that does not say who is let in cannot be approved.",
  remedy:
    "Write the networks down, or plan with what they are made from: the variable's value, the prefix list with its entries. A prefix list of others may be named in the policy's allowedCidrs by its id.",
  references: ["https://developer.hashicorp.com/terraform/internals/json-format#change-representation"],
  *find(plan, known) {
    const wantedAt = kafkaPortsAt(plan, known);
    const allowed = new Set(known.policy.allowedCidrs ?? []);
    for (const opening of openingsOf(plan)) {
      if (opening.direction !== "ingress" || !opensPorts(opening, wantedAt(opening.groups))) continue;
      const unknown = opening.peers.filter((peer) => isUntold(peer) && !allowed.has(peer.name)).map(({ name }) => name);
      const ports = portsUntold(opening);
      if (unknown.length > 0)
        yield cannotTellAt(
          opening,
          `Whom ${groupText(opening)} lets in on ${openingText(opening)} is not known: ${unknown.join(", ")}.`,
        );
      else if (ports)
        yield cannotTellAt(opening, `On which ports ${groupText(opening)} lets somebody in is not known.`);
    }
  },
  cases: {
    nonCompliant: { terraform: brokersFrom("terraform_data.clients.output") },
    compliant: { terraform: brokersFrom("terraform_data.clients.input") },
  },
};

function isUntold(peer: Peer): boolean {
  return peer.kind === "unknown" || (peer.kind === "prefix-list" && !peer.complete);
}

/** Ports that cannot be told matter only where somebody is let in; a group alone is nobody from outside. */
function portsUntold({ ports, protocol, peers }: Opening): boolean {
  return (ports instanceof Unknown || isUnknown(protocol)) && peers.some(({ kind }) => kind !== "group");
}
