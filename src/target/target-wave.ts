import { type Acl, type Operation, type ResourceType } from "../kafka/acl";
import { type ClientQuota } from "../kafka/cluster-facts";
import { type LedgerLine } from "./ledger";

/** How the checker must compare one effective config value at the target. */
export type ConfigRule = "equal" | "at-least" | "at-most";

/** One topic as Terraform creates it and as the checker must find it. */
export interface TargetTopic {
  readonly name: string;
  readonly partitions: number;
  readonly replicationFactor: number;
  /** Explicit configs, canonical, by Kafka's own key, sorted: what Terraform writes. */
  readonly configs: Readonly<Record<string, string>>;
  /** The effective values that must hold at the target, defaults included. */
  readonly effective: readonly { readonly key: string; readonly rule: ConfigRule; readonly value: string }[];
  /** The source's topic, as the inventory saw it. */
  readonly source: { readonly topicId: string | null; readonly partitions: number; readonly cleanupPolicy: string };
}

/** A SCRAM user that the target gets; the password comes by a sensitive variable, never from a document. */
export interface TargetScramUser {
  readonly user: string;
  readonly mechanism: "SCRAM-SHA-256" | "SCRAM-SHA-512";
  readonly iterations: number;
}

/** A group that resumes at the target. */
export interface TargetGroup {
  readonly groupId: string;
  readonly topics: readonly string[];
  /** Records per partition that it may read a second time. */
  readonly replayTolerance: number;
}

/** What one principal may do to some resources, where the target differs from the source, by Kafka's own rules. */
export interface PermissionChange {
  /** At the source; `User:*` for everyone. */
  readonly principal: string;
  /** The same at the target. */
  readonly target: string;
  readonly resourceType: ResourceType;
  /** Names of the wave, of groups and transactional ids that ACLs speak of, `tx-*` for all that begin so. Sorted. */
  readonly resources: readonly string[];
  /** From where it differs: addresses that ACLs name, and `*` for all that they do not. */
  readonly hosts: readonly string[];
  /** `new` and `lost`: there is nothing at the other end. `wider` and `narrower`: there is something. */
  readonly result: "narrower" | "wider" | "new" | "lost";
  /** Those that differ; ALL stands for every one. */
  readonly operations: readonly Operation[];
  /** The ledger lines that it comes from. */
  readonly because: readonly string[];
}

/** One wave, translated: what Terraform creates, what the checker proves, and every difference from the source. */
export interface TargetWave {
  readonly id: string;
  /** `apache-kafka@4.3`. */
  readonly profile: string;
  readonly topics: readonly TargetTopic[];
  readonly acls: readonly Acl[];
  readonly quotas: readonly ClientQuota[];
  readonly scramUsers: readonly TargetScramUser[];
  readonly groups: readonly TargetGroup[];
  readonly maxLagRecords: number;
  /** What the wave's principals may do at the target and not at the source, or the other way about. */
  readonly permissions: readonly PermissionChange[];
  /** Rights (ACLs, or what policies and roles amount to) that are the same at both ends but for the principal's name. */
  readonly samePermissions: number;
  readonly ledger: readonly LedgerLine[];
}
