import { type configClasses, type configTypes, type providerObjects, type quotaEntities } from "./profile/document";

/** One of the classes of a profile's config keys; keys that a version removed have none. */
export type ConfigClass = (typeof configClasses)[number];

/** Who may have a quota at a platform: `user`, `client-id`, `ip`, `user+client-id`, `default`. */
export type QuotaEntityKind = (typeof quotaEntities)[number];

/** What the Terraform Kafka provider can hold at a platform: `topics`, `acls`, `quotas`, `users`. */
export type ProviderObject = (typeof providerObjects)[number];

/** A value and where it comes from, as a ledger line or a person may want to read it. */
export interface Fact<T> {
  readonly value: T;
  readonly source: string;
}

/** One config key as one version of the platform knows it. */
export interface ConfigKey {
  readonly class: ConfigClass;
  readonly type: (typeof configTypes)[number];
  readonly values: readonly string[];
  readonly aliases: Readonly<Record<string, string>>;
  readonly default: string;
  readonly least: number | undefined;
  readonly most: number | undefined;
  readonly besides: readonly string[];
  readonly raise: boolean;
  /** What the target writes on every topic, whatever is asked for: ask for just that, or every plan differs. */
  readonly forced: string | undefined;
  /** Nobody can set it on a topic there: `default` holds. */
  readonly readOnly: boolean;
  readonly under: "compact" | "delete" | undefined;
  readonly needs: "tieredStorage" | undefined;
  readonly approveLossOf: readonly string[];
  readonly source: string;
}

/** One config key that this version no longer knows. */
export interface RemovedKey {
  readonly in: string;
  readonly reason: string;
  readonly becomes: { readonly keys: readonly string[]; readonly whereStill: string } | undefined;
}

/** Keys of other Kafka distributions that this target does not have. */
export interface ForeignFamily {
  readonly keys: RegExp;
  readonly reason: string;
  readonly approvalFor: "any value" | readonly string[];
}

/**
 * Replicas where the wave names none: at least so many but never more than brokers, and with `odd` never an even number;
 * exactly so many, others are refused or overwritten; or the platform's own number, which nobody asks for.
 */
export type ReplicaRule =
  | { readonly least: number; readonly odd?: boolean | undefined; readonly source: string }
  | { readonly exactly: number; readonly source: string }
  | { readonly serverDecides: number; readonly source: string };

/** What a platform can do; `null` where it is not known. */
export interface Capabilities {
  readonly tieredStorage: Fact<boolean> | null;
  /** What decides who may do what: Kafka's ACLs, or the cloud's IAM policies. */
  readonly access: Fact<"acls" | "iam"> | null;
  /** A resource without any ACL is open to everyone (`allow.everyone.if.no.acl.found`). */
  readonly openWithoutAcls: Fact<boolean> | null;
  /** ACLs may name a host other than `*`. */
  readonly aclHosts: Fact<boolean> | null;
  readonly denyAcls: Fact<boolean> | null;
  /** SCRAM users are kept in the cluster and can be made over the Kafka protocol. */
  readonly scramUsers: Fact<boolean> | null;
  readonly transactions: Fact<boolean> | null;
  readonly compaction: Fact<boolean> | null;
  /** Empty where there are no quotas. */
  readonly quotaEntities: Fact<readonly QuotaEntityKind[]> | null;
  /** Quotas can be set over the Kafka protocol. */
  readonly quotasOverKafka: Fact<boolean> | null;
  /** What the Terraform Kafka provider can hold there. */
  readonly kafkaProvider: Fact<readonly ProviderObject[]> | null;
}

/** A lower and an upper end; `null` where that side is open. */
export interface Range {
  readonly least: number | null;
  readonly most: number | null;
}

/** How much a platform takes; `null` where no limit is known. */
export interface Limits {
  readonly partitionsPerTopic: Fact<number> | null;
  readonly partitionsPerCluster: Fact<number> | null;
  readonly topicsPerCluster: Fact<number> | null;
  readonly aclsPerCluster: Fact<number> | null;
  /** Of `max.message.bytes`, as that key's own bounds say it. */
  readonly maxMessageBytes: Fact<number> | null;
  /** Of `retention.ms`, as that key's own bounds say it; -1 is no limit in time. */
  readonly retentionMs: Fact<Range> | null;
  /** In characters. */
  readonly topicNameLength: Fact<number> | null;
  readonly scramIterations: Fact<{ readonly least: number; readonly most: number }> | null;
}

/** A target profile at one version: what `apache-kafka@4.3` allows. */
export interface Profile {
  /** `apache-kafka@4.3`; `confluent-cloud`, which has no versions; `our-kafka@1.0` of a profile in a file. */
  readonly id: string;
  /** `Apache Kafka 4.3`. */
  readonly title: string;
  readonly configs: ReadonlyMap<string, ConfigKey>;
  readonly removed: ReadonlyMap<string, RemovedKey>;
  /** The first whose expression matches a key speaks for it. */
  readonly foreign: readonly ForeignFamily[];
  readonly replicas: ReplicaRule;
  readonly capabilities: Capabilities;
  readonly limits: Limits;
}
