import { stringify } from "yaml";
import { productionTopics } from "./topics";

const apiVersion = "kafka.strimzi.io/v1";
const labels = { "strimzi.io/cluster": "production" };

/** The topic whose manifest nobody has kept up with: it says another retention than the cluster has. */
export const staleManifest = { topic: "orders.v2", key: "retention.ms", value: "604800000" } as const;

/**
 * What lies in the Git repository of the source's people: Strimzi manifests of some topics and of one user, as one YAML
 * text. One of them is stale, as they are.
 */
export function productionManifests(): string {
  const topics = productionTopics.filter(({ name }) => ["orders.v1", "orders.v2", "payments.captured"].includes(name));
  const manifests = [
    ...topics.map(({ name, partitions, configs }) => ({
      apiVersion,
      kind: "KafkaTopic",
      metadata: { name: name.replaceAll(".", "-"), labels },
      spec: {
        topicName: name,
        partitions,
        replicas: 1,
        config: name === staleManifest.topic ? { ...configs, [staleManifest.key]: staleManifest.value } : configs,
      },
    })),
    {
      apiVersion,
      kind: "KafkaUser",
      metadata: { name: "order-api", labels },
      spec: {
        authentication: { type: "scram-sha-512" },
        authorization: {
          type: "simple",
          acls: ["orders.v1", "orders.v2", "orders.dlq"].map((name) => ({
            resource: { type: "topic", name, patternType: "literal" },
            operations: ["Write", "Describe"],
          })),
        },
        quotas: { producerByteRate: 10_485_760 },
      },
    },
  ];
  return manifests.map((manifest) => stringify(manifest)).join("---\n");
}
