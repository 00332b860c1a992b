import { defaultPolicy } from "../../../../../src/review/policy/policy";
import { type Seed } from "../../seed";
import { topic } from "../../../../../src/review/rules/cases/kafka-objects";

/** Seeds of destruction: ways and networks. */
export const waysAndNetworksSeeds: readonly Seed[] = [
  {
    name: "load-balancer-renamed",
    before: `
resource "aws_lb" "kafka" {
  name               = "kafka-1"
  internal           = true
  load_balancer_type = "network"
  subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}
`,
    terraform: `
resource "aws_lb" "kafka" {
  name               = "kafka-2"
  internal           = true
  load_balancer_type = "network"
  subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}
`,
    finds: [{ rule: "endpoint-destroyed", address: "aws_lb.kafka" }],
  },
  {
    name: "load-balancer-of-the-shop-renamed",
    before: `
resource "aws_lb" "shop" {
  name               = "shop-1"
  internal           = true
  load_balancer_type = "network"
  subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}
`,
    terraform: `
resource "aws_lb" "shop" {
  name               = "shop-2"
  internal           = true
  load_balancer_type = "network"
  subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}
`,
    finds: [],
  },
  {
    name: "consumer-no-longer-allowed",
    before: `
resource "aws_vpc_endpoint_service_allowed_principal" "billing" {
  vpc_endpoint_service_id = "vpce-svc-0123456789abcdef0"
  principal_arn           = "arn:aws:iam::444455556666:role/billing"
}
${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    finds: [{ rule: "endpoint-destroyed", address: "aws_vpc_endpoint_service_allowed_principal.billing" }],
  },
  {
    name: "source-endpoint-to-another-service",
    before: `
resource "aws_vpc_endpoint" "source" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
  vpc_endpoint_type = "Interface"
  tags = {
    "kafka-byoc/source" = "on-premises"
  }
}
`,
    terraform: `
resource "aws_vpc_endpoint" "source" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.vpce.eu-central-1.vpce-svc-9123456789abcdef0"
  vpc_endpoint_type = "Interface"
  tags = {
    "kafka-byoc/source" = "on-premises"
  }
}
`,
    finds: [{ rule: "endpoint-destroyed", address: "aws_vpc_endpoint.source" }],
  },
  {
    name: "source-endpoint-released-after-its-wave",
    before: `
resource "aws_vpc_endpoint" "source" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
  vpc_endpoint_type = "Interface"
  tags = {
    "kafka-byoc/source" = "on-premises"
  }
}
${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    knowing: { policy: { ...defaultPolicy, released: ["aws_vpc_endpoint.source"], closedWaves: ["w01"] } },
    finds: [],
  },
  {
    name: "broker-name-removed",
    before: `
resource "aws_route53_record" "b0" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "b0.kafka.example.com"
  type    = "CNAME"
  ttl     = 60
  records = ["example.org"]
}
${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    finds: [{ rule: "zone-destroyed", address: "aws_route53_record.b0" }],
  },
  {
    name: "web-name-removed",
    before: `
resource "aws_route53_record" "www" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "www.example.com"
  type    = "CNAME"
  ttl     = 60
  records = ["example.org"]
}
${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    finds: [],
  },
  {
    name: "zone-taken-from-a-consumer",
    before: `
resource "aws_route53_zone_association" "billing" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  vpc_id  = "vpc-0fedcba9876543210"
}
${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    finds: [{ rule: "zone-destroyed", address: "aws_route53_zone_association.billing" }],
  },
  {
    name: "certificate-renewed-before-the-old-one-goes",
    before: `
resource "aws_acm_certificate" "registry" {
  domain_name       = "registry.example.com"
  validation_method = "DNS"
  lifecycle {
    create_before_destroy = true
  }
}
`,
    terraform: `
resource "aws_acm_certificate" "registry" {
  domain_name       = "registry2.example.com"
  validation_method = "DNS"
  lifecycle {
    create_before_destroy = true
  }
}
`,
    finds: [],
  },
  {
    name: "certificate-deleted-before-the-new-one-is-there",
    before: `
resource "aws_acm_certificate" "registry" {
  domain_name       = "registry.example.com"
  validation_method = "DNS"
}
`,
    terraform: `
resource "aws_acm_certificate" "registry" {
  domain_name       = "registry2.example.com"
  validation_method = "DNS"
}
`,
    finds: [{ rule: "authority-destroyed", address: "aws_acm_certificate.registry" }],
  },
  {
    name: "secret-renamed",
    before: `
resource "aws_secretsmanager_secret" "billing" {
  name = "AmazonMSK_billing"
}
`,
    terraform: `
resource "aws_secretsmanager_secret" "billing" {
  name = "AmazonMSK_accounting"
}
`,
    finds: [{ rule: "key-destroyed", address: "aws_secretsmanager_secret.billing" }],
  },
  {
    name: "security-group-of-brokers-removed",
    before: `
resource "aws_security_group" "data" {
  name        = "data"
  description = "Clients of the Kafka brokers"
  vpc_id      = "vpc-0123456789abcdef0"
}
${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    finds: [{ rule: "network-destroyed", address: "aws_security_group.data" }],
  },
  {
    name: "security-group-of-the-shop-removed",
    before: `
resource "aws_security_group" "shop" {
  name        = "shop"
  description = "Visitors of the shop"
  vpc_id      = "vpc-0123456789abcdef0"
}
${topic("clicks", "clicks", 3)}`,
    terraform: topic("clicks", "clicks", 3),
    finds: [],
  },
  {
    name: "subnet-with-another-cidr",
    before: `
resource "aws_subnet" "a" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.20.0.0/24"
}
`,
    terraform: `
resource "aws_subnet" "a" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.20.8.0/24"
}
`,
    finds: [{ rule: "network-destroyed", address: "aws_subnet.a" }],
  },
];
