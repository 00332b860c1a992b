/** How a client proves who it is, and to whom. Secrets are files; see {@link MirrorMakerSettings.secretsDirectory}. */
export type ClientSecurity =
  | { readonly protocol: "PLAINTEXT" }
  /** Mutual TLS: `tls.crt` and `tls.key` (PKCS#8), as a Kubernetes TLS secret holds them. */
  | { readonly protocol: "SSL"; readonly authority: Authority }
  | { readonly protocol: "SASL_PLAINTEXT"; readonly mechanism: PasswordMechanism }
  | { readonly protocol: "SASL_SSL"; readonly mechanism: PasswordMechanism; readonly authority: Authority };

/** Mechanisms whose user name and password are the files `username` and `password`. */
export type PasswordMechanism = "SCRAM-SHA-256" | "SCRAM-SHA-512" | "PLAIN";

/** Who signed the brokers' certificates: the file `ca.crt`, or an authority that the Java runtime trusts anyway. */
export type Authority = "ca.crt" | "public";

/** One of the two clusters of a flow, as MirrorMaker reaches it. */
export interface MirroredCluster {
  /** MirrorMaker's own name for it; part of the names of its internal topics, so never changed once it has run. */
  readonly alias: string;
  /** `host:port`, one an element. */
  readonly bootstrapServers: readonly string[];
  readonly security: ClientSecurity;
  /** `User:name` that MirrorMaker is at this cluster. */
  readonly principal: string;
}

/** One MirrorMaker 2 in dedicated mode that copies one wave from source to target, under identity names, and never back. */
export interface MirrorMakerSettings {
  readonly source: MirroredCluster;
  readonly target: MirroredCluster;
  /**
   * Absolute path at which the worker finds its secrets: one directory an alias, one file a secret, no line feed at the
   * end (`DirectoryConfigProvider` takes content as it is).
   */
  readonly secretsDirectory: string;
  /** Apache Kafka version of the workers, 3.9 or newer. Default "4.3". */
  readonly version?: string;
  /** Tasks at most. More tasks mean fewer partitions a task and finer translation of group offsets. Default 8. */
  readonly tasks?: number;
  /** Workers that run at once. Default 1. */
  readonly workers?: number;
  /** The workers' own REST, which several workers and exactly-once need. Default `{ listener: "http://:8083" }`. */
  readonly rest?: "off" | { readonly listener: string; readonly advertisedHost?: string };
  /** Whether records are copied exactly once (KIP-618): for the target's consumers, at the price of transactions. Default false. */
  readonly exactlyOnce?: boolean;
  /** Largest record in bytes, uncompressed. The producer accepts twice as much, at least 10 MiB. */
  readonly largestRecordBytes?: number;
  /**
   * How far the target's offset of a partition may move away from the source's before it is written down (`offset.lag.max`):
   * 0 writes after every record, as far as MirrorMaker keeps up. Default 10.
   */
  readonly offsetLagMax?: number;
  readonly intervals?: Partial<MirrorMakerIntervals>;
}

/** How often MirrorMaker does what it does, in seconds. */
export interface MirrorMakerIntervals {
  /** Looking for new partitions. */
  readonly refreshTopics: number;
  /** Looking for new groups. */
  readonly refreshGroups: number;
  /** Translating group offsets into checkpoints, and writing them as the groups' offsets. */
  readonly checkpoints: number;
  /** Writing down how far replication has come; what a crash makes it repeat at most. */
  readonly flush: number;
  /** How long the tasks of a lost worker stay unassigned. */
  readonly rebalanceDelay: number;
}

/** See {@link MirrorMakerSettings.intervals}. */
export const defaultIntervals: MirrorMakerIntervals = {
  refreshTopics: 60,
  refreshGroups: 60,
  checkpoints: 10,
  flush: 10,
  rebalanceDelay: 30,
};

/** What one wave gives MirrorMaker to do. */
export interface MirrorMakerWork {
  /** Names, exactly these. */
  readonly topics: readonly string[];
  /** Group ids whose offsets come over, exactly these. */
  readonly groups: readonly string[];
}
