import { isReleased } from "../../destruction/destroyed-by";
import { coverInternet } from "../../facts/addresses";
import { closedOpenings } from "../../facts/closed-openings";
import { kafkaPortsAt } from "../../facts/kafka-ports";
import { lastDayOfOpening } from "../../facts/last-day-of-opening";
import { listsChanged } from "../../facts/lists-changed";
import { networksIn, opensPorts, openingText, peersText } from "../../facts/openings";
import { type Knowledge } from "../../knowledge";
import { type Plan } from "../../plan/plan";
import { found, type Rule, type Sighting } from "../../rule";
import { listEntriesGone } from "./list-entries-gone";
import { lossesOfKind } from "./losses";

const group = `
resource "aws_security_group" "brokers" {
  name        = "kafka-brokers"
  description = "brokers"
  vpc_id      = "vpc-0123456789abcdef0"
}
`;

const clients = (network: string): string => `
resource "aws_vpc_security_group_ingress_rule" "clients" {
  security_group_id = aws_security_group.brokers.id
  description       = "applications of the shop"
  ip_protocol       = "tcp"
  from_port         = 9094
  to_port           = 9094
  cidr_ipv4         = "${network}"
}`;

/** A way that clients have today and that a plan closes. */
export const clientWayClosed: Rule = {
  name: "client-way-closed",
  area: "destruction",
  severity: "high",
  title: "A way of clients to Kafka is closed",
  what: "The plan deletes or narrows a rule of a security group that lets somebody in on a port of Kafka, a prefix list that such a rule names loses a network, or an endpoint service no longer allows a principal that it allowed. Left alone: what another rule of the plan keeps open, what let the internet in, rules with a last day (other rules speak of those), groups that are destroyed as a whole, and what the policy released.",
  why: "Whoever comes that way is cut off with the apply: connections that are open may live on for minutes, new ones time out, and from within Kafka nothing tells why.",
  remedy:
    "Look in the flow logs whether anybody still comes that way. Open the new way before the old one is closed, in a change of its own; then release the resource in the policy.",
  references: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html",
  ],
  *find(plan, known) {
    yield* rulesClosed(plan, known);
    yield* listEntriesGone(plan, known);
    yield* principalsGone(plan, known);
  },
  cases: {
    nonCompliant: { before: group + clients("10.30.0.0/16"), terraform: group + clients("10.30.0.0/24") },
    compliant: { before: group + clients("10.30.0.0/24"), terraform: group + clients("10.30.0.0/16") },
  },
};

function* rulesClosed(plan: Plan, known: Knowledge): Generator<Sighting> {
  const closed = closedOpenings(plan).filter(({ direction }) => direction === "ingress");
  if (closed.length === 0) return;
  const portsAt = kafkaPortsAt(plan, known);
  const gone = new Set(lossesOfKind(plan, known, "network").map(({ resource }) => resource.address));
  for (const opening of closed) {
    const { resource, groups, path } = opening;
    if (
      !opensPorts(opening, portsAt(groups)) ||
      lastDayOfOpening(plan, opening, known) !== null ||
      coverInternet(networksIn(opening))
    )
      continue;
    if (gone.has(resource.address) || (groups.length > 0 && groups.every((one) => gone.has(one)))) continue;
    if (isReleased({ resource, thing: null }, known.policy)) continue;
    const others = groups.filter((address) => address !== resource.address);
    yield found(
      resource,
      path,
      `${openingText(opening)} was open to ${peersText(opening.peers)} and is closed or narrowed by this plan.`,
      others,
    );
  }
}

const allowedPrincipals = {
  type: "aws_vpc_endpoint_service",
  attribute: "allowed_principals",
  alone: { type: "aws_vpc_endpoint_service_allowed_principal", attribute: "principal_arn" },
} as const;

function* principalsGone(plan: Plan, { policy }: Knowledge): Generator<Sighting> {
  for (const { resource, was, stay } of listsChanged(plan, allowedPrincipals)) {
    if (isReleased({ resource, thing: null }, policy) || stay.has("*")) continue;
    for (const principal of was)
      if (principal !== "*" && !stay.has(principal))
        yield found(
          resource,
          allowedPrincipals.attribute,
          `${principal} may no longer connect to this endpoint service.`,
        );
  }
}
