import { aConsumer, aNetwork } from "../../../../../src/review/rules/private-link/network-case";
import { loadBalancerCase } from "../../../../../src/review/rules/private-link/load-balancer-case";
import { defaultPolicy } from "../../../../../src/review/policy/policy";
import { type Seed } from "../../seed";

const service = (lines: string): string => `
resource "aws_vpc_endpoint_service" "kafka" {
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka/0123456789abcdef"]
  ${lines}
}
`;

const behindBalancer = (principals: string, more = ""): string =>
  loadBalancerCase({
    and: `
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required        = true
  allowed_principals         = ${principals}
  network_load_balancer_arns = [aws_lb.kafka.arn]
}
${more}`,
  });

const billing = "arn:aws:iam::444455556666:root";

/** Seeds about who may connect through an endpoint service. */
export const serviceSeeds: readonly Seed[] = [
  {
    name: "service-open-by-a-principal-of-its-own-resource",
    terraform: `${service(`acceptance_required = true`)}
resource "aws_vpc_endpoint_service_allowed_principal" "everybody" {
  vpc_endpoint_service_id = aws_vpc_endpoint_service.kafka.id
  principal_arn           = "*"
}`,
    finds: [
      {
        rule: "endpoint-service-open-to-every-principal",
        address: "aws_vpc_endpoint_service_allowed_principal.everybody",
      },
    ],
  },
  {
    name: "service-open-by-a-wildcard-among-several-principals",
    terraform: `${service(`acceptance_required = true`)}
resource "aws_vpc_endpoint_service_allowed_principal" "consumers" {
  for_each                = toset(["${billing}", "arn:aws:iam::*:root"])
  vpc_endpoint_service_id = aws_vpc_endpoint_service.kafka.id
  principal_arn           = each.value
}`,
    finds: [
      {
        rule: "endpoint-service-open-to-every-principal",
        address: 'aws_vpc_endpoint_service_allowed_principal.consumers["arn:aws:iam::*:root"]',
      },
    ],
  },
  {
    name: "principal-is-added-to-a-service-of-another-stack",
    terraform: `
resource "aws_vpc_endpoint_service_allowed_principal" "everybody" {
  vpc_endpoint_service_id = "vpce-svc-0123456789abcdef0"
  principal_arn           = "*"
}`,
    finds: [
      {
        rule: "endpoint-service-open-to-every-principal",
        address: "aws_vpc_endpoint_service_allowed_principal.everybody",
      },
    ],
  },
  {
    name: "service-accepts-at-once-and-names-nobody",
    terraform: service("acceptance_required = false"),
    finds: [
      { rule: "endpoint-service-accepts-without-asking", address: "aws_vpc_endpoint_service.kafka" },
      {
        rule: "endpoint-service-open-to-every-principal",
        address: "aws_vpc_endpoint_service.kafka",
        verdict: "cannot-tell",
      },
    ],
  },
  {
    name: "service-whose-acceptance-and-principals-are-known-after-the-apply",
    terraform: `
resource "terraform_data" "later" {}
${service(`acceptance_required = terraform_data.later.id != ""
  allowed_principals = [terraform_data.later.id]`)}`,
    finds: [
      {
        rule: "endpoint-service-accepts-without-asking",
        address: "aws_vpc_endpoint_service.kafka",
        verdict: "cannot-tell",
      },
      {
        rule: "endpoint-service-open-to-every-principal",
        address: "aws_vpc_endpoint_service.kafka",
        verdict: "cannot-tell",
      },
    ],
  },
  {
    name: "service-for-a-role-that-the-plan-makes",
    terraform: `
resource "aws_iam_role" "consumer" {
  name               = "consumer"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
${service(`acceptance_required = true
  allowed_principals = [aws_iam_role.consumer.arn]`)}`,
    finds: [
      {
        rule: "endpoint-service-open-to-every-principal",
        address: "aws_vpc_endpoint_service.kafka",
        verdict: "cannot-tell",
      },
    ],
  },
  {
    name: "whole-account-where-one-role-was-declared",
    terraform: behindBalancer(`["${billing}"]`),
    knowing: {
      network: aNetwork({ consumers: [aConsumer({ principalArn: "arn:aws:iam::444455556666:role/billing" })] }),
    },
    finds: [{ rule: "endpoint-service-principal-not-declared", address: "aws_vpc_endpoint_service.kafka" }],
  },
  {
    name: "role-of-an-account-that-was-declared-whole",
    terraform: behindBalancer(`["arn:aws:iam::444455556666:role/billing"]`),
    knowing: { network: aNetwork() },
    finds: [],
  },
  {
    name: "principal-of-a-module-that-nobody-declared",
    terraform: behindBalancer(
      `["${billing}"]`,
      `
resource "aws_vpc_endpoint_service_allowed_principal" "late" {
  count                   = 1
  vpc_endpoint_service_id = aws_vpc_endpoint_service.kafka.id
  principal_arn           = "arn:aws:iam::123412341234:user/contractor"
}`,
    ),
    knowing: { network: aNetwork() },
    finds: [
      {
        rule: "endpoint-service-principal-not-declared",
        address: "aws_vpc_endpoint_service_allowed_principal.late[0]",
      },
    ],
  },
  {
    name: "principal-that-the-policy-allows-and-the-network-does-not-name",
    terraform: behindBalancer(`["arn:aws:iam::123412341234:root"]`),
    knowing: {
      network: aNetwork(),
      policy: { ...defaultPolicy, allowedPrincipals: ["arn:aws:iam::123412341234:root"] },
    },
    finds: [],
  },
  {
    name: "consumer-all-of-whose-waves-are-closed",
    terraform: behindBalancer(`["${billing}"]`),
    knowing: {
      network: aNetwork({ consumers: [aConsumer({ waves: ["w01", "w02"] })] }),
      policy: { ...defaultPolicy, closedWaves: ["w01", "w02", "w03"] },
    },
    finds: [{ rule: "endpoint-service-principal-outlives-its-waves", address: "aws_vpc_endpoint_service.kafka" }],
  },
  {
    name: "account-of-two-consumers-one-of-which-goes-on",
    terraform: behindBalancer(`["${billing}"]`),
    knowing: {
      today: "2026-11-21",
      network: aNetwork({ consumers: [aConsumer({ until: "2026-01-31" }), aConsumer({ name: "ledger" })] }),
    },
    finds: [],
  },
  {
    name: "consumer-whose-networks-no-rule-admits",
    terraform: behindBalancer(`["${billing}"]`),
    knowing: {
      network: aNetwork({ consumers: [aConsumer(), aConsumer({ name: "ledger", cidrs: ["fd00:1::/48"] })] }),
    },
    finds: [{ rule: "endpoint-consumer-without-network", address: "aws_vpc_endpoint_service.kafka" }],
  },
  {
    name: "consumer-admitted-by-a-prefix-list",
    terraform: behindBalancer(
      `["${billing}"]`,
      `
resource "aws_ec2_managed_prefix_list" "consumers" {
  name           = "consumers"
  address_family = "IPv4"
  max_entries    = 2

  entry {
    cidr = "10.98.0.0/15"
  }
}

resource "aws_vpc_security_group_ingress_rule" "consumers" {
  security_group_id = aws_security_group.nlb.id
  description       = "clients reach brokers through their listeners"
  prefix_list_id    = aws_ec2_managed_prefix_list.consumers.id
  ip_protocol       = "tcp"
  from_port         = 19092
  to_port           = 19092
}`,
    ),
    knowing: { network: aNetwork({ consumers: [aConsumer({ cidrs: ["10.99.0.0/16"] })] }) },
    finds: [],
  },
  {
    name: "consumer-perhaps-admitted-by-somebody-elses-prefix-list",
    terraform: behindBalancer(
      `["${billing}"]`,
      `
resource "aws_vpc_security_group_ingress_rule" "consumers" {
  security_group_id = aws_security_group.nlb.id
  description       = "clients reach brokers through their listeners"
  prefix_list_id    = "pl-0123456789abcdef0"
  ip_protocol       = "tcp"
  from_port         = 19092
  to_port           = 19092
}`,
    ),
    knowing: { network: aNetwork({ consumers: [aConsumer({ cidrs: ["10.99.0.0/16"] })] }) },
    finds: [
      {
        rule: "endpoint-consumer-without-network",
        address: "aws_vpc_endpoint_service.kafka",
        verdict: "cannot-tell",
      },
    ],
  },
  {
    name: "service-on-two-load-balancers-of-another-stack",
    terraform: `
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required = true
  allowed_principals  = ["${billing}"]
  network_load_balancer_arns = [
    "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka-0/0123456789abcdef",
    "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka-1/0123456789abcdef",
  ]
}`,
    finds: [{ rule: "endpoint-service-on-several-load-balancers", address: "aws_vpc_endpoint_service.kafka" }],
  },
];
