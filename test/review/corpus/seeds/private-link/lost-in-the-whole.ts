import { type Seed } from "../../seed";

const service = (principals: string): string => `
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required        = true
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka/0123456789abcdef"]
  ${principals}
}
resource "aws_iam_role" "orders" {
  name               = "orders"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
`;

const untold = { rule: "endpoint-service-open-to-every-principal", verdict: "cannot-tell" } as const;

/** Principals of a list that is partly unknown are lost: the plan names the roles and not what stands beside them. */
export const lostPrincipals: readonly Seed[] = [
  {
    name: "endpoint-service-with-a-star-beside-a-role",
    terraform: service(`allowed_principals = ["*", aws_iam_role.orders.arn]`),
    finds: [{ ...untold, address: "aws_vpc_endpoint_service.kafka" }],
  },
  {
    name: "endpoint-service-with-a-star-by-a-condition",
    terraform: `${service("")}
resource "aws_vpc_endpoint_service_allowed_principal" "orders" {
  vpc_endpoint_service_id = aws_vpc_endpoint_service.kafka.id
  principal_arn           = aws_iam_role.orders.arn == "" ? "*" : aws_iam_role.orders.arn
}
`,
    finds: [{ ...untold, address: "aws_vpc_endpoint_service_allowed_principal.orders" }],
  },
];
