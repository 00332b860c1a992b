import { type Facts } from "./facts";
import { type Kind } from "./kind";

/** Steps of a migration that must not begin while something is open, in their order. */
export const gates = ["freeze", "replication", "offsets", "cut-over", "rollback"] as const;

/** One of {@link gates}. */
export type Gate = (typeof gates)[number];

/** Parts of the table, in the order in which it is printed. */
export const areas = [
  "cluster",
  "topics",
  "groups",
  "owners",
  "applications",
  "producers",
  "connectors",
  "schemas",
  "security",
  "endpoints",
  "operations",
] as const;

/** One of {@link areas}. */
export type Area = (typeof areas)[number];

/** Who can answer: the machine (an export with the rights it needs), or people. */
export type Answerer =
  "machine" | "owner" | "application team" | "platform team" | "security team" | "network team" | "operations team";

/** One thing that must be known of every object of a kind before a gate. */
export interface Question {
  /** `topics.owner`: unique, stable. */
  readonly id: string;
  readonly area: Area;
  readonly kind: Kind;
  /** The field that holds the answer, as its document writes it: `rollback.approver`. */
  readonly field: string;
  readonly gate: Gate;
  readonly answeredBy: Answerer;
  /** What is asked, as a sentence. */
  readonly asks: string;
  /** What goes wrong while nobody knows, as a sentence. */
  readonly why: string;
  /** Where `inventory.unknowns` tells why the machine does not know; absent where only people can. */
  path?(object: string): string;
  /** Whether it is asked of this object at all. */
  appliesTo(facts: Facts, object: string): boolean;
  isAnswered(facts: Facts, object: string): boolean;
}
