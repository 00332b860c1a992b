import { type Kafka } from "kafkajs";
import { type ClientQuota } from "../../kafka/cluster-facts";
import { type NodePorts } from "./broker-properties";

/** One node of a running cluster. */
export interface RunningNode {
  readonly id: number;
  readonly ports: NodePorts;
  /** As `advertised.listeners` writes them. */
  readonly advertisedListeners: string;
  readonly pid: number;
  readonly logFile: string;
}

/** How a node comes back. What is not named stays as it is. */
export interface NodeChanges {
  readonly configs?: Readonly<Record<string, string>>;
  readonly certificate?: "valid" | "expired";
}

/** A user of a cluster of our own. */
export interface ClusterUser {
  readonly name: string;
  readonly password: string;
}

/** A Kafka cluster that this process started and will stop. */
export interface RunningCluster {
  readonly name: string;
  /** Comma-separated `host:port` of the TLS + SCRAM-SHA-512 listeners. */
  readonly bootstrapServers: string;
  /** Comma-separated `host:port` of the listeners that ask for a client certificate. */
  readonly mtlsBootstrapServers: string;
  /** PEM file of the authority that signed the brokers' certificates. */
  readonly caFile: string;
  readonly superUser: string;
  nodes(): readonly RunningNode[];
  /** Creates SCRAM users, or gives them new passwords. */
  setPasswords(users: readonly ClusterUser[]): Promise<void>;
  /** Sets client quotas, composite entities included. */
  setQuotas(quotas: readonly ClientQuota[]): Promise<void>;
  /** A Java client properties file (mode 0600) for a user of {@link setPasswords} or the super user. */
  clientProperties(user: string): string;
  /** The same for a client certificate made now, whose principal is `User:<commonName>`. */
  mtlsClientProperties(commonName: string): string;
  /** A client library for writing, connected as the super user. */
  kafkajs(): Kafka;
  /** Stops one node and starts it again with changes; waits until the cluster counts it as a broker. */
  restartNode(id: number, changes: NodeChanges): Promise<void>;
  stop(): Promise<void>;
}
