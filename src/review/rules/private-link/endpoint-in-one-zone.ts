import { attributeOf } from "../../facts/attribute-or-default";
import { managed } from "../../facts/attribute-at";
import { endpointsOf } from "../../facts/endpoints";
import { kafkaLoadBalancersOf } from "../../facts/kafka-load-balancers";
import { type LedTo, ledTo } from "../../facts/led-to";
import { zonesOfSubnets } from "../../facts/subnets-meant";
import { type Knowledge } from "../../knowledge";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { cannotTell, found, type Rule } from "../../rule";

const endpoint = (subnets: string): string => `
resource "aws_vpc_endpoint" "source" {
  vpc_id             = "vpc-0123456789abcdef0"
  vpc_endpoint_type  = "Interface"
  service_name       = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
  subnet_ids         = [${subnets}]
  security_group_ids = ["sg-0123456789abcdef0"]
}`;

/** The way to a Kafka cluster that stands in a single zone. */
export const endpointInOneZone: Rule = {
  name: "endpoint-in-one-zone",
  area: "private-link",
  severity: "medium",
  title: "The way to Kafka stands in one zone",
  what: "An endpoint of somebody's service, a connection to an MSK cluster, or a load balancer before brokers has subnets of one zone only.",
  why: "When that zone fails, all clients lose the cluster, though its brokers in other zones go on; and all other zones pay for traffic into it.",
  remedy: "Name a subnet in each zone in which the cluster has brokers, at least in two.",
  references: [
    "https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html#share-endpoint-service-zones",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
  ],
  *find(plan, known) {
    for (const { resource, path, subnets, kind } of waysToKafka(plan, known)) {
      const { zones, unresolved } = zonesOfSubnets(plan, subnets);
      if (zones > 1) continue;
      if (unresolved.length > 0)
        yield cannotTell(
          resource,
          path,
          `In how many zones the ${kind} stands is not known: ${unresolved.slice(0, 3).join(", ")} cannot be told from this plan.`,
        );
      else if (zones === 1) yield found(resource, path, `The ${kind} stands in one zone.`);
    }
  },
  cases: {
    nonCompliant: { terraform: endpoint('"subnet-0123456789abcdef0"') },
    compliant: { terraform: endpoint('"subnet-0123456789abcdef0", "subnet-0123456789abcdef1"') },
  },
};

interface Way {
  readonly resource: PlannedResource;
  readonly path: string;
  readonly kind: string;
  readonly subnets: LedTo;
}

function* waysToKafka(plan: Plan, known: Knowledge): Generator<Way> {
  for (const { resource, target, type, subnets } of endpointsOf(plan))
    // An endpoint without subnets has no interface yet; they come as resources of their own.
    if (target.is === "offered" && type === "Interface" && attributeOf(plan, resource, "subnet_ids") !== null)
      yield { resource, path: "subnet_ids", kind: "endpoint", subnets };
  for (const resource of managed(plan, "aws_msk_vpc_connection"))
    yield {
      resource,
      path: "client_subnets",
      kind: "connection",
      subnets: ledTo(plan, resource, attributeOf(plan, resource, "client_subnets")),
    };
  for (const { resource, subnets } of kafkaLoadBalancersOf(plan, known))
    yield { resource, path: "subnets", kind: "load balancer", subnets };
}
