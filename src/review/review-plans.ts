import { ownRules } from "./about-the-review";
import { applyBaseline } from "./baseline/baseline";
import { compareReviews } from "./compare-reviews";
import { destroyedBy } from "./destruction/destroyed-by";
import { exposureOf } from "./exposure/exposure-of";
import { type Finding, type NotJudged, type ReviewedStack, type Suppression } from "./finding";
import { findingsOf, isJudged, mayShow, lacks, severityOf, sorted } from "./findings-of";
import { compareGrants } from "./grants/compare-grants";
import { type Action, type Plan } from "./plan/plan";
import { type Policy } from "./policy/policy";
import { type Review, type ReviewVerdict } from "./review";
import { type AskedRule, type Need } from "./rule";
import { isAtLeast } from "./severity";
import { type Subject } from "./subject";
import { applySuppressions } from "./suppressions/apply-suppressions";

/** What a review is given. */
export interface ReviewInput {
  readonly subjects: readonly Subject[];
  readonly policy: Policy;
  /** Our own and those of plug-ins. */
  readonly rules: readonly AskedRule[];
  readonly suppressions: readonly Suppression[];
  /** Fingerprints that do not fail; none without a baseline. */
  readonly baseline: ReadonlySet<string>;
  /** The older plans, for what changed. */
  readonly older: readonly Subject[] | null;
  readonly now: Date;
  readonly version: string;
}

/** Reviews plans. Pure: the same input gives the same review, in time that grows with the plans and no faster. */
export function reviewPlans(input: ReviewInput): Review {
  const { subjects, policy, rules, now, version } = input;
  const before =
    input.older?.flatMap(({ plan, known, synthesized }) => findingsOf(plan, known, rules, synthesized)) ?? [];
  const seen = subjects.flatMap(({ plan, known, synthesized }) => findingsOf(plan, known, rules, synthesized));
  const suppressed = applySuppressions(seen, input.suppressions, {
    today: now.toISOString().slice(0, 10),
    rules: judgedRules(subjects, rules),
    stacks: new Set(subjects.map(({ plan }) => plan.stack)),
  });
  const accepted = new Set([...input.baseline, ...before.map(({ fingerprint }) => fingerprint)]);
  const findings = sorted(applyBaseline(suppressed, accepted));
  const verdict = verdictOf(findings, policy);
  const exposure = subjects.map(({ plan, known }) => exposureOf(plan, known));
  const grants = subjects.flatMap(({ plan, known }) => compareGrants(plan, known) ?? []);
  return {
    at: now.toISOString(),
    version,
    stacks: subjects.map(({ plan }) => stackOf(plan)),
    findings,
    notJudged: notJudged(subjects, rules, policy),
    onlyInPlans: onlyInPlans(subjects, rules, policy, findings),
    off: [...policy.severities].flatMap(([rule, decided]) => ("off" in decided ? [{ rule, reason: decided.off }] : [])),
    rules: [...rules, ...ownRules].map(({ name, area, severity, title, what, why, remedy, references }) => ({
      ...{ name, area, severity, title, what, why, remedy, references },
    })),
    suppressions: input.suppressions,
    exposure,
    grants,
    destroyed: subjects.flatMap(({ plan, known }) => destroyedBy(plan, known)),
    failOn: policy.failOn,
    compared: input.older === null ? null : compareReviews(input.older, before, { findings, exposure, grants }),
    verdict,
    exitCode: exitCodeOf[verdict],
  };
}

const exitCodeOf = { pass: 0, fail: 1, unknown: 2, "sign-off-missing": 4 } as const satisfies Record<
  ReviewVerdict,
  number
>;

/** The rule whose findings wait for a person's decision and for nothing else. */
const waitsForDecision = "difference-not-accepted";

function verdictOf(findings: readonly Finding[], { failOn }: Policy): ReviewVerdict {
  const counting = findings.filter(({ status, severity }) => status.is === "open" && isAtLeast(severity, failOn));
  const certain = counting.filter(({ verdict }) => verdict === "found");
  if (certain.some(({ rule }) => rule !== waitsForDecision)) return "fail";
  if (counting.length > certain.length) return "unknown";
  return certain.length > 0 ? "sign-off-missing" : "pass";
}

function stackOf({ stack, file, kind, resources }: Plan): ReviewedStack {
  const actions: Partial<Record<Action, number>> = {};
  for (const { action } of resources) actions[action] = (actions[action] ?? 0) + 1;
  return { stack, file, kind, resources: resources.length, actions };
}

const options: Readonly<Record<Need, string>> = {
  inventory: "--inventory inventory.json",
  wave: "--wave w01.yaml --inventory inventory.json",
  ledger: "ledger.json beside the stack, or --wave w01.yaml --inventory inventory.json",
  network: "network.json beside the stack, or --network network.json",
  window: "review.window in kafka-byoc.yaml",
};

function judgedRules(subjects: readonly Subject[], rules: readonly AskedRule[]): ReadonlySet<string> {
  const judged = rules.filter((rule) =>
    subjects.some(({ plan, known }) => isJudged(rule, known) && mayShow(plan, rule)),
  );
  return new Set(judged.map(({ name }) => name));
}

/** Rules about change, where no stack tells of any: what one of them finds all the same was judged. */
function onlyInPlans(
  subjects: readonly Subject[],
  rules: readonly AskedRule[],
  policy: Policy,
  findings: readonly Finding[],
): readonly string[] {
  const found = new Set(findings.map(({ rule }) => rule));
  return rules
    .filter((rule) => severityOf(rule, policy) !== null && !found.has(rule.name) && shownByNone(subjects, rule))
    .map(({ name }) => name);
}

function shownByNone(subjects: readonly Subject[], rule: AskedRule): boolean {
  return subjects.length > 0 && !subjects.some(({ plan }) => mayShow(plan, rule));
}

/** Rules that no stack could be judged by, with what would let them. No input lets those that need a plan. */
function notJudged(subjects: readonly Subject[], rules: readonly AskedRule[], policy: Policy): readonly NotJudged[] {
  return rules
    .filter((rule) => severityOf(rule, policy) !== null && !shownByNone(subjects, rule))
    .flatMap((rule) => {
      const missing = subjects.map(({ known }) => lacks(rule, known));
      const needs = missing.find((some) => some.length > 0);
      if (needs === undefined || missing.some((some) => some.length === 0)) return [];
      return [{ rule: rule.name, title: rule.title, needs, give: needs.map((need) => options[need]).join("; ") }];
    });
}
