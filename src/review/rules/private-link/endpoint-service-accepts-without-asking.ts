import { booleanOf, field, isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";

/** An endpoint service that lets every endpoint in at once. */
export const endpointServiceAcceptsWithoutAsking: Rule = {
  name: "endpoint-service-accepts-without-asking",
  area: "private-link",
  severity: "critical",
  title: "An endpoint service accepts connections without asking",
  what: "`acceptance_required` of an aws_vpc_endpoint_service is false.",
  why: "Whoever is among the allowed principals, or anybody where they are empty or a star, is connected to the brokers at once, and nobody sees the request.",
  remedy: "Set acceptance_required = true and accept each endpoint by its id (aws_vpc_endpoint_connection_accepter).",
  references: ["https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html"],
  *find(plan) {
    for (const service of plan.ofType("aws_vpc_endpoint_service")) {
      if (service.after === null) continue;
      const required = booleanOf(plan.follow(service, field(service.after, "acceptance_required")));
      if (isUnknown(required))
        yield cannotTell(
          service,
          "acceptance_required",
          "Whether endpoints must be accepted is not known in the plan.",
        );
      else if (required !== true)
        yield found(service, "acceptance_required", "Every endpoint of an allowed principal is connected at once.");
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required        = false
  allowed_principals         = ["arn:aws:iam::444455556666:root"]
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka/0123456789abcdef"]
}`,
    },
    compliant: {
      terraform: `
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required        = true
  allowed_principals         = ["arn:aws:iam::444455556666:root"]
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka/0123456789abcdef"]
}`,
    },
  },
};
