import { type BrokerPlacement, type Endpoint, type ListenerPlan } from "../../network/listeners";

/** How clients sign in at a target cluster. */
export type ClientAuthentication = "SCRAM-SHA-512" | "SCRAM-SHA-256" | "mTLS" | "AWS_MSK_IAM";

/**
 * The Kafka cluster at the target as the network and the waves use it, whoever runs it. Its listeners are made from the
 * plan, never typed beside it: what brokers advertise is what clients can reach.
 */
export interface TargetCluster {
  readonly name: string;
  /** A target profile with its version: `apache-kafka@4.3`, `strimzi@4.1`, `automq@1.7`, `msk-provisioned@4.1`. */
  readonly profile: string;
  readonly brokers: readonly BrokerPlacement[];
  /** What brokers listen on for clients behind the load balancer. */
  readonly brokerPort: number;
  /** Null where clients reach the brokers themselves. */
  readonly listeners: ListenerPlan | null;
  /** Where clients inside the network begin; may be a token. */
  readonly bootstrapServers: readonly string[];
  /** As every broker advertises itself to clients. */
  readonly advertised: readonly Endpoint[];
  readonly authentication: readonly ClientAuthentication[];
  /** `connections.max.idle.ms` of the brokers, in milliseconds. */
  readonly connectionsMaxIdleMs: number;
}
