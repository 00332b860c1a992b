import { defaultPolicy } from "../../../../../src/review/policy/policy";
import { type Seed } from "../../seed";
import { block, brokers, clients, group, rule } from "./hcl";

/** What is not known, what is past, what is closed. */
export const untold: readonly Seed[] = [
  {
    name: "networks-known-after-the-apply",
    terraform: `
resource "terraform_data" "clients" {
  input = [{ port = 9094 }]
}
${brokers(`
  dynamic "ingress" {
    for_each = terraform_data.clients.output

    content {
      protocol    = "tcp"
      from_port   = ingress.value.port
      to_port     = ingress.value.port
      cidr_blocks = ["10.30.0.0/16"]
    }
  }`)}`,
    finds: [{ rule: "opening-not-resolved", address: "aws_security_group.brokers", verdict: "cannot-tell" }],
  },
  {
    name: "networks-of-the-own-vpc-known-after-the-apply",
    terraform: `
resource "aws_vpc" "kafka" {
  ipv4_ipam_pool_id   = "ipam-pool-0123456789abcdef0"
  ipv4_netmask_length = 16
}
${brokers()}${rule("own", "cidr_ipv4 = aws_vpc.kafka.cidr_block")}`,
    // A plan does not say whether the text is that network or `${aws_vpc.kafka.cidr_block}` with something behind it.
    finds: [
      { rule: "opening-not-resolved", address: "aws_vpc_security_group_ingress_rule.own", verdict: "cannot-tell" },
    ],
  },
  {
    name: "prefix-list-of-others",
    terraform: brokers() + rule("partners", `prefix_list_id = "pl-0123456789abcdef0"`),
    finds: [
      { rule: "opening-not-resolved", address: "aws_vpc_security_group_ingress_rule.partners", verdict: "cannot-tell" },
    ],
  },
  {
    name: "prefix-list-of-others-that-the-policy-allows",
    terraform: brokers() + rule("partners", `prefix_list_id = "pl-0123456789abcdef0"`),
    knowing: { policy: { ...defaultPolicy, allowedCidrs: ["pl-0123456789abcdef0"] } },
    finds: [],
  },
  {
    name: "inline-rule-past-its-day",
    terraform: brokers(
      block("ingress", 9094, 9094, `cidr_blocks = ["10.30.0.0/16"]`).replace("somebody", "load test, until 2026-03-31"),
    ),
    knowing: { today: "2026-11-21" },
    finds: [{ rule: "temporary-rule-expired", address: "aws_security_group.brokers" }],
  },
  {
    name: "way-back-narrowed-in-place",
    before:
      group("back") +
      rule("back", `cidr_ipv4 = "10.30.0.0/16"`, 9092, "back", `tags = { "kafka-byoc/until" = "2027-03-31" }`),
    terraform:
      group("back") +
      rule("back", `cidr_ipv4 = "10.30.4.0/24"`, 9092, "back", `tags = { "kafka-byoc/until" = "2027-03-31" }`),
    knowing: { today: "2027-01-10" },
    finds: [{ rule: "way-back-closed-early", address: "aws_vpc_security_group_ingress_rule.back" }],
  },
  {
    name: "way-back-taken-out-of-its-group",
    before: brokers(clients.replace("somebody", "back to the source, stays until 2027-03-31")),
    terraform: brokers(block("ingress", 9096, 9096, `cidr_blocks = ["10.30.0.0/16"]`)),
    knowing: { today: "2027-01-10" },
    finds: [{ rule: "way-back-closed-early", address: "aws_security_group.brokers" }],
  },
  {
    name: "way-back-moved-to-another-resource",
    before:
      group("back") +
      rule("back", `cidr_ipv4 = "10.30.0.0/16"`, 9092, "back", `tags = { "kafka-byoc/until" = "2027-03-31" }`),
    terraform:
      group("back") +
      rule("again", `cidr_ipv4 = "10.30.0.0/16"`, 9092, "back", `tags = { "kafka-byoc/until" = "2027-03-31" }`),
    knowing: { today: "2027-01-10" },
    finds: [],
  },
  {
    name: "default-group-opened-from-outside",
    terraform: `
resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_vpc_security_group_ingress_rule" "web" {
  security_group_id = aws_vpc.kafka.default_security_group_id
  description       = "web"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "10.9.0.0/24"
}`,
    finds: [{ rule: "default-security-group-open", address: "aws_vpc_security_group_ingress_rule.web" }],
  },
  {
    name: "one-group-for-brokers-and-load-balancer",
    terraform: `${brokers(clients)}
resource "aws_msk_cluster" "kafka" {
  cluster_name           = "kafka"
  kafka_version          = "3.9.x"
  number_of_broker_nodes = 3

  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
    security_groups = [aws_security_group.brokers.id]
  }
}

resource "aws_lb" "kafka" {
  name               = "kafka"
  internal           = true
  load_balancer_type = "network"
  subnets            = ["subnet-0123456789abcdef0"]
  security_groups    = [aws_security_group.brokers.id]
}`,
    finds: [{ rule: "security-group-serves-several-paths", address: "aws_security_group.brokers" }],
  },
  {
    name: "policy-manifest-open-by-halves",
    terraform: `
resource "kubernetes_manifest" "policy" {
  manifest = {
    apiVersion = "networking.k8s.io/v1"
    kind       = "NetworkPolicy"
    metadata   = { name = "brokers", namespace = "kafka" }
    spec = {
      podSelector = { matchLabels = { app = "broker" } }
      policyTypes = ["Ingress"]
      ingress = [{
        from  = [{ ipBlock = { cidr = "0.0.0.0/1" } }, { ipBlock = { cidr = "128.0.0.0/1" } }]
        ports = [{ protocol = "TCP", port = 9094 }]
      }]
    }
  }
}`,
    finds: [{ rule: "network-policy-open-to-all", address: "kubernetes_manifest.policy" }],
  },
];
