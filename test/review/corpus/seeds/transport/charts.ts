import { type Seed } from "../../seed";

const address = "helm_release.orders";

const release = (chart: string, more: string): string => `
resource "helm_release" "orders" {
  name       = "orders"
  namespace  = "kafka"
  repository = "oci://registry.example.com/charts"
  chart      = "${chart}"
  ${more}
}`;

const values = (yaml: string): string => `values = [<<-EOT
${yaml
  .split("\n")
  .map((line) => `    ${line}`)
  .join("\n")}
  EOT
  ]`;

const notRead = { rule: "helm-chart-not-read", address, verdict: "cannot-tell" } as const;

/** Charts of Kafka, whose values tell some of what they open. */
export const chartSeeds: readonly Seed[] = [
  {
    name: "chart-with-plaintext-for-clients",
    terraform: release(
      "kafka",
      values("listeners:\n  client:\n    protocol: PLAINTEXT\n  interbroker:\n    protocol: PLAINTEXT"),
    ),
    finds: [
      notRead,
      { rule: "kafka-listener-plaintext", address },
      { rule: "kafka-listener-unauthenticated", address },
      { rule: "broker-traffic-unencrypted", address },
    ],
  },
  {
    name: "chart-whose-set-undoes-its-values",
    terraform: release(
      "kafka",
      `${values("listeners: {client: {protocol: PLAINTEXT}}")}
  set {
    name  = "listeners.client.protocol"
    value = "SASL_SSL"
  }`,
    ),
    finds: [notRead],
  },
  {
    name: "chart-with-sasl-in-the-clear",
    terraform: release("kafka", 'set = [{ name = "auth.clientProtocol", value = "sasl" }]'),
    finds: [notRead, { rule: "kafka-listener-plaintext", address }],
  },
  {
    name: "chart-whose-protocol-is-not-known",
    terraform: `${release("kafka", values("listeners:\n  client:\n    protocol: ${var.protocol}\n  interbroker: {protocol: SASL_SSL}"))}
variable "protocol" {
  type = string
}`,
    finds: [
      notRead,
      { rule: "kafka-listener-plaintext", address, verdict: "cannot-tell" },
      { rule: "kafka-listener-unauthenticated", address, verdict: "cannot-tell" },
    ],
  },
  {
    name: "chart-with-certificates-of-clients-left-open",
    terraform: release(
      "kafka",
      values("listeners:\n  client: {protocol: SSL}\n  external: {protocol: SSL, sslClientAuth: requested}"),
    ),
    finds: [
      notRead,
      { rule: "kafka-listener-unauthenticated", address, verdict: "cannot-tell" },
      { rule: "kafka-listener-unauthenticated", address },
    ],
  },
  {
    name: "redpanda-chart-without-tls-and-names",
    terraform: release(
      "redpanda",
      values("tls:\n  enabled: false\nauth:\n  sasl:\n    enabled: false\nexternal:\n  enabled: true"),
    ),
    finds: [
      notRead,
      { rule: "kafka-listener-plaintext", address },
      { rule: "kafka-listener-unauthenticated", address },
    ],
  },
  {
    name: "operator-by-its-repository",
    terraform: `
resource "helm_release" "orders" {
  name       = "operator"
  repository = "oci://registry.example.com/strimzi"
  chart      = "cluster-operator"
}`,
    finds: [notRead],
  },
  {
    name: "chart-that-a-variable-chooses",
    terraform: `${release("${var.chart}", "")}
variable "chart" {
  type = string
}`,
    finds: [notRead],
  },
  {
    name: "chart-of-the-module-itself",
    terraform: release("${path.module}/charts/orders", 'set = [{ name = "service.type", value = "LoadBalancer" }]'),
    finds: [],
  },
  {
    name: "web-server-with-auth-turned-off",
    terraform: release("ingress-nginx", 'set = [{ name = "auth.enabled", value = "false" }]'),
    finds: [],
  },
];
