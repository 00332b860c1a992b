import { type Acl } from "../../../kafka/acl";
import { type Broker, type ClientQuota, type Configs } from "../../../kafka/cluster-facts";
import { type Unread } from "../unread";

/** One partition as kafka-topics describes it. */
export interface ToldPartition {
  /** Null while there is no leader. */
  readonly leader: number | null;
  readonly replicas: readonly number[];
  readonly adding: readonly number[];
  readonly removing: readonly number[];
}

/** One topic as kafka-topics describes it. */
export interface ToldTopic {
  readonly topicId: string | null;
  readonly partitions: number | null;
  readonly replicationFactor: number | null;
  /** Every config that is not Kafka's own default, wherever it was set: kafka-topics does not tell where. */
  readonly notDefault: Readonly<Record<string, string>>;
}

/** Configs as kafka-configs describes them. */
export interface ToldConfigs {
  /** `--all`: every effective config. Else only what was set on the entity itself. */
  readonly all: boolean;
  readonly configs: Configs;
}

/** One committed position of a group. */
export interface ToldOffset {
  readonly topic: string;
  readonly partition: number;
  /** Null where the partition is assigned, but nothing was committed. */
  readonly committed: number | null;
  readonly logEnd: number | null;
}

/** One group, from all tables that tell of it. */
export interface ToldGroup {
  state: string | null;
  type: string | null;
  /** Null until a table tells of members or that there are none. */
  members: Map<string, { readonly memberId: string; readonly clientId: string; readonly host: string }> | null;
  /** By topic and partition; null until a table of offsets tells of the group. */
  offsets: Map<string, ToldOffset> | null;
}

/** Kinds of quotas: kafka-configs tells each by a call of its own. */
export const quotaKinds = ["users", "clients", "users with clients", "ips"] as const;

/** One of {@link quotaKinds}. */
export type QuotaKind = (typeof quotaKinds)[number];

/** All that the tools' texts told, collected line by line. */
export interface Told {
  readonly topics: Map<string, ToldTopic>;
  /** By topic, then partition. */
  readonly partitions: Map<string, Map<number, ToldPartition>>;
  /** Topics that are marked for deletion, and no later text has again. */
  readonly goingTopics: Set<string>;
  /** Names of kafka-topics --list. */
  readonly topicNames: Set<string>;
  readonly topicConfigs: Map<string, ToldConfigs>;
  /** By `broker 1`, and `all brokers` for what is the default of them all. */
  readonly brokerConfigs: Map<string, ToldConfigs>;
  /** Bytes by `broker topic-partition`, from kafka-log-dirs. */
  readonly replicaBytes: Map<string, number>;
  /** Null until a text of kafka-acls is met. */
  acls: Acl[] | null;
  /** ACLs of some principals alone were listed. */
  aclsOfPrincipals: boolean;
  /** Null until a text with quotas is met. */
  quotas: ClientQuota[] | null;
  readonly quotaKinds: Set<QuotaKind>;
  /** Iterations by mechanism by user; null until a text with SCRAM users is met. */
  scramUsers: Map<string, Map<ScramMechanism, number>> | null;
  /** Null until a text of kafka-consumer-groups is met. */
  groups: Map<string, ToldGroup> | null;
  transactionalIds: { transactionalId: string; state: string; producerId: number }[] | null;
  readonly brokers: Map<number, Broker>;
  readonly leftOut: Unread[];
}

/** The mechanisms that a SCRAM user can have. */
export const scramMechanisms = ["SCRAM-SHA-256", "SCRAM-SHA-512"] as const;

/** One of {@link scramMechanisms}. */
export type ScramMechanism = (typeof scramMechanisms)[number];

/** Nothing told yet. */
export function nothingTold(): Told {
  return {
    topics: new Map(),
    partitions: new Map(),
    goingTopics: new Set(),
    topicNames: new Set(),
    topicConfigs: new Map(),
    brokerConfigs: new Map(),
    replicaBytes: new Map(),
    acls: null,
    aclsOfPrincipals: false,
    quotas: null,
    quotaKinds: new Set(),
    scramUsers: null,
    groups: null,
    transactionalIds: null,
    brokers: new Map(),
    leftOut: [],
  };
}

/** The group of an id, made where it was not told of before. */
export function groupOf(told: Told, groupId: string): ToldGroup {
  told.groups ??= new Map();
  const there = told.groups.get(groupId);
  if (there !== undefined) return there;
  const made: ToldGroup = { state: null, type: null, members: null, offsets: null };
  told.groups.set(groupId, made);
  return made;
}
