import { type Action, type Place } from "./plan/plan";
import { type Area, type Need } from "./rule";
import { type Severity } from "./severity";

/** A finding that somebody accepted for a while. */
export interface Suppression {
  readonly rule: string;
  /** The resource's address; `*` is not allowed: one finding, one suppression. */
  readonly resource: string;
  /** The attribute, or what a finding of the plan as a whole is about; null for every one at the resource. */
  readonly path: string | null;
  /** The stack, where several have the address. */
  readonly stack: string | null;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds: `2027-03-31`. */
  readonly expires: string;
  readonly place: Place;
}

/** Whether a finding counts. */
export type FindingStatus =
  | { readonly is: "open" }
  | { readonly is: "suppressed"; readonly by: Suppression }
  /** It was there when the baseline was taken. */
  | { readonly is: "in-baseline" };

/** One thing that the review says about a plan. */
export interface Finding {
  /** Stable from run to run, also when wording changes: from the rule, the stack, the address and the path. */
  readonly fingerprint: string;
  readonly rule: string;
  readonly area: Area;
  readonly severity: Severity;
  readonly title: string;
  readonly stack: string;
  /** Null where the plan as a whole is meant. */
  readonly address: string | null;
  readonly path: string | null;
  readonly seen: string;
  readonly remedy: string;
  readonly verdict: "found" | "cannot-tell";
  readonly involves: readonly string[];
  readonly status: FindingStatus;
  readonly place: Place | null;
  readonly constructPath: string | null;
}

/** A rule that had not what it needs. */
export interface NotJudged {
  readonly rule: string;
  readonly title: string;
  readonly needs: readonly Need[];
  /** The options that would give it: `--inventory inventory.json --wave w01.yaml`. */
  readonly give: string;
}

/** One plan as it was read. */
export interface ReviewedStack {
  readonly stack: string;
  readonly file: string;
  readonly kind: "plan" | "state" | "synthesized";
  readonly resources: number;
  readonly actions: Readonly<Partial<Record<Action, number>>>;
}
