import { type ListenerPlan } from "../../../network/listeners";

/** Brokers that are machines of their own, by their instance ids, which may be tokens. */
export interface InstanceTargets {
  readonly kind: "ec2";
  /** By node id. */
  readonly instanceIds: Readonly<Record<number, string>>;
}

/** Brokers at fixed addresses. */
export interface AddressTargets {
  readonly kind: "addresses";
  /** By node id; may be tokens. */
  readonly addresses: Readonly<Record<number, string>>;
}

/**
 * Brokers on Kubernetes. The AWS Load Balancer Controller registers their pods and takes out whatever else it finds in a
 * target group: nothing else may register targets there.
 */
export interface KubernetesTargets {
  readonly kind: "target-group-binding";
  readonly namespace: string;
  /** The service of all brokers: `orders-kafka-external-bootstrap`. */
  readonly bootstrapService: string;
  /** The service of each broker by node id: `orders-kafka-0`. */
  readonly brokerServices: Readonly<Record<number, string>>;
  /** A port of these services, by number or name. Default: the broker's port of the plan. */
  readonly servicePort?: number | string;
}

/** Who registers the brokers with the load balancer: Terraform or the controller, never both. */
export type BrokerTargets = InstanceTargets | AddressTargets | KubernetesTargets;

/** What each broker is registered as, by node id. */
export function targetNames(targets: BrokerTargets): Readonly<Record<number, string>> {
  switch (targets.kind) {
    case "ec2":
      return targets.instanceIds;
    case "addresses":
      return targets.addresses;
    case "target-group-binding":
      return targets.brokerServices;
  }
}

/** What is wrong where brokers have no target, or targets no broker. */
export function targetProblems({ brokers }: ListenerPlan, targets: BrokerTargets): readonly string[] {
  const names = targetNames(targets);
  const field = `targets.${fieldOf[targets.kind]}`;
  const planned = new Set(brokers.map(({ nodeId }) => String(nodeId)));
  return [
    ...brokers
      .filter(({ nodeId }) => (names[nodeId] ?? "") === "")
      .map(({ nodeId }) => `${field}: broker ${String(nodeId)} has none: its listener would lead nowhere. Name it.`),
    ...Object.keys(names)
      .filter((nodeId) => !planned.has(nodeId))
      .map((nodeId) => `${field}: broker ${nodeId} is not in the listener plan: add it there, or take it out here.`),
  ];
}

const fieldOf = {
  ec2: "instanceIds",
  addresses: "addresses",
  "target-group-binding": "brokerServices",
} as const satisfies Record<BrokerTargets["kind"], string>;
