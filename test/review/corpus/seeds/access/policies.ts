import { type Seed } from "../../seed";

function role(statements: string, name = "billing"): string {
  return `
resource "aws_iam_role" "${name}" {
  name               = "${name}"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "${name}" {
  name   = "kafka"
  role   = aws_iam_role.${name}.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [${statements}] })
}
`;
}

function attachedTo(arn: string): string {
  return `
resource "aws_iam_role_policy_attachment" "billing" {
  role       = "billing"
  policy_arn = "${arn}"
}
`;
}

const clusterArn = "arn:aws:kafka:eu-central-1:111122223333:cluster/orders/abcd1234-0123-abcd-5678-1234abcd-1";

function clusterPolicy(statements: string): string {
  return `
resource "aws_msk_cluster_policy" "orders" {
  cluster_arn = "${clusterArn}"
  policy      = jsonencode({ Version = "2012-10-17", Statement = [${statements}] })
}
`;
}

/** Policies of AWS and roles of Confluent: misconfigurations with known answers, and clean things that only look wrong. */
export const policySeeds: readonly Seed[] = [
  {
    name: "iam-administrator-by-a-policy-of-aws",
    terraform: attachedTo("arn:aws:iam::aws:policy/AdministratorAccess"),
    finds: [{ rule: "iam-kafka-access-too-wide", address: "aws_iam_role_policy_attachment.billing" }],
  },
  {
    name: "iam-policy-of-aws-without-records",
    terraform: attachedTo("arn:aws:iam::aws:policy/AmazonMSKReadOnlyAccess"),
    finds: [],
  },
  {
    name: "iam-star-by-policy-document",
    terraform: `
data "aws_iam_policy_document" "kafka" {
  statement {
    actions   = ["kafka-cluster:*"]
    resources = ["*"]
  }
}
resource "aws_iam_role" "billing" {
  name               = "billing"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_iam_policy" "kafka" {
  name   = "kafka"
  policy = data.aws_iam_policy_document.kafka.json
}
resource "aws_iam_role_policy_attachment" "kafka" {
  role       = aws_iam_role.billing.name
  policy_arn = aws_iam_policy.kafka.arn
}`,
    finds: [{ rule: "iam-kafka-access-too-wide", address: "aws_iam_policy.kafka" }],
  },
  {
    name: "iam-every-topic-of-one-cluster-inline",
    terraform: role(
      `{ Effect = "Allow", Action = ["kafka-cluster:ReadData", "kafka-cluster:AlterGroup"], Resource = ["arn:aws:kafka:eu-central-1:111122223333:topic/orders/*", "arn:aws:kafka:eu-central-1:111122223333:group/orders/*/billing"] }`,
    ),
    finds: [{ rule: "iam-kafka-access-too-wide", address: "aws_iam_role_policy.billing" }],
  },
  {
    name: "iam-all-but-deleting",
    terraform: role(`{ Effect = "Allow", NotAction = ["kafka-cluster:DeleteTopic"], Resource = "*" }`),
    finds: [{ rule: "iam-kafka-access-too-wide", address: "aws_iam_role_policy.billing" }],
  },
  {
    name: "iam-condition-that-narrows-nothing",
    terraform: role(
      `{ Effect = "Allow", Action = "kafka-cluster:*", Resource = "*", Condition = { StringLike = { "aws:PrincipalArn" = "*" }, Bool = { "aws:SecureTransport" = "true" } } }`,
    ),
    finds: [{ rule: "iam-kafka-access-too-wide", address: "aws_iam_role_policy.billing" }],
  },
  {
    name: "iam-alters-the-cluster",
    terraform: role(
      `{ Effect = "Allow", Action = ["kafka-cluster:Connect", "kafka-cluster:AlterCluster"], Resource = "${clusterArn}" }`,
    ),
    finds: [{ rule: "cluster-control-for-workload", address: "aws_iam_role_policy.billing" }],
  },
  {
    name: "iam-of-buckets-only",
    terraform: role(`{ Effect = "Allow", Action = "*", Resource = "arn:aws:s3:::kafka-backups/*" }`),
    finds: [],
  },
  {
    name: "iam-narrowed-to-an-endpoint",
    terraform: role(
      `{ Effect = "Allow", Action = ["kafka-cluster:ReadData", "kafka-cluster:DescribeTopic", "kafka-cluster:AlterGroup", "kafka-cluster:DescribeGroup"], Resource = "*", Condition = { StringEquals = { "aws:SourceVpce" = "vpce-0123456789abcdef0" } } }`,
    ),
    finds: [],
  },
  {
    name: "iam-transactions-without-describe",
    terraform: role(
      `{ Effect = "Allow", Action = ["kafka-cluster:WriteData", "kafka-cluster:DescribeTopic"], Resource = "arn:aws:kafka:eu-central-1:111122223333:topic/orders/*/billing.*" },
       { Effect = "Allow", Action = "kafka-cluster:AlterTransactionalId", Resource = "arn:aws:kafka:eu-central-1:111122223333:transactional-id/orders/*/billing-*" }`,
    ),
    finds: [{ rule: "transactional-producer-without-rights", address: "aws_iam_role_policy.billing" }],
  },
  {
    name: "iam-policy-known-after-the-apply",
    terraform: `
resource "terraform_data" "topic" {
  input = timestamp()
}
${role(
  `{ Effect = "Allow", Action = "kafka-cluster:WriteData", Resource = "arn:aws:kafka:eu-central-1:111122223333:topic/orders/*/\${terraform_data.topic.id}" }`,
  "kafka_writer",
)}`,
    finds: [{ rule: "grant-not-resolved", address: "aws_iam_role_policy.kafka_writer", verdict: "cannot-tell" }],
  },
  {
    name: "iam-topic-known-after-the-apply-in-a-document",
    terraform: `
resource "terraform_data" "topic" {
  input = timestamp()
}
data "aws_iam_policy_document" "writer" {
  statement {
    actions   = ["kafka-cluster:WriteData"]
    resources = ["arn:aws:kafka:eu-central-1:111122223333:topic/orders/*/\${terraform_data.topic.id}"]
  }
}
resource "aws_iam_user" "writer" {
  name = "writer"
}
resource "aws_iam_user_policy" "writer" {
  user   = aws_iam_user.writer.name
  policy = data.aws_iam_policy_document.writer.json
}`,
    finds: [{ rule: "grant-not-resolved", address: "aws_iam_user_policy.writer", verdict: "cannot-tell" }],
  },
  {
    name: "msk-policy-with-not-principal",
    terraform: clusterPolicy(
      `{ Effect = "Allow", NotPrincipal = { AWS = "arn:aws:iam::444455556666:root" }, Action = "kafka-cluster:ReadData", Resource = "*" }`,
    ),
    finds: [{ rule: "msk-cluster-policy-open", address: "aws_msk_cluster_policy.orders" }],
  },
  {
    name: "msk-policy-star-if-exists",
    terraform: clusterPolicy(
      `{ Effect = "Allow", Principal = "*", Action = "kafka:CreateVpcConnection", Resource = "${clusterArn}", Condition = { StringEqualsIfExists = { "aws:SourceVpce" = "vpce-0123456789abcdef0" } } }`,
    ),
    finds: [{ rule: "msk-cluster-policy-open", address: "aws_msk_cluster_policy.orders" }],
  },
  {
    name: "msk-policy-star-within-the-organisation-by-deny",
    terraform: clusterPolicy(
      `{ Effect = "Allow", Principal = { AWS = "*" }, Action = "kafka:CreateVpcConnection", Resource = "${clusterArn}" },
       { Effect = "Deny", Principal = { AWS = "*" }, Action = "kafka:*", Resource = "*", Condition = { StringNotEquals = { "aws:PrincipalOrgID" = "o-1234567890" } } }`,
    ),
    finds: [],
  },
  {
    name: "msk-policy-of-a-cluster-to-come",
    terraform: `
resource "aws_msk_cluster_policy" "orders" {
  cluster_arn = aws_msk_serverless_cluster.orders.arn
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { AWS = "444455556666" }, Action = "kafka:CreateVpcConnection", Resource = aws_msk_serverless_cluster.orders.arn }]
  })
}
resource "aws_msk_serverless_cluster" "orders" {
  cluster_name = "orders"
  vpc_config {
    subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  }
  client_authentication {
    sasl {
      iam {
        enabled = true
      }
    }
  }
}`,
    finds: [{ rule: "msk-cluster-policy-open", address: "aws_msk_cluster_policy.orders", verdict: "cannot-tell" }],
  },
  {
    name: "environment-admin-for-an-application",
    terraform: `
resource "confluent_service_account" "billing" {
  display_name = "billing"
}
resource "confluent_role_binding" "billing" {
  principal   = "User:\${confluent_service_account.billing.id}"
  role_name   = "EnvironmentAdmin"
  crn_pattern = "crn://confluent.cloud/organization=0123/environment=env-1"
}`,
    finds: [{ rule: "role-binding-too-wide", address: "confluent_role_binding.billing" }],
  },
  {
    name: "resource-owner-of-every-topic",
    terraform: `
resource "confluent_kafka_cluster" "orders" {
  display_name = "orders"
}
resource "confluent_role_binding" "billing" {
  principal   = "User:sa-1"
  role_name   = "ResourceOwner"
  crn_pattern = "\${confluent_kafka_cluster.orders.rbac_crn}/kafka=\${confluent_kafka_cluster.orders.id}/topic=*"
}
resource "confluent_role_binding" "group" {
  principal   = "User:sa-1"
  role_name   = "DeveloperRead"
  crn_pattern = "\${confluent_kafka_cluster.orders.rbac_crn}/kafka=\${confluent_kafka_cluster.orders.id}/group=billing"
}`,
    finds: [{ rule: "role-binding-too-wide", address: "confluent_role_binding.billing" }],
  },
];
