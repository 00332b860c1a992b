import { exampleConfigMap } from "../../../../src/review/rules/transport/example-cluster";
import { type Seed } from "../seed";

const jaas = (password: string): string =>
  `sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username=\\"mm2\\" password=\\"${password}\\";`;

const pem = [
  "-----BEGIN RSA PRIVATE KEY-----",
  "bm90IGEga2V5LCBidXQgaXQgbG9va3MgbGlrZSBvbmU=",
  "-----END RSA PRIVATE KEY-----",
];

const secret = (content: string): string => `
resource "aws_secretsmanager_secret" "mm2" {
  name = "mm2"
}
resource "aws_secretsmanager_secret_version" "mm2" {
  secret_id     = aws_secretsmanager_secret.mm2.id
  ${content}
}`;

const deployment = (variable: string): string => `
resource "kubernetes_deployment_v1" "mm2" {
  metadata {
    name      = "mm2"
    namespace = "kafka"
  }
  spec {
    selector {
      match_labels = { app = "mm2" }
    }
    template {
      metadata {
        labels = { app = "mm2" }
      }
      spec {
        container {
          name  = "mm2"
          image = "apache/kafka:4.1.0"
          env {
            ${variable}
          }
        }
      }
    }
  }
}`;

/** Misconfigurations of this area with known answers, and clean things that only look wrong. */
export const secretsSeeds: readonly Seed[] = [
  {
    name: "private-key-in-base64",
    terraform: `
resource "kubernetes_secret_v1" "broker" {
  metadata {
    name = "broker"
  }
  binary_data = {
    "tls.key" = "${Buffer.from(pem.join("\n")).toString("base64")}"
  }
}`,
    finds: [{ rule: "private-key-in-plan", address: "kubernetes_secret_v1.broker" }],
  },
  {
    name: "private-key-of-the-tls-provider",
    terraform: `
resource "tls_private_key" "broker" {
  algorithm = "ECDSA"
}
resource "aws_acm_certificate" "broker" {
  certificate_body = tls_self_signed_cert.broker.cert_pem
  private_key      = tls_private_key.broker.private_key_pem
}
resource "tls_self_signed_cert" "broker" {
  private_key_pem       = tls_private_key.broker.private_key_pem
  validity_period_hours = 8760
  allowed_uses          = ["server_auth"]
}`,
    finds: [
      { rule: "private-key-in-plan", address: "tls_private_key.broker" },
      { rule: "private-key-in-plan", address: "aws_acm_certificate.broker" },
    ],
  },
  {
    name: "private-key-in-a-config-map",
    terraform: exampleConfigMap("tls.key", pem),
    finds: [{ rule: "private-key-in-plan", address: "kubernetes_config_map_v1.kafka" }],
  },
  {
    name: "private-key-of-an-auto-mq-instance",
    terraform: `
variable "key" {
  sensitive = true
}
resource "automq_kafka_instance" "orders" {
  name = "orders"
  features = {
    security = {
      authentication_methods   = ["mtls"]
      transit_encryption_modes = ["tls"]
      private_key              = var.key
    }
  }
}`,
    finds: [{ rule: "private-key-in-plan", address: "automq_kafka_instance.orders" }],
  },
  {
    name: "certificate-is-no-key",
    terraform: exampleConfigMap("ca.crt", [
      "-----BEGIN CERTIFICATE-----",
      "bm90IGEgY2VydGlmaWNhdGUsIGJ1dCBpdCBsb29rcyBsaWtlIG9uZQ==",
      "-----END CERTIFICATE-----",
    ]),
    finds: [],
  },
  {
    name: "secret-version-with-a-literal",
    terraform: secret('secret_string = jsonencode({ username = "mm2", password = "not-a-secret-of-anybody" })'),
    finds: [{ rule: "secret-in-plan", address: "aws_secretsmanager_secret_version.mm2" }],
  },
  {
    name: "secret-version-that-somebody-else-fills",
    terraform: secret('secret_string = "CHANGE_ME"'),
    finds: [],
  },
  {
    name: "secret-version-with-addresses-alone",
    terraform: secret('secret_string = jsonencode({ "bootstrap.servers" = "b-0.example.com:9094", username = "mm2" })'),
    finds: [],
  },
  {
    name: "secret-version-that-is-write-only",
    terraform: secret('secret_string_wo         = "not-a-secret-of-anybody"\n  secret_string_wo_version = 1'),
    finds: [],
  },
  {
    name: "secret-comes-from-another-resource",
    terraform: `
resource "aws_iam_access_key" "mm2" {
  user = "mm2"
}
${secret("secret_string = aws_iam_access_key.mm2.secret")}`,
    finds: [{ rule: "secret-in-plan", address: "aws_secretsmanager_secret_version.mm2" }],
  },
  {
    name: "parameters-secure-and-plain",
    terraform: `
resource "aws_ssm_parameter" "password" {
  name  = "/mm2/password"
  type  = "SecureString"
  value = "not-a-secret-of-anybody"
}
resource "aws_ssm_parameter" "bootstrap" {
  name  = "/mm2/bootstrap"
  type  = "String"
  value = "b-0.example.com:9094"
}`,
    finds: [{ rule: "secret-in-plan", address: "aws_ssm_parameter.password" }],
  },
  {
    name: "one-api-key-in-many-topics",
    terraform: `
resource "confluent_kafka_topic" "topics" {
  for_each      = toset(["a", "b"])
  topic_name    = each.key
  rest_endpoint = "https://pkc-1.eu-central-1.aws.confluent.cloud:443"
  credentials {
    key    = "AAAAAAAAAAAAAAAA"
    secret = "not-a-secret-of-anybody"
  }
}`,
    finds: [{ rule: "secret-in-plan", address: "confluent_kafka_topic.topics" }],
  },
  {
    name: "provider-with-its-password",
    terraform: `
provider "kafka" {
  bootstrap_servers = ["10.20.0.10:9094"]
  sasl_mechanism    = "scram-sha512"
  sasl_username     = "terraform"
  sasl_password     = "not-a-secret-of-anybody"
}
resource "kafka_topic" "orders" {
  name               = "orders"
  partitions         = 3
  replication_factor = 3
}`,
    finds: [{ rule: "secret-in-plan", address: null }],
  },
  {
    name: "connector-with-the-password-of-its-database",
    terraform: `
resource "confluent_connector" "sink" {
  config_nonsensitive = {
    "connector.class"     = "PostgresSink"
    "connection.host"     = "db.example.com"
    "connection.password" = "not-a-secret-of-anybody"
    "key.converter"       = "org.apache.kafka.connect.storage.StringConverter"
  }
}`,
    finds: [{ rule: "secret-in-plan", address: "confluent_connector.sink" }],
  },
  {
    name: "connector-that-refers-to-its-secrets",
    terraform: `
resource "confluent_connector" "sink" {
  config_nonsensitive = {
    "connector.class"     = "PostgresSink"
    "connection.host"     = "db.example.com"
    "connection.password" = "$\${secrets:kafka/db:password}"
    "key.converter"       = "org.apache.kafka.connect.storage.StringConverter"
  }
}`,
    finds: [],
  },
  {
    name: "config-map-with-keystore-passwords",
    terraform: exampleConfigMap("mm2.properties", [
      "clusters=src,tgt",
      "src.security.protocol=SSL",
      "src.bootstrap.servers=10.1.0.10:9094",
      "src.ssl.keystore.password=not-a-secret-of-anybody",
      "tgt.security.protocol=SSL",
    ]),
    finds: [{ rule: "secret-in-config-map", address: "kubernetes_config_map_v1.kafka" }],
  },
  {
    name: "config-map-manifest-with-a-jaas-text",
    terraform: `
resource "kubernetes_manifest" "mm2" {
  manifest = {
    apiVersion = "v1"
    kind       = "ConfigMap"
    metadata = {
      name      = "mm2"
      namespace = "kafka"
    }
    data = { "client.properties" = "${jaas("not-a-secret-of-anybody")}" }
  }
}`,
    finds: [{ rule: "secret-in-config-map", address: "kubernetes_manifest.mm2" }],
  },
  {
    name: "variable-with-a-password",
    terraform: deployment('name  = "CONNECT_SSL_KEYSTORE_PASSWORD"\n            value = "not-a-secret-of-anybody"'),
    finds: [{ rule: "secret-in-config-map", address: "kubernetes_deployment_v1.mm2" }],
  },
  {
    name: "variable-from-a-secret",
    terraform: deployment(
      'name = "CONNECT_SSL_KEYSTORE_PASSWORD"\n            value_from {\n              secret_key_ref {\n                name = "mm2"\n                key  = "password"\n              }\n            }',
    ),
    finds: [],
  },
  {
    name: "task-of-ecs-with-a-password",
    terraform: `
resource "aws_ecs_task_definition" "mm2" {
  family = "mm2"
  container_definitions = jsonencode([{
    name        = "mm2"
    image       = "apache/kafka:4.1.0"
    environment = [{ name = "MM2_PASSWORD", value = "not-a-secret-of-anybody" }]
    secrets     = [{ name = "DB_PASSWORD", valueFrom = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db" }]
  }])
}`,
    finds: [{ rule: "secret-in-config-map", address: "aws_ecs_task_definition.mm2" }],
  },
  {
    name: "user-data-of-an-instance-is-a-digest",
    terraform: `
resource "aws_instance" "kafka" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m7g.large"
  user_data     = "#!/bin/sh\\nexport KAFKA_PASSWORD=not-a-secret-of-anybody"
}`,
    finds: [{ rule: "secret-in-user-data", address: "aws_instance.kafka", verdict: "cannot-tell" }],
  },
  {
    name: "secrets-that-msk-is-told-of",
    terraform: `
resource "aws_secretsmanager_secret" "billing" {
  name = "billing"
}
resource "aws_msk_scram_secret_association" "users" {
  cluster_arn     = "arn:aws:kafka:eu-central-1:111122223333:cluster/orders/01234567-89ab-cdef-0123-456789abcdef-2"
  secret_arn_list = [aws_secretsmanager_secret.billing.arn]
}`,
    finds: [{ rule: "secret-without-own-key", address: "aws_secretsmanager_secret.billing" }],
  },
  {
    name: "secret-of-others-without-a-key",
    terraform: `
resource "aws_secretsmanager_secret" "console" {
  name = "console"
}`,
    finds: [],
  },
  {
    name: "user-data-that-is-gzipped",
    terraform: `
resource "aws_launch_template" "kafka" {
  name          = "kafka"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "m7g.large"
  user_data     = base64gzip("#!/bin/sh\\nexport KAFKA_SASL_PASSWORD=not-a-secret-of-anybody\\n")
}`,
    finds: [{ rule: "secret-in-user-data", address: "aws_launch_template.kafka" }],
  },
  {
    name: "password-in-the-environment-of-a-function",
    terraform: `
resource "aws_lambda_function" "consumer" {
  function_name = "consumer"
  role          = "arn:aws:iam::111122223333:role/consumer"
  filename      = "consumer.zip"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  environment {
    variables = { KAFKA_PASSWORD = "not-a-secret-of-anybody", KAFKA_TOPIC = "orders" }
  }
}`,
    finds: [{ rule: "secret-in-config-map", address: "aws_lambda_function.consumer" }],
  },
  {
    name: "outputs-with-a-password-in-other-shapes",
    terraform: `
variable "kafka_password" {
  default = "not-a-secret-of-anybody"
}
output "client_properties" {
  value = "${jaas("not-a-secret-of-anybody")}"
}
output "users" {
  value = { mm2 = { username = "mm2", password = var.kafka_password } }
}
output "connection" {
  value = jsonencode({ bootstrap = "b-0.example.com:9094", password = var.kafka_password })
}
output "client_key" {
  value = <<-EOT
    ${pem.join("\n    ")}
  EOT
}`,
    finds: Array.from({ length: 4 }, () => ({ rule: "secret-in-output", address: null })),
  },
  {
    name: "output-of-a-secret-taken-for-none",
    terraform: `
resource "kafka_user_scram_credential" "mm2" {
  username        = "mm2"
  scram_mechanism = "SCRAM-SHA-512"
  password        = "not-a-secret-of-anybody"
}
output "mm2" {
  value = nonsensitive(kafka_user_scram_credential.mm2.password)
}
output "mm2_name" {
  value = kafka_user_scram_credential.mm2.username
}`,
    finds: [
      { rule: "secret-in-plan", address: "kafka_user_scram_credential.mm2" },
      { rule: "secret-in-output", address: null },
    ],
  },
  {
    name: "output-of-a-secret-that-is-made-at-the-apply",
    terraform: `
resource "aws_iam_access_key" "mm2" {
  user = "mm2"
}
output "mm2" {
  value = nonsensitive(aws_iam_access_key.mm2.secret)
}
output "mm2_access_key_id" {
  value = aws_iam_access_key.mm2.id
}`,
    finds: [{ rule: "secret-in-output", address: null }],
  },
  {
    name: "output-of-a-random-password",
    terraform: `
resource "random_password" "mm2" {
  length = 32
}
output "mm2" {
  value = random_password.mm2.result
}`,
    finds: [{ rule: "secret-in-output", address: null }],
  },
  {
    name: "output-of-a-part-of-a-secret-made-at-the-apply",
    terraform: `
resource "aws_iam_access_key" "mm2" {
  user = "mm2"
}
${secret('secret_string = jsonencode({ username = "mm2", password = aws_iam_access_key.mm2.secret })')}
output "mm2" {
  value = nonsensitive(jsondecode(aws_secretsmanager_secret_version.mm2.secret_string)["username"])
}`,
    finds: [
      { rule: "secret-in-plan", address: "aws_secretsmanager_secret_version.mm2" },
      { rule: "secret-in-output", address: null, verdict: "cannot-tell" },
    ],
  },
  {
    name: "outputs-that-are-sensitive",
    terraform: `
resource "aws_iam_access_key" "mm2" {
  user = "mm2"
}
output "mm2_secret" {
  value     = aws_iam_access_key.mm2.secret
  sensitive = true
}
output "mm2_password" {
  value     = "not-a-secret-of-anybody"
  sensitive = true
}`,
    finds: [],
  },
  {
    name: "outputs-that-only-speak-of-secrets",
    terraform: `
resource "aws_secretsmanager_secret" "mm2" {
  name       = "AmazonMSK_mm2"
  kms_key_id = "arn:aws:kms:eu-central-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef"
}
resource "aws_ssm_parameter" "bootstrap" {
  name  = "/mm2/bootstrap"
  type  = "String"
  value = "b-0.example.com:9094"
}
output "bootstrap_servers" {
  value = nonsensitive(aws_ssm_parameter.bootstrap.value)
}
output "mm2_secret" {
  value = aws_secretsmanager_secret.mm2.name
}
output "password_secret_arn" {
  value = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:AmazonMSK_mm2-a1b2c3"
}
output "scram_secret" {
  value = { arn = aws_secretsmanager_secret.mm2.arn, username = "mm2", mechanism = "SCRAM-SHA-512" }
}
output "endpoint_state_secretsmanager_3055B7C1" {
  value = "available"
}
output "password_length" {
  value = 32
}
output "mm2_password" {
  value = "$\${secrets:kafka/mm2:password}"
}`,
    finds: [],
  },
];
