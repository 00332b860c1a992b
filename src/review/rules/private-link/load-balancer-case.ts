/** Values of attributes as HCL; null leaves one out. */
type Lines = Readonly<Record<string, string | null>>;

/** What a case has otherwise than a load balancer as it should be. */
export interface LoadBalancerCase {
  readonly balancer?: Lines;
  readonly listener?: Lines;
  readonly group?: Lines;
  /** More blocks. */
  readonly and?: string;
}

const balancer: Lines = {
  name: '"kafka"',
  internal: "true",
  load_balancer_type: '"network"',
  subnets: '["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]',
  security_groups: "[aws_security_group.nlb.id]",
  enforce_security_group_inbound_rules_on_private_link_traffic: '"on"',
  enable_cross_zone_load_balancing: "true",
  enable_deletion_protection: "true",
};

const listener: Lines = {
  load_balancer_arn: "aws_lb.kafka.arn",
  port: "19092",
  protocol: '"TCP"',
  tcp_idle_timeout_seconds: "900",
};

const group: Lines = {
  name: '"kafka-b-0"',
  port: "9094",
  protocol: '"TCP"',
  target_type: '"ip"',
  vpc_id: '"vpc-0123456789abcdef0"',
  preserve_client_ip: '"false"',
  proxy_protocol_v2: "false",
};

/** HCL of a network load balancer before one broker as it should be, with some attributes otherwise: what cases are made of. */
export function loadBalancerCase(otherwise: LoadBalancerCase = {}): string {
  return `
resource "aws_security_group" "nlb" {
  name        = "kafka-nlb"
  description = "Clients of Kafka"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  security_group_id = aws_security_group.nlb.id
  description       = "clients reach brokers through their listeners"
  cidr_ipv4         = "10.30.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 19092
  to_port           = 19092
}

resource "aws_lb" "kafka" {
${lines(balancer, otherwise.balancer)}
}

resource "aws_lb_target_group" "broker" {
${lines(group, otherwise.group)}
}

resource "aws_lb_listener" "broker" {
${lines(listener, otherwise.listener)}

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.broker.arn
  }
}

resource "aws_lb_target_group_attachment" "broker" {
  target_group_arn = aws_lb_target_group.broker.arn
  target_id        = "10.20.0.10"
  port             = 9094
}
${otherwise.and ?? ""}`;
}

function lines(usual: Lines, otherwise: Lines = {}): string {
  return Object.entries({ ...usual, ...otherwise })
    .flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value}`]))
    .join("\n");
}
