import { type Rule } from "../../rule";
import { lossesFound } from "./losses";

/** A way to the brokers that a plan deletes or replaces. */
export const endpointDestroyed: Rule = {
  name: "endpoint-destroyed",
  area: "destruction",
  severity: "high",
  title: "A way to the brokers is destroyed",
  what: "The plan deletes or replaces an endpoint, an endpoint service, a load balancer, a listener or a target group of Kafka, a peering or an attachment.",
  why: "Its clients lose their connections. A new endpoint service has another name: every consumer account must make its endpoint again and be accepted again. A load balancer is replaced when its subnets or its first security group change.",
  remedy:
    "Build the new way beside the old one, move the clients, and release the old one. Keep it through the rollback window.",
  references: [
    "https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html",
    "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
  ],
  find: (plan, known) => lossesFound(plan, known, "endpoint"),
  cases: {
    nonCompliant: {
      terraform: `
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required        = true
  allowed_principals         = ["arn:aws:iam::444455556666:role/consumer"]
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka/0123456789abcdef"]
}
resource "aws_lb_target_group" "broker" {
  name        = "kafka-broker-0-b"
  port        = 9094
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = "vpc-0123456789abcdef0"
}`,
      before: `
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required        = true
  allowed_principals         = ["arn:aws:iam::444455556666:role/consumer"]
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka/0123456789abcdef"]
}
resource "aws_lb_target_group" "broker" {
  name        = "kafka-broker-0-a"
  port        = 9094
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = "vpc-0123456789abcdef0"
}`,
    },
    compliant: {
      terraform: `
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required        = true
  allowed_principals         = ["arn:aws:iam::444455556666:role/billing"]
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka/0123456789abcdef"]
}
resource "aws_lb_target_group" "broker" {
  name        = "kafka-broker-0-b"
  port        = 9094
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = "vpc-0123456789abcdef0"
}`,
      before: `
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required        = true
  allowed_principals         = ["arn:aws:iam::444455556666:role/consumer"]
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka/0123456789abcdef"]
}`,
    },
  },
};
