import { type Acl } from "./acl";

/** One broker as clients are told to reach it. */
export interface Broker {
  readonly id: number;
  readonly host: string;
  readonly port: number;
  readonly rack: string | null;
}

/** Where an effective config value comes from (`org.apache.kafka.clients.admin.ConfigEntry.ConfigSource`). */
export const configSources = [
  "DYNAMIC_TOPIC_CONFIG",
  "DYNAMIC_BROKER_CONFIG",
  "DYNAMIC_DEFAULT_BROKER_CONFIG",
  "STATIC_BROKER_CONFIG",
  "DEFAULT_CONFIG",
  "DYNAMIC_BROKER_LOGGER_CONFIG",
  "DYNAMIC_CLIENT_METRICS_CONFIG",
  "DYNAMIC_GROUP_CONFIG",
  "UNKNOWN",
] as const;

/** One of {@link configSources}. */
export type ConfigSource = (typeof configSources)[number];

/** One effective config entry. A sensitive value, and one the broker does not tell, is `null`. */
export interface ConfigEntry {
  readonly value: string | null;
  readonly source: ConfigSource;
}

/** Effective configs by Kafka's own key, defaults included. */
export type Configs = Readonly<Record<string, ConfigEntry>>;

/** One partition as Metadata tells it. */
export interface PartitionFacts {
  readonly partition: number;
  /** -1 while there is no leader. */
  readonly leader: number;
  readonly replicas: readonly number[];
  readonly inSyncReplicas: readonly number[];
}

/** One topic as Metadata tells it. */
export interface TopicFacts {
  readonly name: string;
  /** Null where the broker is older than topic ids (KIP-516, 2.8). */
  readonly topicId: string | null;
  readonly internal: boolean;
  readonly partitions: readonly PartitionFacts[];
}

/** A topic's partition, the unit of offsets. */
export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/** The key of a topic's partition in a Map: topic names hold no space. */
export function partitionKey({ topic, partition }: TopicPartition): string {
  return `${topic} ${partition}`;
}

/** First and last positions of one partition's log. */
export interface LogOffsets {
  /** Log start offset. */
  readonly start: number;
  /** High watermark: the offset that the next visible record gets. */
  readonly end: number;
  /** Last stable offset: where a `read_committed` consumer ends. */
  readonly lastStable: number;
}

/** One group as ListGroups tells it. Type and state are null where the broker is too old to say (KIP-518, KIP-848). */
export interface GroupListing {
  readonly groupId: string;
  readonly protocolType: string;
  readonly state: string | null;
  readonly type: string | null;
}

/** One member of a group. */
export interface GroupMember {
  readonly memberId: string;
  readonly clientId: string;
  readonly host: string;
  readonly assigned: readonly TopicPartition[];
}

/** One group with its members. */
export interface GroupFacts {
  readonly groupId: string;
  /** Kafka's own: `Stable`, `Empty`, `Dead`, `PreparingRebalance`, `CompletingRebalance`, `Assigning`, `Reconciling`. */
  readonly state: string;
  /** `classic`, `consumer` (KIP-848), `share`, `streams`, or `unknown` where the broker does not say. */
  readonly type: string;
  readonly members: readonly GroupMember[];
}

/** A client quota's entity: exactly the parts that are named; null is the default entity of that part. */
export interface QuotaEntity {
  readonly user?: string | null;
  readonly "client-id"?: string | null;
  readonly ip?: string | null;
}

/** The limits of one entity by Kafka's own key (`producer_byte_rate`, `request_percentage`, …). */
export interface ClientQuota {
  readonly entity: QuotaEntity;
  readonly values: Readonly<Record<string, number>>;
}

/** A SCRAM user's mechanisms; passwords and salts are never read. */
export interface ScramUser {
  readonly user: string;
  readonly credentials: readonly {
    readonly mechanism: "SCRAM-SHA-256" | "SCRAM-SHA-512";
    readonly iterations: number;
  }[];
}

/** A transactional id as its coordinator tells it. */
export interface TransactionalIdFacts {
  readonly transactionalId: string;
  /** Kafka's own: `Empty`, `Ongoing`, `PrepareCommit`, `PrepareAbort`, `CompleteCommit`, `CompleteAbort`, … */
  readonly state: string;
  readonly producerId: number;
}

/** An idempotent or transactional producer that a partition's leader remembers. */
export interface ProducerFacts {
  readonly producerId: number;
  /** Milliseconds since 1970; null where the log does not tell. */
  readonly lastProducedAtMs: number | null;
  readonly inTransaction: boolean;
}

/** A partition whose replicas are being moved, by broker id. */
export interface ReassignmentFacts {
  readonly topic: string;
  readonly partition: number;
  readonly adding: readonly number[];
  readonly removing: readonly number[];
}

/** What DescribeCluster and the brokers' own answers tell of a cluster. */
export interface ClusterFacts {
  readonly clusterId: string | null;
  /** -1 where no controller is known. */
  readonly controllerId: number;
  readonly brokers: readonly Broker[];
}

/** ACLs as DescribeAcls tells them, or that there is no authorizer to ask. */
export type AccessControl =
  { readonly authorizer: "on"; readonly acls: readonly Acl[] } | { readonly authorizer: "off" };
