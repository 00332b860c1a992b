import { type Knowledge } from "./knowledge";
import { type Plan, type PlannedResource } from "./plan/plan";
import { type Severity } from "./severity";

/** What a rule is about: the chapters of the catalogue and of every report. */
export const areas = [
  "network",
  "private-link",
  "transport",
  "certificates",
  "dns",
  "access",
  "secrets",
  "topics",
  "destruction",
  "provider",
  "migration",
  "observability",
  "review",
] as const;

/** One of {@link areas}. */
export type Area = (typeof areas)[number];

/** What a rule saw of one resource. */
export interface Sighting {
  /** The resource to change; null where the plan as a whole is meant. */
  readonly resource: PlannedResource | null;
  /** The attribute: `ingress[0].cidr_blocks`. */
  readonly path: string | null;
  /** What was seen, one sentence with the offending value, never a secret: `tcp 9092-9098 is open to 0.0.0.0/0.` */
  readonly seen: string;
  /** `cannot-tell`: the plan does not say, and what cannot be told is never a pass. */
  readonly verdict: "found" | "cannot-tell";
  /** Addresses of other resources that take part. */
  readonly involves: readonly string[];
}

/** What a rule may need beside the plan; without it the rule is not judged, and the review says so. */
export type Need = "inventory" | "wave" | "ledger" | "network" | "window";

/** A piece of configuration that shows a rule at work. A real Terraform planned it: the corpus keeps what it said. */
export interface RuleCase {
  /** HCL, without provider blocks. */
  readonly terraform: string;
  /** The configuration that was applied before, where a rule is about change. */
  readonly before?: string;
  /** Addresses that others changed or deleted outside of Terraform: no plan can find that without the real thing, so the corpus writes it into the plan. */
  readonly drifted?: readonly string[];
  /** What the review knows beside the plan, over an empty knowledge. */
  readonly knowing?: Partial<Knowledge>;
}

/** One thing that a plan may have wrong. */
export interface Rule {
  /** `kafka-port-open-to-internet`: kebab-case, stable, the name that suppressions use. */
  readonly name: string;
  readonly area: Area;
  readonly severity: Severity;
  /** What is wrong, as a headline without full stop. */
  readonly title: string;
  /** What the rule looks for: sentences. */
  readonly what: string;
  /** What happens to those who leave it: sentences. */
  readonly why: string;
  /** What to write instead: sentences. */
  readonly remedy: string;
  /** Pages that the rule rests on: `https://…`, a KIP, a Kafka class. */
  readonly references: readonly string[];
  readonly needs?: readonly Need[];
  /** Everything of this kind in a plan, in the order of its resources. Pure. */
  readonly find: (plan: Plan, known: Knowledge) => Iterable<Sighting>;
  readonly cases: { readonly nonCompliant: RuleCase; readonly compliant: RuleCase };
}

/** A rule as a review asks it: those of users need not bring cases. */
export type AskedRule = Omit<Rule, "cases">;

/** Something that is wrong for sure. */
export function found(
  resource: PlannedResource | null,
  path: string | null,
  seen: string,
  involves: readonly string[] = [],
): Sighting {
  return { resource, path, seen, verdict: "found", involves };
}

/** Something that may be wrong and that the plan does not tell: `seen` says what is missing and what would tell it. */
export function cannotTell(
  resource: PlannedResource | null,
  path: string | null,
  seen: string,
  involves: readonly string[] = [],
): Sighting {
  return { resource, path, seen, verdict: "cannot-tell", involves };
}

/** Written by users in a file of their own: checked by the compiler, taken as it is. */
export function defineRule(rule: AskedRule): AskedRule {
  return rule;
}
