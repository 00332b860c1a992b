import { openToInternet } from "../../facts/open-to-internet";
import { groupRolesOf } from "../../facts/group-roles";
import { openingsByGroup, peersText, tcpPorts } from "../../facts/openings";
import { type Opening } from "../../facts/opening";
import { everyPort, type PortRange } from "../../facts/port-range";
import { type DeclaredNetwork } from "../../knowledge";
import { type Rule } from "../../rule";
import { foundAt, openingSentence } from "./at-opening";

const brokersTo = (peer: string): string => `
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

  egress {
    description = "objects"
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    ${peer}
  }
}`;

/** Brokers or replicators that may connect to the whole internet. */
export const brokerEgressToInternet: Rule = {
  name: "broker-egress-to-internet",
  area: "network",
  severity: "high",
  title: "Brokers or replicators may connect to the internet",
  what: "A rule of a broker's or replicator's group lets connections out to 0.0.0.0/0 or ::/0, in one piece or in parts. A replicator's way to a source that was declared as public is left alone on the source's ports.",
  why: "Whoever gets onto a broker takes all data out through that hole: brokers hold every topic. S3, KMS and the like are reached inside of the VPC.",
  remedy: "Name what they must reach: the prefix list of S3, groups of interface endpoints, the source's networks.",
  references: [
    "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html",
  ],
  *find(plan, { network }) {
    const { brokers, replicators } = groupRolesOf(plan);
    const byGroup = openingsByGroup(plan);
    const meant = publicSourcePorts(network);
    for (const group of new Set([...brokers, ...replicators])) {
      const egress = (byGroup.get(group) ?? []).filter(
        (opening) => opening.direction === "egress" && !(replicators.has(group) && goesToSource(opening, meant)),
      );
      for (const { openings } of openToInternet(egress, [everyPort])) {
        const [first, ...others] = openings;
        const peers = openings.flatMap((one) => one.peers);
        yield foundAt(
          first,
          `${openingSentence(first, peersText(peers))}${others.length === 0 ? "" : ", which is the internet in parts"}.`,
          others.map(({ resource }) => resource.address),
        );
      }
    }
  },
  cases: {
    nonCompliant: { terraform: brokersTo(`cidr_blocks = ["0.0.0.0/0"]`) },
    compliant: { terraform: brokersTo(`cidr_blocks = ["10.20.64.0/24"]`) },
  },
};

/** Ports of a source on the internet, where the network declares one. */
function publicSourcePorts(network: DeclaredNetwork | null): readonly PortRange[] {
  if (network?.sources.some(({ kind }) => kind === "public") !== true) return [];
  return network.edges.filter(({ to }) => to === "source-endpoint").map(({ ports }) => ports);
}

function goesToSource(opening: Opening, meant: readonly PortRange[]): boolean {
  const range = tcpPorts(opening);
  return range !== null && meant.some(({ from, to }) => from <= range.from && range.to <= to);
}
