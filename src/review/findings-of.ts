import { checkFailed, type OwnRule, planNotWhollyRead, ruleBroke } from "./about-the-review";
import { type Finding } from "./finding";
import { fingerprintOf } from "./fingerprint";
import { type Knowledge } from "./knowledge";
import { oncePerPlan } from "./once-per-plan";
import { type Place, type Plan, type PlannedResource } from "./plan/plan";
import { type Policy } from "./policy/policy";
import { cannotTell, found, type AskedRule, type Rule, type Sighting } from "./rule";
import { severities, type Severity } from "./severity";

/**
 * Everything that the rules say of one plan, worst first. Rules that the policy turned off are not asked. The synthesized
 * stack that a plan was made of tells the construct and the line of each resource.
 */
export function findingsOf(
  plan: Plan,
  known: Knowledge,
  rules: readonly AskedRule[],
  synthesized: Plan | null = null,
): readonly Finding[] {
  const ordinals = new Map<string, number>();
  const finding = (rule: OwnRule, sighting: Sighting): Finding =>
    placedBy(synthesized, findingOf(rule, sighting, plan, known.policy, ordinals));
  const ofRules = rules
    .filter((rule) => isJudged(rule, known))
    .flatMap((rule) => seenBy(rule, plan, known).map(([of, sighting]) => finding(of, sighting)));
  const unread = plan.unread.map((text) => finding(planNotWhollyRead, cannotTell(null, null, text)));
  const failed = severityOf(checkFailed, known.policy) === null ? [] : plan.failedChecks;
  const checks = failed.map(({ name, says }) =>
    finding(
      checkFailed,
      found(null, name, says.length === 0 ? `${name} does not hold.` : `${name}: ${says.join(" ")}`),
    ),
  );
  return sorted([...unread, ...checks, ...ofRules]);
}

/** Whether a rule is asked at all: it is not turned off, and has what it needs. */
export function isJudged(rule: AskedRule, known: Knowledge): boolean {
  return severityOf(rule, known.policy) !== null && lacks(rule, known).length === 0;
}

/**
 * Whether a plan may show what a rule looks for: states and synthesized stacks tell what is, and not what changes. A rule is
 * about change where its own case needs a configuration of before; what is not known of rules of users may be shown.
 */
export function mayShow(plan: Pick<Plan, "kind">, rule: AskedRule | Rule): boolean {
  if (plan.kind === "plan" || !("cases" in rule)) return true;
  // A rule of users that is JavaScript may have cases of any shape.
  return rule.cases?.nonCompliant?.before === undefined;
}

/** What a rule needs and does not have. */
export function lacks({ needs = [] }: AskedRule, known: Knowledge): NonNullable<AskedRule["needs"]> {
  const there = {
    inventory: known.source !== null,
    wave: known.wave !== null,
    ledger: known.ledger !== null || known.wave !== null,
    network: known.network !== null,
    window: known.window !== null,
  };
  return needs.filter((need) => !there[need]);
}

/** The severity that a rule has here; null where the policy turned it off. */
export function severityOf({ name, severity }: Pick<AskedRule, "name" | "severity">, policy: Policy): Severity | null {
  const decided = policy.severities.get(name);
  if (decided === undefined) return severity;
  return "off" in decided ? null : decided.severity;
}

/** Worst first, what is certain before what is not, then by rule, stack and address: the same input gives the same order. */
export function sorted(findings: readonly Finding[]): readonly Finding[] {
  const key = (finding: Finding): string =>
    [
      severities.indexOf(finding.severity),
      finding.verdict === "found" ? 0 : 1,
      finding.rule,
      finding.stack,
      finding.address ?? "",
      finding.path ?? "",
      finding.fingerprint,
    ].join("\u0000");
  return findings
    .map((finding) => ({ finding, key: key(finding) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ finding }) => finding);
}

function seenBy(rule: AskedRule, plan: Plan, known: Knowledge): readonly (readonly [OwnRule, Sighting])[] {
  const seen: (readonly [OwnRule, Sighting])[] = [];
  try {
    for (const sighting of rule.find(plan, known)) seen.push([rule, sighting]);
  } catch (error) {
    // A plan is foreign input and a rule may be a user's own: one that breaks must not take the others with it.
    const text = error instanceof Error ? error.message : String(error);
    seen.push([ruleBroke, cannotTell(null, null, `The rule ${rule.name} stopped: ${text}`)]);
  }
  return seen;
}

function findingOf(
  rule: OwnRule,
  { resource, path, seen, verdict, involves }: Sighting,
  plan: Plan,
  policy: Policy,
  ordinals: Map<string, number>,
): Finding {
  const address = resource?.address ?? null;
  const identity = [rule.name, plan.stack, address ?? "", path ?? "", ...(address === null ? [seen] : [])];
  const key = identity.join("\u0000");
  const ordinal = ordinals.get(key) ?? 0;
  ordinals.set(key, ordinal + 1);
  return {
    fingerprint: fingerprintOf([...identity, String(ordinal)]),
    rule: rule.name,
    area: rule.area,
    severity: severityOf(rule, policy) ?? rule.severity,
    title: rule.title,
    stack: plan.stack,
    address,
    path,
    seen,
    remedy: rule.remedy,
    verdict,
    involves,
    status: { is: "open" },
    place: resource?.place ?? placeOfOutput(plan, resource, path) ?? { file: plan.file, line: 1, column: 1 },
    constructPath: resource?.constructPath ?? null,
  };
}

const placesOfOutputs = oncePerPlan(
  (plan: Plan): ReadonlyMap<string, Place> =>
    new Map(plan.outputs.flatMap(({ name, place }) => (place === null ? [] : [[`output.${name}`, place] as const]))),
);

/** Where the output stands that a finding of the plan as a whole is about; null where it is about none. */
function placeOfOutput(plan: Plan, resource: PlannedResource | null, path: string | null): Place | null {
  if (resource !== null || path?.startsWith("output.") !== true) return null;
  return placesOfOutputs(plan).get(path) ?? null;
}

function placedBy(synthesized: Plan | null, finding: Finding): Finding {
  if (synthesized === null) return finding;
  if (finding.address === null) {
    const place = placeOfOutput(synthesized, null, finding.path);
    return place === null ? finding : { ...finding, place };
  }
  const resource = synthesized.at(finding.address) ?? synthesized.at(finding.address.replace(/\[[^\]]*\]$/, ""));
  if (resource === undefined) return finding;
  return {
    ...finding,
    place: resource.place ?? finding.place,
    constructPath: resource.constructPath ?? finding.constructPath,
  };
}
