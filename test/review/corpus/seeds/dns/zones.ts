import { defaultPolicy } from "../../../../../src/review/policy/policy";
import { zoneCase } from "../../../../../src/review/rules/dns/zone-case";
import { type Seed } from "../../seed";

const resolver = (groups: string): string => `
resource "aws_route53_resolver_endpoint" "inbound" {
  direction          = "INBOUND"
  security_group_ids = ${groups}

  ip_address {
    subnet_id = "subnet-0123456789abcdef0"
  }

  ip_address {
    subnet_id = "subnet-0123456789abcdef1"
  }
}
`;

const group = (peers: string, ports = "from_port   = 53\n    to_port     = 53"): string => `
resource "aws_security_group" "resolver" {
  name        = "resolver"
  description = "Names for the data centre"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress {
    description = "questions"
    ${ports}
    protocol    = "udp"
    ${peers}
  }
}
${resolver("[aws_security_group.resolver.id]")}`;

/** Seeds about zones, who is let into them, and the resolvers that answer for them. */
export const dnsZoneSeeds: readonly Seed[] = [
  {
    name: "two-zones-of-one-name-by-an-association",
    terraform: `
resource "aws_vpc" "kafka" {
  cidr_block           = "10.20.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_vpc" "consumers" {
  cidr_block           = "10.30.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_route53_zone" "first" {
  name = "Kafka.Example.com."

  vpc {
    vpc_id = aws_vpc.kafka.id
  }

  lifecycle {
    ignore_changes = [vpc]
  }
}

resource "aws_route53_zone" "second" {
  name = "kafka.example.com"

  vpc {
    vpc_id = aws_vpc.consumers.id
  }
}

resource "aws_route53_zone_association" "consumers" {
  zone_id = aws_route53_zone.first.zone_id
  vpc_id  = aws_vpc.consumers.id
}`,
    finds: [{ rule: "two-private-zones-of-one-name", address: "aws_route53_zone.second" }],
  },
  {
    name: "zones-of-one-name-in-networks-of-their-own",
    terraform: zoneCase() + zoneCase("kafka.example.com", "other").replace("abcdef0", "abcdef1"),
    finds: [],
  },
  {
    name: "zones-of-one-name-one-of-them-public",
    terraform: `${zoneCase()}
resource "aws_route53_zone" "public" {
  name = "kafka.example.com"
}`,
    finds: [],
  },
  {
    name: "zones-of-one-name-in-a-network-that-is-known-after-the-apply",
    terraform: `
resource "terraform_data" "later" {}
${zoneCase()}${zoneCase("kafka.example.com", "other").replace('"vpc-0123456789abcdef0"', "terraform_data.later.id")}`,
    finds: [{ rule: "two-private-zones-of-one-name", address: "aws_route53_zone.other", verdict: "cannot-tell" }],
  },
  {
    name: "zone-over-all-of-amazon",
    terraform: zoneCase("amazonaws.com"),
    finds: [{ rule: "private-zone-swallows-bootstrap", address: "aws_route53_zone.migration" }],
  },
  {
    name: "zone-over-every-msk-cluster-of-a-region",
    terraform: zoneCase("kafka.eu-central-1.amazonaws.com"),
    finds: [{ rule: "private-zone-swallows-bootstrap", address: "aws_route53_zone.migration" }],
  },
  {
    name: "zone-over-every-confluent-cluster-of-a-region",
    terraform: zoneCase("us-east-2.aws.confluent.cloud"),
    finds: [{ rule: "private-zone-swallows-bootstrap", address: "aws_route53_zone.migration" }],
  },
  {
    name: "zones-below-which-nothing-is-public",
    terraform: [
      "s3.eu-central-1.amazonaws.com",
      "us-east-2.aws.private.confluent.cloud",
      "orders.abc123.c2.kafka.eu-central-1.amazonaws.com",
    ]
      .map((name, index) => zoneCase(name, `zone${String(index)}`))
      .join(""),
    finds: [],
  },
  {
    name: "zone-whose-name-is-known-after-the-apply",
    terraform: `
resource "terraform_data" "later" {}
${zoneCase("${terraform_data.later.id}")}`,
    finds: [{ rule: "private-zone-swallows-bootstrap", address: "aws_route53_zone.migration", verdict: "cannot-tell" }],
  },
  {
    name: "zone-in-a-network-without-resolution",
    terraform: `
resource "aws_vpc" "kafka" {
  cidr_block           = "10.20.0.0/16"
  enable_dns_support   = false
  enable_dns_hostnames = false
}
${zoneCase().replace('"vpc-0123456789abcdef0"', "aws_vpc.kafka.id")}`,
    finds: [{ rule: "private-zone-in-vpc-without-dns", address: "aws_vpc.kafka" }],
  },
  {
    name: "zone-of-another-stack-shared-by-an-association",
    terraform: `
resource "aws_route53_zone_association" "partner" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  vpc_id  = "vpc-0fedcba9876543210"
}`,
    finds: [{ rule: "zone-shared-with-unknown-account", address: "aws_route53_zone_association.partner" }],
  },
  {
    name: "zone-shared-with-a-network-that-is-known-after-the-apply",
    terraform: `
resource "terraform_data" "later" {}
${zoneCase()}
resource "aws_route53_vpc_association_authorization" "partner" {
  zone_id = aws_route53_zone.migration.zone_id
  vpc_id  = terraform_data.later.id
}`,
    finds: [
      {
        rule: "zone-shared-with-unknown-account",
        address: "aws_route53_vpc_association_authorization.partner",
        verdict: "cannot-tell",
      },
    ],
  },
  {
    name: "resolver-open-by-an-inline-rule-for-every-port",
    terraform: group('cidr_blocks = ["10.0.0.0/8"]', "from_port   = 0\n    to_port     = 65535"),
    finds: [{ rule: "resolver-endpoint-open", address: "aws_security_group.resolver" }],
  },
  {
    name: "resolver-open-through-a-prefix-list",
    terraform: `
resource "aws_ec2_managed_prefix_list" "halves" {
  name           = "halves"
  address_family = "IPv4"
  max_entries    = 2

  entry {
    cidr = "0.0.0.0/1"
  }

  entry {
    cidr = "128.0.0.0/1"
  }
}
${group("prefix_list_ids = [aws_ec2_managed_prefix_list.halves.id]")}`,
    finds: [{ rule: "resolver-endpoint-open", address: "aws_security_group.resolver" }],
  },
  {
    name: "resolver-open-over-ipv6",
    terraform: group('ipv6_cidr_blocks = ["::/0"]'),
    finds: [{ rule: "resolver-endpoint-open", address: "aws_security_group.resolver" }],
  },
  {
    name: "resolver-open-to-a-broad-network-that-the-policy-allows",
    terraform: group('cidr_blocks = ["10.0.0.0/8"]'),
    knowing: { policy: { ...defaultPolicy, allowedCidrs: ["10.0.0.0/8"] } },
    finds: [],
  },
  {
    name: "resolver-group-of-another-stack",
    terraform: resolver('["sg-0123456789abcdef0"]'),
    finds: [
      { rule: "resolver-endpoint-open", address: "aws_route53_resolver_endpoint.inbound", verdict: "cannot-tell" },
    ],
  },
  {
    name: "resolver-group-that-opens-other-ports-widely",
    terraform: group('cidr_blocks = ["10.0.0.0/8"]', "from_port   = 123\n    to_port     = 123"),
    finds: [],
  },
];
