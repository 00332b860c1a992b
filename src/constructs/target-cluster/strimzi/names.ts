import { type BrokerPlacement, type ListenerPlan } from "../../../network/listeners";

/** Names of Strimzi's listeners: 11 letters and digits at most. */
export const listenerNames = { clients: "clients", internal: "internal", admin: "admin" } as const;

/** The label that tells nodes' zones by id (the AWS cloud provider sets it); zones by name would mean others in other accounts. */
export const zoneIdLabel = "topology.k8s.aws/zone-id";

/** One pool for each zone: only so does a node id stay in the zone that the plan has for it. */
export function brokerPoolName(azId: string): string {
  return `brokers-${azId}`;
}

/** The pool of the KRaft controllers. */
export const controllerPoolName = "controllers";

/** The service of all brokers for clients behind the load balancer (Strimzi's `ListenersUtils.backwardsCompatibleBootstrapServiceName`). */
export function bootstrapService(cluster: string): string {
  return `${cluster}-kafka-${listenerNames.clients}-bootstrap`;
}

/** The service of one broker for clients behind the load balancer (Strimzi's `ListenersUtils.backwardsCompatiblePerBrokerServiceName`). */
export function brokerService(cluster: string, { nodeId, azId }: BrokerPlacement): string {
  return `${cluster}-${brokerPoolName(azId)}-${listenerNames.clients}-${String(nodeId)}`;
}

/** The services of all brokers by node id. */
export function brokerServices(
  cluster: string,
  { brokers }: Pick<ListenerPlan, "brokers">,
): Readonly<Record<number, string>> {
  return Object.fromEntries(brokers.map((broker) => [broker.nodeId, brokerService(cluster, broker)]));
}

/**
 * The variable that tells a broker its rack, the zone of its pool. Strimzi could read it from the node's label instead, and every
 * broker would then need a way to the Kubernetes API and a right on all nodes.
 */
export const zoneVariable = "KAFKA_ZONE_ID";
