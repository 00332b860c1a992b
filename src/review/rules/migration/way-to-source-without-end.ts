import { speaksOfKafka } from "../../facts/speaks-of-kafka";
import { type Plan } from "../../plan/plan";
import { found, type Rule } from "../../rule";

/** Resources that a way to a source is made of. */
const ways = [
  "aws_vpc_endpoint",
  "aws_vpc_peering_connection",
  "aws_ec2_transit_gateway_vpc_attachment",
  "aws_msk_vpc_connection",
  "confluent_private_link_attachment_connection",
  "confluent_private_link_access",
];

/** A way that nobody will close. */
export const wayToSourceWithoutEnd: Rule = {
  name: "way-to-source-without-end",
  area: "migration",
  severity: "medium",
  title: "A way to the source has no end",
  what: "The declared network keeps a way to a source without keepUntil, or its last day is past and the plan still has the way.",
  why: "Once the last wave is closed nobody needs it, and the target can still be reached from there, or reach there. Ways without an end stay for years.",
  remedy:
    "Give the source a keepUntil: the end of the last wave and the days to go back. Take the way out when it is past.",
  references: ["https://docs.aws.amazon.com/vpc/latest/privatelink/what-is-privatelink.html"],
  needs: ["network"],
  *find(plan, { network, today }) {
    if (network === null || !hasWays(plan)) return;
    for (const { name, kind, keepUntil } of network.sources)
      if (keepUntil === null) yield found(null, name, `The way to ${name} (${kind}) has no last day.`);
      else if (keepUntil < today)
        yield found(null, name, `The way to ${name} (${kind}) was to end on ${keepUntil}, and is still there.`);
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "aws_vpc_endpoint" "source" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
  vpc_endpoint_type = "Interface"
  tags = {
    "kafka-byoc/source" = "on-premises"
  }
}`,
      knowing: {
        network: {
          target: "orders",
          cidrs: ["10.20.0.0/16"],
          edges: [],
          consumers: [],
          listeners: [],
          sources: [{ kind: "own-endpoint-service", name: "on-premises", keepUntil: null }],
        },
      },
    },
    compliant: {
      terraform: `
resource "aws_vpc_endpoint" "source" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
  vpc_endpoint_type = "Interface"
  tags = {
    "kafka-byoc/source" = "on-premises"
  }
}`,
      knowing: {
        today: "2026-12-01",
        ...{
          network: {
            target: "orders",
            cidrs: ["10.20.0.0/16"],
            edges: [],
            consumers: [],
            listeners: [],
            sources: [{ kind: "own-endpoint-service", name: "on-premises", keepUntil: "2027-03-31" }],
          },
        },
      },
    },
  },
};

function hasWays(plan: Plan): boolean {
  return plan.ofType(...ways).length > 0 || plan.ofType("aws_vpc").some(speaksOfKafka);
}
