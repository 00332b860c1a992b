import { type CountPlaces, countsChanged } from "../../facts/counts-changed";
import { isReleased } from "../../destruction/destroyed-by";
import { found, type Rule } from "../../rule";

const replicas = { keys: ["spec", "replicas"], onlyKafka: true } as const;

const workers: CountPlaces = {
  types: {
    kubernetes_deployment: replicas,
    kubernetes_deployment_v1: replicas,
    kubernetes_stateful_set: replicas,
    kubernetes_stateful_set_v1: replicas,
    aws_ecs_service: { keys: ["desired_count"], onlyKafka: true },
  },
  objects: {
    "kafka.strimzi.io/KafkaMirrorMaker2": ["spec", "replicas"],
    "kafka.strimzi.io/KafkaConnect": ["spec", "replicas"],
  },
};

const mirrorMaker = (count: number): string => `
resource "kubernetes_deployment" "mm2" {
  metadata {
    name = "mirror-maker-2"
  }
  spec {
    replicas = ${String(count)}
    selector {
      match_labels = {
        app = "mirror-maker-2"
      }
    }
    template {
      metadata {
        labels = {
          app = "mirror-maker-2"
        }
      }
      spec {
        container {
          name  = "mirror-maker-2"
          image = "registry.example.com/kafka:4.1.0"
        }
      }
    }
  }
}`;

/** A replicator or another worker of Kafka's that a plan leaves without a single process. */
export const workerStopped: Rule = {
  name: "worker-stopped",
  area: "destruction",
  severity: "high",
  title: "A worker is scaled to nothing",
  what: "The plan changes MirrorMaker, a Connect worker, or another deployment, stateful set or service of Kafka's in place, and leaves it with 0 replicas.",
  why: "The resource is still there, so that nothing is deleted, and nothing copies any more. Records that the source deletes meanwhile never arrive.",
  remedy:
    "Leave at least one replica until the wave is closed. Where the worker is to stop now, release it in the policy, or delete it.",
  references: [
    "https://kafka.apache.org/documentation/#georeplication",
    "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#scaling-a-deployment",
  ],
  *find(plan, { policy }) {
    for (const { resource, path, was, will } of countsChanged(plan, workers))
      if (will === 0 && !isReleased({ resource, thing: null }, policy))
        yield found(resource, path, `The plan goes from ${String(was)} to 0 replicas: it stands still.`);
  },
  cases: {
    nonCompliant: { terraform: mirrorMaker(0), before: mirrorMaker(3) },
    compliant: { terraform: mirrorMaker(1), before: mirrorMaker(3) },
  },
};
