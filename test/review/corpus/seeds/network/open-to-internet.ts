import { defaultPolicy } from "../../../../../src/review/policy/policy";
import { type Seed } from "../../seed";
import { balancer, block, brokers, clients, group, oldRule, rule, vpc, world } from "./hcl";

/** Open to the internet in shapes that scanners know and do not know. */
export const openToInternet: readonly Seed[] = [
  {
    name: "kafka-port-open-by-inline-block",
    terraform: brokers(block("ingress", 9092, 9098, `cidr_blocks = ["10.0.0.0/16", "0.0.0.0/0"]`)),
    finds: [{ rule: "kafka-port-open-to-internet", address: "aws_security_group.brokers" }],
  },
  {
    name: "kafka-port-open-by-ipv6",
    terraform: brokers() + rule("v6", `cidr_ipv6 = "::/0"`),
    finds: [{ rule: "kafka-port-open-to-internet", address: "aws_vpc_security_group_ingress_rule.v6" }],
  },
  {
    name: "kafka-port-open-by-global-ipv6",
    terraform: brokers() + rule("v6", `cidr_ipv6 = "2000::/3"`),
    finds: [{ rule: "kafka-port-open-to-internet", address: "aws_vpc_security_group_ingress_rule.v6" }],
  },
  {
    name: "port-of-the-container-images-open",
    terraform: brokers() + rule("image", world, 29092),
    finds: [{ rule: "kafka-port-open-to-internet", address: "aws_vpc_security_group_ingress_rule.image" }],
  },
  {
    name: "brokers-open-on-a-port-of-their-own",
    terraform: `${group("machines")}${rule("own", world, 7443, "machines")}
resource "aws_instance" "broker" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "m7g.large"
  subnet_id              = "subnet-0123456789abcdef0"
  vpc_security_group_ids = [aws_security_group.machines.id]
}
`,
    finds: [{ rule: "kafka-port-open-to-internet", address: "aws_vpc_security_group_ingress_rule.own" }],
  },
  {
    name: "kafka-port-open-by-two-halves",
    terraform: brokers() + oldRule("halves", `cidr_blocks = ["0.0.0.0/1", "128.0.0.0/1"]`),
    finds: [{ rule: "kafka-port-open-to-internet", address: "aws_security_group_rule.halves" }],
  },
  {
    name: "kafka-port-open-by-many-networks-over-two-rules",
    terraform:
      brokers() +
      oldRule("low", `cidr_blocks = [for first in range(1, 112) : "\${first}.0.0.0/8"]`) +
      oldRule("high", `cidr_blocks = [for first in range(112, 200) : "\${first}.0.0.0/8"]`, 9000, 9200),
    finds: [
      { rule: "kafka-port-open-to-internet", address: "aws_security_group_rule.high" },
      { rule: "kafka-port-open-to-broad-network", address: "aws_security_group_rule.low" },
      { rule: "kafka-port-open-to-broad-network", address: "aws_security_group_rule.high" },
    ],
  },
  {
    name: "kafka-port-open-by-prefix-list",
    terraform: `${brokers()}
resource "aws_ec2_managed_prefix_list" "partners" {
  name           = "partners"
  address_family = "IPv4"
  max_entries    = 5

  entry {
    cidr = "10.30.0.0/16"
  }

  entry {
    cidr = "0.0.0.0/0"
  }
}
${rule("partners", "prefix_list_id = aws_ec2_managed_prefix_list.partners.id")}`,
    finds: [{ rule: "kafka-port-open-to-internet", address: "aws_vpc_security_group_ingress_rule.partners" }],
  },
  {
    name: "kafka-port-open-by-prefix-list-entries",
    terraform: `${brokers()}
resource "aws_ec2_managed_prefix_list" "partners" {
  name           = "partners"
  address_family = "IPv4"
  max_entries    = 5
}

resource "aws_ec2_managed_prefix_list_entry" "halves" {
  for_each       = toset(["0.0.0.0/1", "128.0.0.0/1"])
  prefix_list_id = aws_ec2_managed_prefix_list.partners.id
  cidr           = each.value
}
${oldRule("partners", "prefix_list_ids = [aws_ec2_managed_prefix_list.partners.id]")}`,
    finds: [{ rule: "kafka-port-open-to-internet", address: "aws_security_group_rule.partners" }],
  },
  {
    name: "kafka-port-open-by-every-protocol",
    terraform: `${brokers()}
resource "aws_vpc_security_group_ingress_rule" "all" {
  security_group_id = aws_security_group.brokers.id
  description       = "everything"
  ip_protocol       = "-1"
  ${world}
}`,
    finds: [{ rule: "kafka-port-open-to-internet", address: "aws_vpc_security_group_ingress_rule.all" }],
  },
  {
    name: "kafka-port-open-by-protocol-number",
    terraform: brokers() + oldRule("six", `cidr_blocks = ["0.0.0.0/0"]`, 9000, 9999, "6"),
    finds: [
      { rule: "kafka-port-open-to-internet", address: "aws_security_group_rule.six" },
      { rule: "security-group-serves-several-paths", address: "aws_security_group_rule.six" },
    ],
  },
  {
    name: "kafka-port-open-by-default-group",
    terraform: `
resource "aws_default_security_group" "kafka" {
  vpc_id = "${vpc}"
${block("ingress", 9092, 9092, `cidr_blocks = ["0.0.0.0/0"]`)}
}`,
    finds: [
      { rule: "kafka-port-open-to-internet", address: "aws_default_security_group.kafka" },
      { rule: "default-security-group-open", address: "aws_default_security_group.kafka" },
    ],
  },
  {
    name: "connect-and-schema-registry-open",
    terraform: `${group("workers")}${rule("connect", world, 8083, "workers")}${rule("registry", world, 8081, "workers")}`,
    finds: [
      { rule: "kafka-port-open-to-internet", address: "aws_vpc_security_group_ingress_rule.connect" },
      { rule: "kafka-port-open-to-internet", address: "aws_vpc_security_group_ingress_rule.registry" },
    ],
  },
  {
    name: "kafka-port-of-the-policy-open",
    terraform: group("workers") + rule("own", world, 29092, "workers"),
    knowing: { policy: { ...defaultPolicy, kafkaPorts: [{ from: 29092, to: 29092 }] } },
    finds: [{ rule: "kafka-port-open-to-internet", address: "aws_vpc_security_group_ingress_rule.own" }],
  },
  {
    name: "kafka-port-open-in-a-group-of-others",
    terraform: `
resource "aws_security_group_rule" "foreign" {
  type              = "ingress"
  security_group_id = "sg-0123456789abcdef0"
  description       = "somebody"
  protocol          = "tcp"
  from_port         = 9092
  to_port           = 9092
  cidr_blocks       = ["0.0.0.0/0"]
}`,
    finds: [{ rule: "kafka-port-open-to-internet", address: "aws_security_group_rule.foreign" }],
  },
];

/** Open through others. */
export const transitive: readonly Seed[] = [
  {
    name: "public-load-balancer-without-group-before-broker",
    terraform: brokers(clients) + balancer(false, ""),
    finds: [{ rule: "internet-reaches-broker", address: "aws_lb.kafka" }],
  },
  {
    name: "public-load-balancer-with-open-group-before-broker",
    terraform:
      brokers(block("ingress", 9094, 9094, "security_groups = [aws_security_group.nlb.id]")) +
      group("nlb") +
      rule("web", world, 443, "nlb") +
      balancer(false, "security_groups = [aws_security_group.nlb.id]"),
    finds: [{ rule: "internet-reaches-broker", address: "aws_vpc_security_group_ingress_rule.web" }],
  },
  {
    name: "two-groups-between-internet-and-broker",
    terraform:
      brokers(block("ingress", 9094, 9094, "security_groups = [aws_security_group.inner.id]")) +
      group("inner") +
      rule("inner", "referenced_security_group_id = aws_security_group.outer.id", 9094, "inner") +
      group("outer") +
      rule("outer", world, 9094, "outer"),
    finds: [
      { rule: "kafka-port-open-to-internet", address: "aws_vpc_security_group_ingress_rule.outer" },
      { rule: "internet-reaches-broker", address: "aws_vpc_security_group_ingress_rule.outer" },
    ],
  },
];
