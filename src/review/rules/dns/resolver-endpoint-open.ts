import { cidrOf, liesWithin } from "../../../network/cidr";
import { managed } from "../../facts/attribute-at";
import { openingsByGroup, opensPorts, openingText } from "../../facts/openings";
import { type Opening } from "../../facts/opening";
import { type Peer } from "../../facts/peers";
import { groupsMeant } from "../../facts/security-groups";
import { type Knowledge } from "../../knowledge";
import { field, Unknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";

const resolver = (cidr: string): string => `
resource "aws_security_group" "resolver" {
  name        = "kafka-resolver"
  description = "Names for the data centre"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_vpc_security_group_ingress_rule" "dns" {
  security_group_id = aws_security_group.resolver.id
  description       = "the data centre asks for names"
  cidr_ipv4         = "${cidr}"
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_route53_resolver_endpoint" "inbound" {
  direction          = "INBOUND"
  security_group_ids = [aws_security_group.resolver.id]

  ip_address {
    subnet_id = "subnet-0123456789abcdef0"
  }

  ip_address {
    subnet_id = "subnet-0123456789abcdef1"
  }
}`;

/** Networks broader than these are nobody's in particular. */
const broadest = { 4: 16, 6: 32 } as const;

/** A resolver that answers for private zones to whoever asks. */
export const resolverEndpointOpen: Rule = {
  name: "resolver-endpoint-open",
  area: "dns",
  severity: "medium",
  title: "A resolver endpoint answers broad networks",
  what: "A security group of a Route 53 resolver endpoint lets port 53 in from a network broader than /16 (IPv6: /32) that the policy does not allow, or from one that cannot be told.",
  why: "Whoever reaches it reads the names of all private zones of the VPC, brokers and source included, and can carry data out in questions.",
  remedy: "Let in only the networks of the DNS servers that forward to it, one rule for each.",
  references: [
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-forwarding-inbound-queries.html",
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/best-practices-resolver.html",
  ],
  *find(plan, known) {
    const byGroup = openingsByGroup(plan);
    for (const resource of managed(plan, "aws_route53_resolver_endpoint")) {
      const { groups, unresolved } = groupsMeant(plan, resource, field(resource.after ?? {}, "security_group_ids"));
      for (const opening of groups.flatMap((group) => byGroup.get(group) ?? [])) {
        if (opening.direction !== "ingress" || !opensDns(opening)) continue;
        const broad = opening.peers.filter((peer) => isBroad(peer, known));
        const unsure = opening.peers.filter(isUnsure);
        const names = (peers: readonly Peer[]): string => peers.map(({ name }) => name).join(", ");
        if (broad.length > 0)
          yield found(
            opening.resource,
            opening.path,
            `${openingText(opening)} is open to ${names(broad)} into ${resource.address}.`,
            [resource.address],
          );
        else if (unsure.length > 0)
          yield cannotTell(
            opening.resource,
            opening.path,
            `Who may ask ${resource.address} is not known: ${names(unsure)} cannot be told from this plan.`,
            [resource.address],
          );
      }
      const foreign = groups.filter((group) => plan.at(group)?.mode !== "managed" && !byGroup.has(group));
      if (foreign.length > 0 || (groups.length === 0 && unresolved.length > 0))
        yield cannotTell(
          resource,
          "security_group_ids",
          `Who may ask the resolver is not known: the rules of ${[...foreign, ...unresolved].join(", ")} are not in this plan.`,
        );
    }
  },
  cases: { nonCompliant: { terraform: resolver("0.0.0.0/0") }, compliant: { terraform: resolver("10.9.0.0/24") } },
};

function opensDns(opening: Opening): boolean {
  const { protocol, ports } = opening;
  if (protocol !== "udp") return opensPorts(opening, [{ from: 53, to: 53 }]);
  return ports instanceof Unknown || (ports !== null && ports.from <= 53 && ports.to >= 53);
}

function isBroad(peer: Peer, { policy, network }: Knowledge): boolean {
  if (peer.kind !== "network" && peer.kind !== "prefix-list") return false;
  const allowed = [...(policy.allowedCidrs ?? []), ...(network?.cidrs ?? [])]
    .map(cidrOf)
    .filter((cidr) => cidr !== undefined);
  return peer.networks.some(
    (one) => one.prefix < broadest[one.family] && !allowed.some((outer) => liesWithin(one, outer)),
  );
}

function isUnsure(peer: Peer): boolean {
  return peer.kind === "unknown" || (peer.kind === "prefix-list" && !peer.complete && !peer.ofAws);
}
