import { type Cidr, liesWithin } from "../../../network/cidr";
import { coverInternet, isPrivate, networkOf } from "../../facts/addresses";
import { kafkaPortsAt } from "../../facts/kafka-ports";
import { openingsOf, openingText, peersText, tcpPorts } from "../../facts/openings";
import { type Peer } from "../../facts/peers";
import { touches } from "../../facts/port-range";
import { type Rule } from "../../rule";
import { foundAt, openingSentence } from "./at-opening";

/** Networks wider than these are more than one VPC (AWS, "VPC CIDR blocks"). */
const widest = { 4: 16, 6: 48 } as const;

const brokersFrom = (cidr: string): string => `
resource "aws_security_group" "brokers" {
  name        = "brokers"
  description = "Kafka brokers"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress {
    description = "clients"
    protocol    = "tcp"
    from_port   = 9094
    to_port     = 9094
    cidr_blocks = ["${cidr}"]
  }
}`;

/** A Kafka port that is open to more than anybody's own network. */
export const kafkaPortOpenToBroadNetwork: Rule = {
  name: "kafka-port-open-to-broad-network",
  area: "network",
  severity: "high",
  title: "A Kafka port is open to a broad or foreign network",
  what: "A rule lets a network in on a port of Kafka that is broader than /16, or public, or outside of what the policy allows (allowedCidrs). Networks in prefix lists count.",
  why: "A /8 is every VPC and every office of a company, and whatever is connected to it next year. Nobody can say who may reach the brokers.",
  remedy: "Name the subnets that clients come from, one rule for each, or a prefix list of them.",
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  *find(plan, known) {
    const wantedAt = kafkaPortsAt(plan, known);
    const { allowedCidrs } = known.policy;
    const allowed = allowedCidrs?.map(networkOf).filter((one) => one !== undefined) ?? null;
    for (const opening of openingsOf(plan)) {
      const ports = tcpPorts(opening);
      if (opening.direction !== "ingress" || ports === null || !touches(ports, wantedAt(opening.groups))) continue;
      const faults = opening.peers.flatMap((peer) => {
        const fault = allowedCidrs?.includes(peer.name) === true ? null : faultOf(peer, allowed);
        return fault === null ? [] : [{ peer, fault }];
      });
      const [first] = faults;
      if (first === undefined) continue;
      const whom = peersText(faults.map(({ peer }) => peer));
      yield foundAt(opening, `${openingSentence(opening, whom, openingText(opening))}: ${first.fault}.`);
    }
  },
  cases: {
    nonCompliant: { terraform: brokersFrom("10.0.0.0/8") },
    compliant: { terraform: brokersFrom("10.30.0.0/16") },
  },
};

/** What is wrong with a peer's networks; null where nothing is, or where another rule tells of the internet. */
function faultOf(peer: Peer, allowed: readonly Cidr[] | null): string | null {
  if (peer.kind !== "network" && peer.kind !== "prefix-list") return null;
  if (coverInternet(peer.networks)) return null;
  if (allowed !== null) {
    const outside = peer.networks.some((one) => !allowed.some((outer) => liesWithin(one, outer)));
    return outside ? "the policy's allowedCidrs do not hold it" : null;
  }
  const broad = peer.networks.find(({ family, prefix }) => prefix < widest[family]);
  if (broad !== undefined) return `a network of /${String(broad.prefix)} is more than one VPC`;
  return peer.networks.some((one) => one.family === 4 && !isPrivate(one)) ? "a public network" : null;
}
