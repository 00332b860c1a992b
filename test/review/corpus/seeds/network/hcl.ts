/** The VPC that seeds speak of. */
export const vpc = "vpc-0123456789abcdef0";

/** A group of brokers with what stands in it. */
export const brokers = (inline = "", tags = ""): string => `
resource "aws_security_group" "brokers" {
  name        = "brokers"
  description = "Kafka brokers"
  vpc_id      = "${vpc}"
  ${tags}
  ${inline}
}
`;

/** A group of any other name. */
export const group = (name: string, more = ""): string => `
resource "aws_security_group" "${name}" {
  name        = "${name}"
  description = "${name}"
  vpc_id      = "${vpc}"
  ${more}
}
`;

/** One inline block. */
export const block = (
  direction: "ingress" | "egress",
  from: number,
  to: number,
  peer: string,
  protocol = "tcp",
): string => `
  ${direction} {
    description = "somebody"
    protocol    = "${protocol}"
    from_port   = ${String(from)}
    to_port     = ${String(to)}
    ${peer}
  }
`;

/** One rule resource of the newer kind. */
export const rule = (name: string, peer: string, port = 9094, of = "brokers", more = ""): string => `
resource "aws_vpc_security_group_ingress_rule" "${name}" {
  security_group_id = aws_security_group.${of}.id
  description       = "somebody"
  ip_protocol       = "tcp"
  from_port         = ${String(port)}
  to_port           = ${String(port)}
  ${peer}
  ${more}
}
`;

/** One rule resource of the older kind. */
export const oldRule = (name: string, peer: string, from = 9094, to = from, protocol = "tcp"): string => `
resource "aws_security_group_rule" "${name}" {
  type              = "ingress"
  security_group_id = aws_security_group.brokers.id
  description       = "somebody"
  protocol          = "${protocol}"
  from_port         = ${String(from)}
  to_port           = ${String(to)}
  ${peer}
}
`;

/** Everybody, for a rule of the newer kind. */
export const world = `cidr_ipv4 = "0.0.0.0/0"`;
/** Clients as they should come. */
export const clients = block("ingress", 9094, 9094, `cidr_blocks = ["10.30.0.0/16"]`);

/** A public load balancer that passes connections to a broker of the plan. */
export const balancer = (internal: boolean, groups: string, preserve = ""): string => `
resource "aws_lb" "kafka" {
  name               = "kafka"
  internal           = ${String(internal)}
  load_balancer_type = "network"
  subnets            = ["subnet-0123456789abcdef0"]
  ${groups}
}

resource "aws_lb_listener" "kafka" {
  load_balancer_arn = aws_lb.kafka.arn
  port              = 443
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.kafka.arn
  }
}

resource "aws_lb_target_group" "kafka" {
  name     = "kafka"
  port     = 9094
  protocol = "TCP"
  vpc_id   = "${vpc}"
  ${preserve}
}

resource "aws_lb_target_group_attachment" "kafka" {
  target_group_arn = aws_lb_target_group.kafka.arn
  target_id        = aws_instance.kafka.id
}

resource "aws_instance" "kafka" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "m7g.large"
  subnet_id              = "subnet-0123456789abcdef0"
  vpc_security_group_ids = [aws_security_group.brokers.id]
}
`;
