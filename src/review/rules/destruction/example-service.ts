/** An endpoint service for a consumer, for the cases of rules. */
export function exampleEndpointService(role = "consumer"): string {
  return `
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required        = true
  allowed_principals         = ["arn:aws:iam::444455556666:role/${role}"]
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka/0123456789abcdef"]
}
`;
}

/** A target group of a broker: with another name it is another one. */
export function exampleTargetGroup(name: string): string {
  return `
resource "aws_lb_target_group" "broker" {
  name        = "${name}"
  port        = 9094
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = "vpc-0123456789abcdef0"
}
`;
}
