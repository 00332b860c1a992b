/** A manifest of Strimzi's, at the address `kubernetes_manifest.kafka`. */
export function strimziManifest(kind: string, spec: string): string {
  return `
resource "kubernetes_manifest" "kafka" {
  manifest = {
    apiVersion = "kafka.strimzi.io/v1"
    kind       = "${kind}"
    metadata = {
      name      = "orders"
      namespace = "kafka"
    }
    spec = {
      ${spec}
    }
  }
}`;
}

/** A `Kafka` of Strimzi's that is set up as it should be, but for what is said otherwise. */
export function strimziKafka(settings: {
  readonly listeners?: string;
  readonly authorization?: string;
  readonly config?: string;
  readonly more?: string;
}): string {
  const {
    listeners = '{ name = "clients", port = 9094, type = "cluster-ip", tls = true, authentication = { type = "tls" } }',
    authorization = 'authorization = { type = "simple", superUsers = ["terraform"] }',
    config = '"min.insync.replicas" = "2"',
    more = "",
  } = settings;
  return strimziManifest(
    "Kafka",
    `kafka = {
        version   = "4.2.0"
        listeners = [${listeners}]
        ${authorization}
        config = { ${config} }
      }
      ${more}`,
  );
}
