import { type Destroyed } from "./destruction/destroyed";
import { type ExposedWay, type Exposure } from "./exposure/exposure";
import { type Finding, type NotJudged, type ReviewedStack, type Suppression } from "./finding";
import { type ComparedGrant, type GrantReport } from "./grants/grant-report";
import { type Rule } from "./rule";
import { type Severity } from "./severity";

/** What a review came to. Unknown never passes. */
export type ReviewVerdict = "pass" | "fail" | "unknown" | "sign-off-missing";

/** What changed between two plans. */
export interface Compared {
  /** The older plan's file. */
  readonly with: string;
  /** Findings that were there and are not any more. */
  readonly gone: readonly Finding[];
  readonly waysOpened: readonly ExposedWay[];
  readonly waysClosed: readonly ExposedWay[];
  readonly grantsAdded: readonly ComparedGrant[];
  readonly grantsRemoved: readonly ComparedGrant[];
}

/** Everything that a review says: what every output format writes. */
export interface Review {
  /** `2026-11-21T18:00:00.000Z`. */
  readonly at: string;
  /** Of kafka-byoc. */
  readonly version: string;
  readonly stacks: readonly ReviewedStack[];
  /** Worst first, then by rule, stack and address. */
  readonly findings: readonly Finding[];
  readonly notJudged: readonly NotJudged[];
  /** Names of rules about change that no stack here can show: states and synthesized stacks tell what is. None where a plan was reviewed. */
  readonly onlyInPlans: readonly string[];
  /** Rules that the policy turned off, with the reason. */
  readonly off: readonly { readonly rule: string; readonly reason: string }[];
  /** All rules that took part, plug-ins included. */
  readonly rules: readonly Pick<
    Rule,
    "name" | "area" | "severity" | "title" | "what" | "why" | "remedy" | "references"
  >[];
  readonly suppressions: readonly Suppression[];
  readonly exposure: readonly Exposure[];
  readonly grants: readonly GrantReport[];
  readonly destroyed: readonly Destroyed[];
  readonly failOn: Severity;
  /** What changed against an older plan; null where nothing was compared. */
  readonly compared: Compared | null;
  readonly verdict: ReviewVerdict;
  readonly exitCode: 0 | 1 | 2 | 4;
}
