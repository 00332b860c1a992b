import { loadBalancerCase } from "../../../../../src/review/rules/private-link/load-balancer-case";
import { aNetwork } from "../../../../../src/review/rules/private-link/network-case";
import { type Seed } from "../../seed";

const instances = (count: number): string => `
resource "aws_lb_target_group_attachment" "more" {
  count            = ${String(count)}
  target_group_arn = aws_lb_target_group.broker.arn
  target_id        = "10.20.\${floor(count.index / 250)}.\${count.index % 250 + 1}"
  port             = 9094
}`;

const shards = (perShard: number): string => `
locals {
  keys = [for pair in setproduct(["a", "b"], range(${String(perShard)})) : "\${pair[0]}-\${pair[1]}"]
}

resource "aws_lb" "shard" {
  for_each                         = toset(["a", "b"])
  name                             = "kafka-\${each.key}"
  internal                         = true
  load_balancer_type               = "network"
  subnets                          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_groups                  = ["sg-0123456789abcdef0"]
  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = true
}

resource "aws_lb_listener" "broker" {
  for_each                 = toset(local.keys)
  load_balancer_arn        = aws_lb.shard[split("-", each.key)[0]].arn
  port                     = 20000 + tonumber(split("-", each.key)[1])
  protocol                 = "TCP"
  tcp_idle_timeout_seconds = 900

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/kafka/0123456789abcdef"
  }
}`;

/** Seeds about the load balancers before brokers. */
export const loadBalancerSeeds: readonly Seed[] = [
  {
    name: "load-balancer-by-its-other-name-without-group",
    terraform: loadBalancerCase()
      .replace('resource "aws_lb" "kafka"', 'resource "aws_alb" "kafka"')
      .replaceAll("aws_lb.kafka.arn", "aws_alb.kafka.arn")
      .replace(/ {2}security_groups = .*\n {2}enforce_.*\n/, ""),
    finds: [{ rule: "load-balancer-without-security-group", address: "aws_alb.kafka" }],
  },
  {
    name: "load-balancers-of-two-shards-both-bare",
    terraform: `
resource "aws_lb" "shard" {
  for_each           = { a = 9094, b = 9096 }
  name               = "kafka-\${each.key}"
  load_balancer_type = "network"
  subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]

  enable_cross_zone_load_balancing = true
}

resource "aws_lb_target_group" "shard" {
  for_each    = aws_lb.shard
  port        = 9094
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_lb_listener" "shard" {
  for_each                 = aws_lb.shard
  load_balancer_arn        = each.value.arn
  port                     = 9094
  protocol                 = "TCP"
  tcp_idle_timeout_seconds = 600

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.shard[each.key].arn
  }
}`,
    finds: ["a", "b"].flatMap((shard) =>
      [
        "load-balancer-without-security-group",
        "kafka-load-balancer-public",
        "load-balancer-without-deletion-protection",
      ].map((rule) => ({ rule, address: `aws_lb.shard["${shard}"]` })),
    ),
  },
  {
    name: "load-balancer-whose-scheme-is-known-after-the-apply",
    terraform: `
resource "terraform_data" "later" {}
${loadBalancerCase({
  balancer: {
    internal: 'terraform_data.later.id != ""',
    enable_deletion_protection: 'terraform_data.later.id != ""',
  },
})}`,
    finds: [
      { rule: "kafka-load-balancer-public", address: "aws_lb.kafka", verdict: "cannot-tell" },
      { rule: "load-balancer-without-deletion-protection", address: "aws_lb.kafka", verdict: "cannot-tell" },
    ],
  },
  {
    name: "classic-load-balancer-before-brokers-in-public",
    terraform: `
resource "aws_elb" "kafka" {
  name    = "kafka"
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]

  listener {
    instance_port     = 9092
    instance_protocol = "tcp"
    lb_port           = 9092
    lb_protocol       = "tcp"
  }
}`,
    finds: [{ rule: "kafka-load-balancer-public", address: "aws_elb.kafka" }],
  },
  {
    name: "public-load-balancer-of-a-web-site",
    terraform: `
resource "aws_lb" "web" {
  name               = "web"
  load_balancer_type = "network"
  subnets            = ["subnet-0123456789abcdef0"]
}

resource "aws_lb_target_group" "web" {
  port     = 8443
  protocol = "TCP"
  vpc_id   = "vpc-0123456789abcdef0"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}`,
    finds: [],
  },
  {
    name: "target-group-balances-across-zones-by-itself",
    terraform: loadBalancerCase({
      balancer: { enable_cross_zone_load_balancing: "false" },
      group: { load_balancing_cross_zone_enabled: '"true"' },
    }),
    finds: [],
  },
  {
    name: "cross-zone-off-and-every-broker-behind-one-group",
    terraform: loadBalancerCase({ balancer: { enable_cross_zone_load_balancing: "false" }, and: instances(2) }),
    finds: [],
  },
  {
    name: "cross-zone-off-in-a-load-balancer-of-one-zone",
    terraform: loadBalancerCase({
      balancer: { enable_cross_zone_load_balancing: "false", subnets: '["subnet-0123456789abcdef0"]' },
    }),
    finds: [{ rule: "endpoint-in-one-zone", address: "aws_lb.kafka" }],
  },
  {
    name: "more-than-500-targets-behind-one-load-balancer",
    terraform: loadBalancerCase({ and: instances(500) }),
    finds: [{ rule: "listeners-exceed-load-balancer", address: "aws_lb.kafka" }],
  },
  {
    name: "two-shards-with-fewer-listeners-than-the-limit",
    terraform: shards(45),
    finds: [],
  },
  {
    name: "two-shards-with-more-listeners-than-the-limit",
    terraform: shards(60),
    finds: ["a", "b"].map((shard) => ({
      rule: "listeners-exceed-load-balancer",
      address: `aws_lb.shard["${shard}"]`,
    })),
  },
  {
    name: "instances-whose-group-keeps-addresses-by-default",
    terraform: loadBalancerCase({ group: { target_type: '"instance"', preserve_client_ip: null } }).replace(
      '"10.20.0.10"',
      '"i-0123456789abcdef0"',
    ),
    finds: [{ rule: "target-group-keeps-client-address", address: "aws_lb_target_group.broker" }],
  },
  {
    name: "addresses-are-not-kept-by-default-where-targets-are-addresses",
    terraform: loadBalancerCase({ group: { preserve_client_ip: null } }),
    finds: [],
  },
  {
    name: "tls-listener-forgets-after-350-seconds",
    terraform: loadBalancerCase({
      listener: {
        protocol: '"TLS"',
        tcp_idle_timeout_seconds: null,
        certificate_arn: '"arn:aws:acm:eu-central-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef"',
        ssl_policy: '"ELBSecurityPolicy-TLS13-1-2-Res-2021-06"',
      },
    }),
    finds: [{ rule: "listener-idle-timeout-too-short", address: "aws_lb_listener.broker" }],
  },
  {
    name: "brokers-close-before-the-listener-forgets",
    terraform: loadBalancerCase({
      listener: { tcp_idle_timeout_seconds: null },
      and: `
resource "aws_msk_configuration" "kafka" {
  name              = "kafka"
  kafka_versions    = ["3.9.x"]
  server_properties = "connections.max.idle.ms=300000\\nauto.create.topics.enable=false\\n"
}`,
    }),
    finds: [],
  },
  {
    name: "brokers-close-long-after-the-listener-forgot",
    terraform: loadBalancerCase({
      listener: { tcp_idle_timeout_seconds: "400" },
      and: `
resource "aws_msk_configuration" "kafka" {
  name              = "kafka"
  kafka_versions    = ["3.9.x"]
  server_properties = "connections.max.idle.ms = 600000"
}`,
    }),
    finds: [{ rule: "listener-idle-timeout-too-short", address: "aws_lb_listener.broker" }],
  },
  {
    name: "one-of-three-advertised-ports-has-no-listener",
    terraform: loadBalancerCase({
      and: `
resource "aws_lb_listener" "others" {
  for_each                 = toset(["19093", "19095"])
  load_balancer_arn        = aws_lb.kafka.arn
  port                     = each.value
  protocol                 = "TCP"
  tcp_idle_timeout_seconds = 900

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.broker.arn
  }
}`,
    }),
    knowing: {
      network: aNetwork({
        consumers: [],
        listeners: [0, 1, 2].map((nodeId) => ({
          host: `b-${String(nodeId)}.example.com`,
          port: 19092 + nodeId,
          nodeId,
        })),
      }),
    },
    finds: [{ rule: "advertised-port-without-listener", address: null }],
  },
  {
    name: "declared-listeners-in-a-plan-without-load-balancers",
    terraform: `
resource "aws_route53_zone" "kafka" {
  name = "kafka.example.com"
}`,
    knowing: { network: aNetwork() },
    finds: [],
  },
];
