import { brokerIdleMsByDefault } from "../../network/idle-timeouts";
import { type BrokerPlacement, type Endpoint, type ListenerPlan } from "../../network/listeners";
import { NetworkRefused } from "../../network/refused";
import { clusterProblems } from "./cluster-problems";
import { type ClientAuthentication, type TargetCluster as Cluster } from "./target-cluster";

/** A cluster that somebody else made, as it is. */
export interface ExistingTargetCluster {
  readonly name: string;
  /** A target profile with its version: `apache-kafka@4.3`. */
  readonly profile: string;
  readonly brokers: readonly BrokerPlacement[];
  /** The plan of the load balancer in front of it; left out where clients reach the brokers themselves. */
  readonly listeners?: ListenerPlan;
  /** What brokers listen on for clients. Default: that of the plan, else 9094. */
  readonly brokerPort?: number;
  /** Where clients inside the network begin; may be tokens. */
  readonly bootstrapServers: readonly string[];
  /**
   * As every broker advertises itself now (`kafka-configs --describe`, or any client's metadata), in the order of the brokers: what is
   * there is what clients follow, so it is told, not made. Held against the plan.
   */
  readonly advertised: readonly Endpoint[];
  readonly authentication: readonly ClientAuthentication[];
  /** `connections.max.idle.ms` of its brokers, in milliseconds. Default 300000, which they must then have; Kafka's own is 600000. */
  readonly connectionsMaxIdleMs?: number;
}

/**
 * A cluster that is there already, held to the same rules as one that is made here.
 *
 * @throws NetworkRefused with everything that is wrong at once
 */
export function existingTargetCluster(existing: ExistingTargetCluster): Cluster {
  const { name, profile, brokers, bootstrapServers, advertised, authentication } = existing;
  const listeners = existing.listeners ?? null;
  const cluster: Cluster = {
    name,
    profile,
    brokers,
    brokerPort: existing.brokerPort ?? listeners?.brokerPort ?? 9094,
    listeners,
    bootstrapServers,
    advertised,
    authentication,
    connectionsMaxIdleMs: existing.connectionsMaxIdleMs ?? brokerIdleMsByDefault,
  };
  const problems = [
    ...clusterProblems(cluster),
    ...(bootstrapServers.length === 0 ? ["bootstrapServers: there is none: clients begin somewhere."] : []),
    ...(advertised.length > 0 && advertised.length < brokers.length
      ? [
          `advertised: ${String(advertised.length)} of ${String(brokers.length)} brokers: tell it of each, in the order of the brokers.`,
        ]
      : []),
  ];
  if (problems.length > 0) throw new NetworkRefused(`The cluster ${name} cannot be a target`, problems);
  return cluster;
}

/** The contract under the name of its ways. */
export type TargetCluster = Cluster;

/** Ways to a target cluster that no construct makes. */
export const TargetCluster = {
  /** A cluster that is there already: {@link existingTargetCluster}. */
  fromExisting: existingTargetCluster,
} as const;
