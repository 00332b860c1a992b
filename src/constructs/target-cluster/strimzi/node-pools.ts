import { type BrokerPlacement } from "../../../network/listeners";
import { brokerPoolName, controllerPoolName, zoneIdLabel, zoneVariable } from "./names";

/** What one node is given. */
export interface NodeSize {
  /** Processors, such as 4 or 0.5. */
  readonly cpu: number;
  readonly memoryGib: number;
  readonly storageGib: number;
}

/** What the pools of a cluster are made from. */
export interface NodePoolSettings {
  readonly cluster: string;
  readonly namespace: string;
  readonly brokers: readonly BrokerPlacement[];
  readonly broker: NodeSize;
  readonly controller: NodeSize;
  readonly controllerIds: readonly number[];
  readonly storageClass: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** As Kubernetes' own standard "restricted" asks it. */
const containerSecurity = {
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    runAsNonRoot: true,
    seccompProfile: { type: "RuntimeDefault" },
  },
};

/** One `KafkaNodePool` for the brokers of each zone, and one for the controllers. */
export function nodePools(settings: NodePoolSettings): readonly { readonly name: string; readonly manifest: object }[] {
  const zones = [...new Set(settings.brokers.map(({ azId }) => azId))];
  return [
    ...zones.map((azId) => ({ name: brokerPoolName(azId), manifest: brokerPool(azId, settings) })),
    { name: controllerPoolName, manifest: controllerPool(settings) },
  ];
}

function brokerPool(azId: string, settings: NodePoolSettings): object {
  const ids = settings.brokers.filter((broker) => broker.azId === azId).map(({ nodeId }) => nodeId);
  const inZone = {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: zoneIdLabel, operator: "In", values: [azId] }] }],
    },
  };
  return pool(brokerPoolName(azId), "broker", ids, settings.broker, settings, {
    scheduling: {
      affinity: { nodeAffinity: inZone, podAntiAffinity: apart(settings.cluster, "strimzi.io/broker-role") },
    },
    env: [{ name: zoneVariable, value: azId }],
  });
}

function controllerPool(settings: NodePoolSettings): object {
  const { cluster, controllerIds, controller } = settings;
  const selector = { matchLabels: { "strimzi.io/cluster": cluster, "strimzi.io/controller-role": "true" } };
  return pool(controllerPoolName, "controller", controllerIds, controller, settings, {
    scheduling: {
      affinity: { podAntiAffinity: apart(cluster, "strimzi.io/controller-role") },
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: zoneIdLabel, whenUnsatisfiable: "DoNotSchedule", labelSelector: selector },
      ],
    },
  });
}

/** No two on one machine. */
function apart(cluster: string, role: string): object {
  return {
    requiredDuringSchedulingIgnoredDuringExecution: [
      {
        labelSelector: { matchLabels: { "strimzi.io/cluster": cluster, [role]: "true" } },
        topologyKey: "kubernetes.io/hostname",
      },
    ],
  };
}

function pool(
  name: string,
  role: "broker" | "controller",
  ids: readonly number[],
  { cpu, memoryGib, storageGib }: NodeSize,
  { cluster, namespace, storageClass, labels }: NodePoolSettings,
  { scheduling, env }: { readonly scheduling: object; readonly env?: readonly object[] },
): object {
  const memory = `${String(memoryGib)}Gi`;
  return {
    apiVersion: "kafka.strimzi.io/v1",
    kind: "KafkaNodePool",
    metadata: {
      name,
      namespace,
      labels: { "strimzi.io/cluster": cluster, ...labels },
      // A node's id decides its port: it must not be whichever happens to be free.
      annotations: { "strimzi.io/next-node-ids": `[${ids.join(", ")}]` },
    },
    spec: {
      replicas: ids.length,
      roles: [role],
      storage: {
        type: "jbod",
        volumes: [
          {
            id: 0,
            type: "persistent-claim",
            size: `${String(storageGib)}Gi`,
            class: storageClass,
            deleteClaim: false,
            kraftMetadata: "shared",
          },
        ],
      },
      resources: { requests: { cpu: cpuText(cpu), memory }, limits: { memory } },
      template: {
        pod: {
          metadata: { labels: { ...labels, "kafka-byoc/role": "broker" } },
          // Strimzi gives volumes to this group only where it makes the context itself.
          securityContext: { runAsNonRoot: true, fsGroup: 0, seccompProfile: { type: "RuntimeDefault" } },
          terminationGracePeriodSeconds: 120,
          ...scheduling,
        },
        kafkaContainer: { ...containerSecurity, ...(env === undefined ? {} : { env: [...env] }) },
        initContainer: containerSecurity,
      },
    },
  };
}

function cpuText(cpu: number): string {
  return Number.isInteger(cpu) ? String(cpu) : `${String(Math.round(cpu * 1000))}m`;
}
