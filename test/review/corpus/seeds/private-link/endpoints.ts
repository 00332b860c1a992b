import { type Seed } from "../../seed";

const endpoint = (service: string, policy = "", name = "service"): string => `
resource "aws_vpc_endpoint" "${name}" {
  vpc_id              = "vpc-0123456789abcdef0"
  vpc_endpoint_type   = "Interface"
  service_name        = "${service}"
  subnet_ids          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_group_ids  = ["sg-0123456789abcdef0"]
  ${policy}
}
`;

const json = (...statements: readonly object[]): string =>
  `policy = <<-EOT\n${JSON.stringify({ Version: "2012-10-17", Statement: statements })}\nEOT`;

const everything = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };

const offered = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0";

/** Seeds about endpoints in a VPC: those of AWS's services and those to a source. */
export const endpointSeeds: readonly Seed[] = [
  {
    name: "interface-endpoints-without-policy",
    terraform: `
resource "aws_vpc_endpoint" "services" {
  for_each           = toset(["sts", "kms", "ecr.api"])
  vpc_id             = "vpc-0123456789abcdef0"
  vpc_endpoint_type  = "Interface"
  service_name       = "com.amazonaws.eu-central-1.\${each.value}"
  subnet_ids         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_group_ids = ["sg-0123456789abcdef0"]
}`,
    finds: ["sts", "kms", "ecr.api"].map((service) => ({
      rule: "aws-endpoint-policy-open",
      address: `aws_vpc_endpoint.services["${service}"]`,
    })),
  },
  {
    name: "endpoint-policy-whose-condition-holds-where-the-key-is-absent",
    terraform: endpoint(
      "com.amazonaws.eu-central-1.s3",
      json({ ...everything, Condition: { StringEqualsIfExists: { "aws:PrincipalAccount": "111122223333" } } }),
    ),
    finds: [{ rule: "aws-endpoint-policy-open", address: "aws_vpc_endpoint.service" }],
  },
  {
    name: "endpoint-policy-whose-condition-asks-for-tls-only",
    terraform: endpoint(
      "com.amazonaws.eu-central-1.s3",
      json({
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: ["s3:*"],
        Resource: "arn:aws:s3:::*",
        Condition: { Bool: { "aws:SecureTransport": "true" } },
      }),
    ),
    finds: [{ rule: "aws-endpoint-policy-open", address: "aws_vpc_endpoint.service" }],
  },
  {
    name: "endpoint-policy-that-is-a-resource-of-its-own-and-open",
    terraform: `${endpoint("com.amazonaws.eu-central-1.kms")}
resource "aws_vpc_endpoint_policy" "kms" {
  vpc_endpoint_id = aws_vpc_endpoint.service.id
  ${json(everything)}
}`,
    finds: [{ rule: "aws-endpoint-policy-open", address: "aws_vpc_endpoint_policy.kms" }],
  },
  {
    name: "endpoint-policy-document-with-a-condition",
    terraform: `
data "aws_iam_policy_document" "own" {
  statement {
    actions   = ["*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-0123456789"]
    }
  }
}
${endpoint("com.amazonaws.eu-central-1.secretsmanager", "policy = data.aws_iam_policy_document.own.json")}`,
    finds: [],
  },
  {
    name: "endpoint-policy-that-refuses-strangers-first",
    terraform: endpoint(
      "com.amazonaws.eu-central-1.s3",
      json(everything, {
        Effect: "Deny",
        Principal: "*",
        Action: "*",
        Resource: "*",
        Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-0123456789" } },
      }),
    ),
    finds: [],
  },
  {
    name: "endpoint-policy-that-names-a-bucket",
    terraform: endpoint(
      "com.amazonaws.eu-central-1.s3",
      json({ ...everything, Action: "s3:*", Resource: ["arn:aws:s3:::orders", "arn:aws:s3:::orders/*"] }),
    ),
    finds: [],
  },
  {
    name: "endpoint-of-somebodys-service-takes-no-policy",
    terraform: endpoint(offered),
    finds: [],
  },
  {
    name: "endpoint-of-a-service-that-is-known-after-the-apply",
    terraform: `
resource "terraform_data" "later" {}
${endpoint("${terraform_data.later.id}")}`,
    finds: [{ rule: "aws-endpoint-policy-open", address: "aws_vpc_endpoint.service", verdict: "cannot-tell" }],
  },
  {
    name: "web-port-into-a-source-by-an-inline-range",
    terraform: `
resource "aws_security_group" "source" {
  name        = "source"
  description = "The endpoint of the source"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress {
    description = "web"
    from_port   = 80
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/20"]
  }

  ingress {
    description = "brokers"
    from_port   = 9092
    to_port     = 9092
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/20"]
  }
}
${endpoint(offered).replace('"sg-0123456789abcdef0"', "aws_security_group.source.id")}`,
    finds: [{ rule: "source-endpoint-opens-web-port", address: "aws_security_group.source" }],
  },
  {
    name: "web-port-into-an-endpoint-of-aws",
    terraform: `
resource "aws_security_group" "services" {
  name        = "services"
  description = "AWS's services"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_security_group_rule" "web" {
  security_group_id = aws_security_group.services.id
  description       = "package mirrors in S3"
  type              = "ingress"
  from_port         = 80
  to_port           = 80
  protocol          = "tcp"
  cidr_blocks       = ["10.20.0.0/20"]
}
${endpoint("com.amazonaws.eu-central-1.s3", json({ ...everything, Condition: { StringEquals: { "aws:PrincipalAccount": "111122223333" } } })).replace('"sg-0123456789abcdef0"', "aws_security_group.services.id")}`,
    finds: [],
  },
  {
    name: "two-subnets-of-one-zone",
    terraform: `
resource "aws_subnet" "endpoint" {
  count                = 2
  vpc_id               = "vpc-0123456789abcdef0"
  cidr_block           = "10.20.\${count.index}.0/24"
  availability_zone_id = "euc1-az1"
}
${endpoint(offered).replace(/subnet_ids .*/, "subnet_ids = aws_subnet.endpoint[*].id")}`,
    finds: [{ rule: "endpoint-in-one-zone", address: "aws_vpc_endpoint.service" }],
  },
  {
    name: "subnets-of-two-zones-by-their-resources",
    terraform: `
resource "aws_subnet" "endpoint" {
  for_each             = { "10.20.0.0/24" = "euc1-az1", "10.20.1.0/24" = "euc1-az2" }
  vpc_id               = "vpc-0123456789abcdef0"
  cidr_block           = each.key
  availability_zone_id = each.value
}
${endpoint(offered).replace(/subnet_ids .*/, "subnet_ids = [for subnet in aws_subnet.endpoint : subnet.id]")}`,
    finds: [],
  },
  {
    name: "connection-to-msk-in-one-zone",
    terraform: `
resource "aws_msk_vpc_connection" "source" {
  authentication     = "SASL_SCRAM"
  target_cluster_arn = "arn:aws:kafka:eu-central-1:111122223333:cluster/orders/01234567-89ab-cdef-0123-456789abcdef-1"
  vpc_id             = "vpc-0123456789abcdef0"
  client_subnets     = ["subnet-0123456789abcdef0"]
  security_groups    = ["sg-0123456789abcdef0"]
}`,
    finds: [{ rule: "endpoint-in-one-zone", address: "aws_msk_vpc_connection.source" }],
  },
];
