import { type Seed } from "../../seed";

const address = "kubectl_manifest.kafka";

const written = (yaml: string, more = ""): string => `
resource "kubectl_manifest" "kafka" {
  yaml_body = <<-EOT
${yaml
  .trim()
  .split("\n")
  .map((line) => `    ${line}`)
  .join("\n")}
  EOT
}
${more}`;

const untold = '\nvariable "stage" {\n  type = string\n}';

const notRead = [{ rule: "manifest-not-read", address, verdict: "cannot-tell" }] as const;

const cluster = (listener: string, before = ""): string => `${before}apiVersion: kafka.strimzi.io/v1
kind: Kafka
metadata:
  name: orders
spec:
  kafka:
    listeners:
      - ${listener}
    authorization:
      type: simple`;

const sound = "{name: clients, port: 9094, type: cluster-ip, tls: true, authentication: {type: tls}}";
const plain = "{name: clients, port: 9092, type: cluster-ip, tls: false, authentication: {type: scram-sha-512}}";

/** Kubernetes objects of which a plan tells all, a part or nothing. */
export const unreadObjectSeeds: readonly Seed[] = [
  {
    name: "yaml-that-is-fetched",
    terraform: `
data "http" "kafka" {
  url = "https://git.example.com/kafka.yaml"
}
resource "kubectl_manifest" "kafka" {
  yaml_body = data.http.kafka.response_body
}`,
    finds: notRead,
  },
  {
    name: "yaml-made-by-a-function",
    terraform: `${untold}
resource "kubectl_manifest" "kafka" {
  yaml_body = yamlencode({ apiVersion = "kafka.strimzi.io/v1", kind = "KafkaUser", spec = var.stage })
}`,
    finds: notRead,
  },
  {
    name: "yaml-of-each-file",
    terraform: `
data "kubectl_path_documents" "kafka" {
  pattern = "kafka/*.yaml"
}
resource "kubectl_manifest" "kafka" {
  for_each  = data.kubectl_path_documents.kafka.manifests
  yaml_body = each.value
}`,
    finds: notRead,
  },
  {
    name: "yaml-with-a-hole-for-its-kind",
    terraform: written("apiVersion: kafka.strimzi.io/v1\nkind: ${var.stage}\nspec: {}", untold),
    finds: notRead,
  },
  {
    name: "yaml-with-a-hole-for-its-spec",
    terraform: written("apiVersion: kafka.strimzi.io/v1\nkind: KafkaConnector\nspec: ${jsonencode(var.stage)}", untold),
    finds: notRead,
  },
  {
    name: "yaml-with-a-condition",
    terraform: written('apiVersion: v1\nkind: ConfigMap\n%{ if var.stage == "x" }data: {a: b}%{ endif }', untold),
    finds: notRead,
  },
  {
    name: "yaml-that-is-broken",
    terraform: written("apiVersion: kafka.strimzi.io/v1\nkind: KafkaTopic\n  metadata: {name: orders"),
    finds: notRead,
  },
  {
    name: "object-of-another-operator-of-kafka",
    terraform: written(
      "apiVersion: platform.confluent.io/v1beta1\nkind: Kafka\nmetadata:\n  name: orders\nspec: {replicas: 3}",
    ),
    finds: notRead,
  },
  {
    name: "plaintext-listener-beside-holes",
    terraform: written(
      cluster(plain).replace("name: orders", 'name: orders\n  labels: {stage: ${var.stage}, tier: "${lower("A")}"}'),
      untold,
    ),
    finds: [{ rule: "kafka-listener-plaintext", address }],
  },
  {
    name: "plaintext-listener-in-the-first-of-two-documents",
    terraform: written(`${cluster(plain, "---\n")}\n---\napiVersion: v1\nkind: Namespace`),
    finds: [{ rule: "kafka-listener-plaintext", address }],
  },
  {
    name: "plaintext-listener-in-a-local-text",
    terraform: `
locals {
  kafka = <<-EOT
${cluster(plain)
  .split("\n")
  .map((line) => `    ${line}`)
  .join("\n")}
  EOT
}
resource "kubectl_manifest" "kafka" {
  yaml_body = local.kafka
}`,
    finds: [{ rule: "kafka-listener-plaintext", address }],
  },
  {
    name: "kind-in-a-variable-with-a-default",
    terraform: written(
      cluster(sound).replace("kind: Kafka", "kind: ${var.kind}"),
      '\nvariable "kind" {\n  default = "Kafka"\n}',
    ),
    finds: [],
  },
  {
    name: "broken-yaml-of-a-node-pool",
    terraform: written("apiVersion: karpenter.sh/v1\nkind: NodePool\n  spec: {${var.stage}", untold),
    finds: [],
  },
  {
    name: "yaml-with-nothing-but-a-remark",
    terraform: written("---\n# Kafka is made elsewhere."),
    finds: [],
  },
];
