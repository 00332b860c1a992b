import { type Seed } from "../../seed";
import { balancer, block, brokers, clients, group, oldRule, rule, world } from "./hcl";

const address = `
resource "aws_eip" "office" {
  domain = "vpc"
}
`;

const machine = `
resource "aws_instance" "broker" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "m7g.large"
  subnet_id              = "subnet-0123456789abcdef0"
  vpc_security_group_ids = [aws_security_group.broker.id]
}
`;

/** A classic load balancer, which AWS makes public where nothing is said of that. */
const classic = (more = ""): string => `
resource "aws_elb" "kafka" {
  name    = "kafka"
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  ${more}
  listener {
    instance_port     = 9094
    instance_protocol = "tcp"
    lb_port           = 9094
    lb_protocol       = "tcp"
  }
}
`;

/** A plan tells of a value that is partly unknown only what it refers to: what stands there literally is lost. */
export const lostInTheWhole: readonly Seed[] = [
  {
    name: "internet-beside-an-address-known-after-apply",
    terraform:
      address + brokers() + oldRule("office", `cidr_blocks = ["0.0.0.0/0", "\${aws_eip.office.public_ip}/32"]`),
    finds: [{ rule: "opening-not-resolved", address: "aws_security_group_rule.office", verdict: "cannot-tell" }],
  },
  {
    name: "internet-beside-an-address-in-an-inline-block",
    terraform:
      address + brokers(block("ingress", 9094, 9094, `cidr_blocks = ["0.0.0.0/0", "\${aws_eip.office.public_ip}/32"]`)),
    finds: [{ rule: "opening-not-resolved", address: "aws_security_group.brokers", verdict: "cannot-tell" }],
  },
  {
    name: "address-known-after-apply-with-the-mask-of-everything",
    terraform: address + brokers() + rule("office", `cidr_ipv4 = "\${aws_eip.office.public_ip}/0"`),
    finds: [
      { rule: "opening-not-resolved", address: "aws_vpc_security_group_ingress_rule.office", verdict: "cannot-tell" },
    ],
  },
  {
    name: "internet-by-a-condition-known-after-apply",
    terraform:
      address +
      brokers() +
      rule("office", `cidr_ipv4 = aws_eip.office.public_ip == "192.0.2.1" ? "0.0.0.0/0" : "10.30.0.0/16"`),
    finds: [
      { rule: "opening-not-resolved", address: "aws_vpc_security_group_ingress_rule.office", verdict: "cannot-tell" },
    ],
  },
  {
    name: "internet-reaches-brokers-through-a-classic-load-balancer",
    terraform: brokers(clients) + group("broker") + machine + classic("instances = [aws_instance.broker.id]"),
    finds: [{ rule: "internet-reaches-broker", address: "aws_elb.kafka" }],
  },
  {
    name: "internet-reaches-brokers-attached-to-a-classic-load-balancer",
    terraform: `${brokers(clients)}${group("broker")}${machine}${classic()}
resource "aws_elb_attachment" "broker" {
  elb      = aws_elb.kafka.id
  instance = aws_instance.broker.id
}
`,
    finds: [{ rule: "internet-reaches-broker", address: "aws_elb.kafka" }],
  },
  {
    name: "internal-classic-load-balancer-before-brokers",
    terraform: group("broker") + machine + classic("internal = true\n  instances = [aws_instance.broker.id]"),
    finds: [],
  },
  {
    name: "prefix-list-beside-one-that-is-not-known",
    terraform: `${brokers()}
resource "terraform_data" "offices" {
  input = "pl-0123456789abcdef0"
}
resource "aws_ec2_managed_prefix_list" "clients" {
  name           = "clients"
  address_family = "IPv4"
  max_entries    = 2
  entry {
    cidr = "10.30.0.0/16"
  }
}
${oldRule("clients", "prefix_list_ids = [aws_ec2_managed_prefix_list.clients.id, terraform_data.offices.output]")}`,
    finds: [{ rule: "opening-not-resolved", address: "aws_security_group_rule.clients", verdict: "cannot-tell" }],
  },
  {
    name: "whom-a-load-balancer-lets-in-on-443-is-not-known",
    terraform: `${group("door")}${balancer(true, "security_groups = [aws_security_group.door.id]")}${brokers(clients)}
resource "terraform_data" "offices" {
  input = "10.30.0.0/16"
}
${rule("offices", "cidr_ipv4 = terraform_data.offices.output", 443, "door")}`,
    finds: [
      { rule: "opening-not-resolved", address: "aws_vpc_security_group_ingress_rule.offices", verdict: "cannot-tell" },
    ],
  },
  {
    name: "internal-load-balancer-open-to-everybody-on-443",
    terraform:
      group("door") +
      balancer(true, "security_groups = [aws_security_group.door.id]") +
      brokers(clients) +
      rule("everybody", world, 443, "door"),
    finds: [{ rule: "kafka-port-open-to-internet", address: "aws_vpc_security_group_ingress_rule.everybody" }],
  },
];
