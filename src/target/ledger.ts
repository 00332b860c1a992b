/**
 * What the translation did to one field of one object. `kept-aside` stays at the source and does not move with the wave;
 * `noted` is the same at both ends and yet something that a person must know.
 */
export type LedgerAction = "dropped" | "changed" | "pinned" | "added" | "kept-aside" | "noted";

/** One difference between the source and what the target becomes, with its reason: nothing differs without a line. */
export interface LedgerLine {
  /** Stable and unique: `topic orders.v1 config min.insync.replicas`. Approvals name it. */
  readonly change: string;
  readonly object: {
    readonly kind: "topic" | "acl" | "quota" | "scram-user" | "group" | "principal" | "cluster";
    readonly name: string;
  };
  /** `partitions`, `replicationFactor`, a Kafka config key, or `*` for the whole object. */
  readonly field: string;
  readonly action: LedgerAction;
  /** As at the source; null where the source has nothing. */
  readonly source: string | null;
  /** As at the target; null where the target has nothing. */
  readonly target: string | null;
  readonly reason: string;
  /** The rule that made it, kebab-case: `topic-config-removed-in-4-0`. */
  readonly rule: string;
  readonly approval:
    | { readonly needed: false }
    | {
        readonly needed: true;
        readonly by: null;
        /** Whose approval no longer holds. */
        readonly ended?: { readonly by: string; readonly expires: string } | undefined;
      }
    | { readonly needed: true; readonly by: string; readonly reason: string; readonly expires: string };
}
