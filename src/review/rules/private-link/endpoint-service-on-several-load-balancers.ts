import { endpointServicesOf } from "../../facts/endpoint-services";
import { found, type Rule } from "../../rule";
import { loadBalancerCase } from "./load-balancer-case";

const service = (...arns: readonly string[]): string => `
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required        = true
  allowed_principals         = ["arn:aws:iam::444455556666:root"]
  network_load_balancer_arns = [${arns.join(", ")}]
}
`;

const other = `
resource "aws_lb" "other" {
  name               = "kafka-1"
  internal           = true
  load_balancer_type = "network"
  subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_groups    = [aws_security_group.nlb.id]
}
`;

/** An endpoint service behind which brokers are spread over several load balancers. */
export const endpointServiceOnSeveralLoadBalancers: Rule = {
  name: "endpoint-service-on-several-load-balancers",
  area: "private-link",
  severity: "medium",
  title: "One endpoint service stands on several load balancers",
  what: "`network_load_balancer_arns` of an endpoint service names more than one load balancer.",
  why: "Each address of an endpoint is bound to one of the load balancers, and nobody chooses to which: brokers that listen on the others cannot be reached through it.",
  remedy:
    "Give each load balancer an endpoint service of its own, and consumers an endpoint for each; the brokers' names tell which one is theirs.",
  references: ["https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html"],
  *find(plan) {
    for (const { resource, loadBalancers } of endpointServicesOf(plan)) {
      const several = [...loadBalancers.resources.map(({ address }) => address), ...loadBalancers.foreign];
      if (resource !== null && several.length > 1)
        yield found(
          resource,
          "network_load_balancer_arns",
          `The service stands on ${String(several.length)} load balancers: ${several.slice(0, 3).join(", ")}.`,
          several.slice(0, 10),
        );
    }
  },
  cases: {
    nonCompliant: { terraform: loadBalancerCase({ and: other + service("aws_lb.kafka.arn", "aws_lb.other.arn") }) },
    compliant: { terraform: loadBalancerCase({ and: service("aws_lb.kafka.arn") }) },
  },
};
