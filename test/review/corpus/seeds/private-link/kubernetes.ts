import { type Seed } from "../../seed";

const service = (annotations: string, more = "", port = 9094): string => `
resource "kubernetes_service_v1" "kafka" {
  metadata {
    name      = "kafka-bootstrap"
    namespace = "kafka"
    ${annotations === "" ? "" : `annotations = {\n      ${annotations}\n    }`}
  }

  spec {
    type = "LoadBalancer"
    ${more}

    port {
      port        = ${String(port)}
      target_port = ${String(port)}
    }
  }
}
`;

/** Seeds about load balancers that a controller in Kubernetes makes. */
export const kubernetesSeeds: readonly Seed[] = [
  {
    name: "kubernetes-service-before-brokers-in-public",
    terraform: service(""),
    finds: [{ rule: "kafka-load-balancer-public", address: "kubernetes_service_v1.kafka" }],
  },
  {
    name: "kubernetes-service-that-is-said-to-face-the-internet",
    terraform: service(
      '"service.beta.kubernetes.io/aws-load-balancer-scheme" = "internet-facing"',
      'load_balancer_class = "service.k8s.aws/nlb"',
    ),
    finds: [{ rule: "kafka-load-balancer-public", address: "kubernetes_service_v1.kafka" }],
  },
  {
    name: "kubernetes-service-kept-inside",
    terraform: service('"service.beta.kubernetes.io/aws-load-balancer-internal" = "true"'),
    finds: [],
  },
  {
    name: "kubernetes-service-kept-inside-by-its-class",
    terraform: service("", 'load_balancer_class = "service.k8s.aws/nlb"'),
    finds: [],
  },
  {
    name: "strimzi-listener-in-public",
    terraform: `
resource "kubernetes_manifest" "kafka" {
  manifest = {
    apiVersion = "kafka.strimzi.io/v1"
    kind       = "Kafka"
    metadata   = { name = "orders", namespace = "kafka" }
    spec = {
      kafka = {
        listeners = [
          { name = "internal", port = 9093, type = "internal", tls = true },
          {
            name = "external"
            port = 9094
            type = "loadbalancer"
            tls  = true
            configuration = {
              bootstrap = { annotations = { "service.beta.kubernetes.io/aws-load-balancer-scheme" = "internal" } }
              brokers   = [{ broker = 0, annotations = { "service.beta.kubernetes.io/aws-load-balancer-scheme" = "internet-facing" } }]
            }
          },
        ]
      }
    }
  }
}`,
    finds: [{ rule: "kafka-load-balancer-public", address: "kubernetes_manifest.kafka" }],
  },
];
