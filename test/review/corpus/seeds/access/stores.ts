import { type Seed } from "../../seed";

function bucket(name: string, statement: string): string {
  return `
resource "aws_s3_bucket" "data" {
  bucket = "${name}"
}
resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [${statement}] })
}
`;
}

function key(principal: string): string {
  return `
resource "aws_kms_key" "kafka" {
  description         = "records of the brokers"
  enable_key_rotation = true
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { AWS = "${principal}" }, Action = "kms:*", Resource = "*" }]
  })
}
`;
}

const everybodyReads = (name: string): string =>
  `{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::${name}/*" }`;
const found = (address: string): Seed["finds"] => [{ rule: "policy-of-kafkas-store-open", address }];

/** Policies of what keeps Kafka's records, passwords and keys: misconfigurations with known answers, and clean things. */
export const storePolicySeeds: readonly Seed[] = [
  {
    name: "bucket-of-records-open-to-everybody",
    terraform: bucket("automq-data-orders", everybodyReads("automq-data-orders")),
    finds: found("aws_s3_bucket_policy.data"),
  },
  {
    name: "bucket-of-a-web-site-open-to-everybody",
    terraform: bucket("shop-assets", everybodyReads("shop-assets")),
    finds: [],
  },
  {
    name: "bucket-of-records-open-within-the-organisation",
    terraform: bucket(
      "automq-data-orders",
      `{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::x/*", Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-1234567890" } } }`,
    ),
    finds: [],
  },
  {
    name: "bucket-of-records-that-refuses-what-is-not-encrypted",
    terraform: bucket(
      "automq-data-orders",
      `{ Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "arn:aws:s3:::x/*", Condition = { Bool = { "aws:SecureTransport" = "false" } } }`,
    ),
    finds: [],
  },
  { name: "key-of-records-for-everybody", terraform: key("*"), finds: found("aws_kms_key.kafka") },
  { name: "key-of-records-for-its-account", terraform: key("arn:aws:iam::111122223333:root"), finds: [] },
  {
    name: "secret-of-msk-whose-policy-is-its-own-and-open",
    terraform: `
resource "aws_secretsmanager_secret" "one" {
  name       = "AmazonMSK_orders"
  kms_key_id = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
resource "aws_secretsmanager_secret_policy" "one" {
  secret_arn = aws_secretsmanager_secret.one.arn
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "secretsmanager:GetSecretValue", Resource = "*" }]
  })
}
`,
    finds: found("aws_secretsmanager_secret_policy.one"),
  },
];
