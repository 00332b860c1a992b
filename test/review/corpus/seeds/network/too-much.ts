import { emptyNetwork } from "../../../../../src/review/facts/empty-network";
import { defaultPolicy } from "../../../../../src/review/policy/policy";
import { type Seed } from "../../seed";
import { balancer, block, brokers, clients, group, oldRule, rule, vpc } from "./hcl";

/** Not the internet, and too much all the same. */
export const broad: readonly Seed[] = [
  {
    name: "kafka-port-open-to-public-office",
    terraform: brokers() + rule("office", `cidr_ipv4 = "203.0.114.0/24"`),
    finds: [{ rule: "kafka-port-open-to-broad-network", address: "aws_vpc_security_group_ingress_rule.office" }],
  },
  {
    name: "kafka-port-open-outside-of-allowed-networks",
    terraform: brokers() + rule("other", `cidr_ipv4 = "10.30.0.0/16"`),
    knowing: { policy: { ...defaultPolicy, allowedCidrs: ["10.20.0.0/16"] } },
    finds: [{ rule: "kafka-port-open-to-broad-network", address: "aws_vpc_security_group_ingress_rule.other" }],
  },
  {
    name: "kafka-port-open-to-broad-prefix-list",
    terraform: `${brokers()}
resource "aws_ec2_managed_prefix_list" "company" {
  name           = "company"
  address_family = "IPv4"
  max_entries    = 1

  entry {
    cidr = "172.16.0.0/12"
  }
}
${rule("company", "prefix_list_id = aws_ec2_managed_prefix_list.company.id")}`,
    finds: [{ rule: "kafka-port-open-to-broad-network", address: "aws_vpc_security_group_ingress_rule.company" }],
  },
  {
    name: "every-port-from-a-private-network",
    terraform: brokers(clients) + oldRule("all", `cidr_blocks = ["10.20.0.0/16"]`, 0, 65535),
    finds: [{ rule: "every-port-open-to-brokers", address: "aws_security_group_rule.all" }],
  },
  {
    name: "metrics-and-data-in-one-range",
    terraform: brokers(block("ingress", 9092, 9404, `cidr_blocks = ["10.30.0.0/16"]`)),
    finds: [
      { rule: "security-group-serves-several-paths", address: "aws_security_group.brokers" },
      { rule: "metrics-port-open-to-clients", address: "aws_security_group.brokers" },
    ],
  },
  {
    name: "admin-listener-behind-the-load-balancer",
    terraform: `${brokers(clients)}${balancer(true, `security_groups = ["sg-0123456789abcdef0"]`)}
resource "aws_lb_listener" "zookeeper" {
  load_balancer_arn = aws_lb.kafka.arn
  port              = 2181
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.zookeeper.arn
  }
}

resource "aws_lb_target_group" "zookeeper" {
  name     = "zookeeper"
  port     = 2181
  protocol = "TCP"
  vpc_id   = "${vpc}"
}`,
    finds: [{ rule: "admin-port-open-to-clients", address: "aws_lb_listener.zookeeper" }],
  },
  {
    name: "connect-open-to-a-declared-consumer",
    terraform:
      group("connect", `tags = { "kafka-byoc/role" = "connect" }`) +
      rule("rest", `cidr_ipv4 = "10.30.4.0/24"`, 8083, "connect"),
    knowing: {
      network: {
        ...emptyNetwork,
        consumers: [
          {
            name: "billing",
            principalArn: "arn:aws:iam::444455556666:root",
            cidrs: ["10.30.0.0/16"],
            waves: ["w01"],
            until: null,
          },
        ],
      },
    },
    finds: [{ rule: "admin-port-open-to-clients", address: "aws_vpc_security_group_ingress_rule.rest" }],
  },
  {
    name: "remote-desktop-on-brokers",
    terraform: brokers(clients) + oldRule("desktop", `cidr_blocks = ["10.9.0.0/24"]`, 3389),
    finds: [{ rule: "broker-shell-port-open", address: "aws_security_group_rule.desktop" }],
  },
  {
    name: "shell-among-other-ports-of-msk-brokers",
    terraform: `${brokers(block("ingress", 20, 25, 'security_groups = ["sg-0123456789abcdef0"]'))}
resource "aws_msk_cluster" "kafka" {
  cluster_name           = "kafka"
  kafka_version          = "3.9.x"
  number_of_broker_nodes = 3

  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
    security_groups = [aws_security_group.brokers.id]
  }
}`,
    finds: [{ rule: "broker-shell-port-open", address: "aws_security_group.brokers" }],
  },
];

/** Ways out, addresses and routes. */
export const outwards: readonly Seed[] = [
  {
    name: "broker-egress-by-halves",
    terraform: brokers(
      clients +
        block("egress", 443, 443, `cidr_blocks = ["0.0.0.0/1"]`) +
        block("egress", 443, 443, `cidr_blocks = ["128.0.0.0/1"]`),
    ),
    finds: [
      { rule: "broker-egress-to-internet", address: "aws_security_group.brokers" },
      { rule: "broker-egress-to-internet", address: "aws_security_group.brokers" },
    ],
  },
  {
    name: "replicator-egress-over-ipv6",
    terraform: `${group("mirror_maker")}
resource "aws_vpc_security_group_egress_rule" "out" {
  security_group_id = aws_security_group.mirror_maker.id
  description       = "out"
  ip_protocol       = "-1"
  cidr_ipv6         = "::/0"
}`,
    finds: [{ rule: "broker-egress-to-internet", address: "aws_vpc_security_group_egress_rule.out" }],
  },
  {
    name: "replicator-to-public-source-as-declared",
    terraform: `${group("replicator", `tags = { "kafka-byoc/role" = "replicator" }`)}
resource "aws_vpc_security_group_egress_rule" "source" {
  security_group_id = aws_security_group.replicator.id
  description       = "the replicator reads the source"
  ip_protocol       = "tcp"
  from_port         = 9092
  to_port           = 9092
  cidr_ipv4         = "0.0.0.0/0"
}`,
    knowing: {
      network: {
        ...emptyNetwork,
        edges: [
          {
            path: "data",
            from: "replicator",
            to: "source-endpoint",
            ports: { protocol: "tcp", from: 9092, to: 9092 },
            why: "the replicator reads the source",
            keepUntil: "2027-03-31",
          },
        ],
        sources: [{ kind: "public", name: "old", keepUntil: "2027-03-31" }],
      },
    },
    finds: [],
  },
  {
    name: "brokers-by-template-with-public-addresses",
    terraform: `${brokers(clients)}
resource "aws_launch_template" "broker" {
  name          = "broker"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "m7g.large"

  network_interfaces {
    associate_public_ip_address = "true"
    security_groups             = [aws_security_group.brokers.id]
  }
}`,
    finds: [{ rule: "broker-has-public-address", address: "aws_launch_template.broker" }],
  },
  {
    name: "broker-with-elastic-address",
    terraform: `${brokers(clients)}${balancer(true, `security_groups = ["sg-0123456789abcdef0"]`)}
resource "aws_eip" "broker" {
  domain   = "vpc"
  instance = aws_instance.kafka.id
}`,
    finds: [{ rule: "broker-has-public-address", address: "aws_eip.broker" }],
  },
  {
    name: "broker-subnet-public-by-main-table",
    terraform: `
resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_internet_gateway" "out" {
  vpc_id = aws_vpc.kafka.id
}

resource "aws_default_route_table" "main" {
  default_route_table_id = aws_vpc.kafka.default_route_table_id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.out.id
  }
}

resource "aws_subnet" "kafka" {
  count                   = 2
  vpc_id                  = aws_vpc.kafka.id
  cidr_block              = "10.20.\${count.index}.0/24"
  map_public_ip_on_launch = true
}`,
    finds: [
      { rule: "broker-subnet-routes-to-internet", address: "aws_default_route_table.main" },
      { rule: "broker-subnet-routes-to-internet", address: "aws_default_route_table.main" },
      { rule: "broker-has-public-address", address: "aws_subnet.kafka[0]" },
      { rule: "broker-has-public-address", address: "aws_subnet.kafka[1]" },
    ],
  },
];
