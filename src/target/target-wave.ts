import { type Acl } from "../kafka/acl";
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
  readonly ledger: readonly LedgerLine[];
}
