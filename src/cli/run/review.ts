import { existsSync } from "node:fs";
import { explainAll, explainRule } from "../../report/review/explain";
import { reviewRenderers } from "../../report/review/table";
import { type RenderOptions } from "../../report/render-options";
import { ownRules } from "../../review/about-the-review";
import { baselineOf, readBaseline } from "../../review/baseline/baseline";
import { knowledgeFromFiles } from "../../review/knowledge-from-files";
import { type Plan } from "../../review/plan/plan";
import { readPlans } from "../../review/plan/read-plan";
import { loadRules } from "../../review/plug-ins/load-rules";
import { defaultPolicy, type Policy } from "../../review/policy/policy";
import { readPolicy } from "../../review/policy/read-policy";
import { reviewPlans } from "../../review/review-plans";
import { type Subject } from "../../review/subject";
import { rules as ourRules } from "../../review/rules/catalogue";
import { type AskedRule, type Severity } from "../../review/rule";
import { readSuppressions } from "../../review/suppressions/read-suppressions";
import { nearest } from "../../documents/nearest";
import { DocumentError } from "../../documents/problem";
import { writeFileWhole } from "../../documents/write-file";
import { exitCodes } from "../exit-codes";
import { progressOn } from "../progress";
import { usageError } from "../usage-error";
import { packageVersion } from "../version";
import { chosenOutputs, type Output, writeOutputs } from "./write-outputs";

/** Everything that `kafka-byoc review` was told. */
export interface ReviewOptions {
  readonly inventory?: string;
  readonly overlay: readonly string[];
  readonly wave: readonly string[];
  readonly targetInventory?: string;
  readonly network?: string;
  readonly synthesized?: string;
  readonly config?: string;
  readonly suppressions?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly diff?: string;
  readonly rules: readonly string[];
  readonly only: readonly string[];
  readonly failOn?: Severity;
  readonly explain?: string | true;
  readonly output: readonly Output[];
}

/** Where a team's decisions lie, where nobody says otherwise. */
const usualConfiguration = "kafka-byoc.yaml";
const usualSuppressions = "kafka-byoc.suppressions.yaml";

/** Reviews, writes every report that was asked for, and sets the exit code to the verdict's. */
export async function runReview(places: readonly string[], options: ReviewOptions): Promise<void> {
  const decided = await decisions(options);
  if (options.explain !== undefined) {
    process.stdout.write(explained(options.explain, decided.rules));
    process.exitCode = exitCodes.pass;
    return;
  }
  const outputs = chosenOutputs(options.output, Object.keys(reviewRenderers));
  if (options.wave.length > 0 && options.inventory === undefined)
    throw usageError("--wave: a wave speaks of an inventory: name it with --inventory.");
  const progress = progressOn(process.stderr);
  const now = new Date();
  const subjects = await subjectsAt(places, options, decided.policy, now, progress.say);
  const older =
    options.diff === undefined ? null : await subjectsAt([options.diff], options, decided.policy, now, progress.say);
  progress.say("judging");
  const review = reviewPlans({
    subjects,
    older,
    ...decided,
    baseline: options.baseline === undefined ? new Set() : readBaseline(options.baseline),
    now,
    version: packageVersion(),
  });
  progress.clear();
  if (options.writeBaseline !== undefined)
    writeFileWhole(options.writeBaseline, `${JSON.stringify(baselineOf(review.findings, review.at), null, 2)}\n`);
  writeOutputs(
    outputs,
    Object.fromEntries(
      Object.entries(reviewRenderers).map(([format, render]) => [format, (how: RenderOptions) => render(review, how)]),
    ),
  );
  process.exitCode = options.writeBaseline === undefined ? review.exitCode : exitCodes.pass;
}

interface Decisions {
  readonly policy: Policy;
  readonly rules: readonly AskedRule[];
  readonly suppressions: ReturnType<typeof readSuppressions>;
}

/** The policy, all rules, and the suppressions: each where it was named, or where it usually lies. */
async function decisions(options: ReviewOptions): Promise<Decisions> {
  const file = options.config ?? (existsSync(usualConfiguration) ? usualConfiguration : undefined);
  const read = file === undefined ? undefined : readPolicy(file);
  const ours: readonly AskedRule[] = ourRules;
  const taken = [...ours, ...ownRules].map(({ name }) => name);
  const all = [...ours, ...(await loadRules([...(read?.ruleFiles ?? []), ...options.rules], taken))];
  const names = [...all, ...ownRules].map(({ name }) => name);
  const problems = read?.problemsWith(names) ?? [];
  if (problems.length > 0) throw new DocumentError(problems);
  const suppressions =
    options.suppressions ?? read?.suppressions ?? (existsSync(usualSuppressions) ? usualSuppressions : undefined);
  const policy = read?.policy ?? defaultPolicy;
  return {
    policy: options.failOn === undefined ? policy : { ...policy, failOn: options.failOn },
    rules: only(all, options.only),
    suppressions: suppressions === undefined ? [] : readSuppressions(suppressions, names),
  };
}

/**
 * The rules that were named, or all.
 *
 * @throws UsageError for a name that no rule has
 */
function only(all: readonly AskedRule[], names: readonly string[]): readonly AskedRule[] {
  if (names.length === 0) return all;
  return names.map((name) => ruleCalled(name, all, "--only"));
}

function ruleCalled<T extends { readonly name: string }>(name: string, all: readonly T[], option: string): T {
  const rule = all.find((one) => one.name === name);
  if (rule !== undefined) return rule;
  const near = nearest(
    name,
    all.map((one) => one.name),
  );
  throw usageError(
    `${option} ${name}: there is no such rule. ${near === undefined ? "kafka-byoc review --explain lists all." : `Did you mean ${near}?`}`,
  );
}

function explained(wanted: string | true, all: readonly AskedRule[]): string {
  const how = { colour: Boolean(process.stdout.isTTY) && process.env["NO_COLOR"] === undefined, width: 100 };
  const every = [...all, ...ownRules];
  return wanted === true ? explainAll(every, how) : explainRule(ruleCalled(wanted, every, "--explain"), how);
}

async function subjectsAt(
  places: readonly string[],
  options: ReviewOptions,
  policy: Policy,
  now: Date,
  say: (text: string) => void,
): Promise<readonly Subject[]> {
  const plans: Plan[] = [];
  for (const place of places) {
    say(`reading ${place}`);
    plans.push(...(await readPlans(place)));
  }
  const { inventory, overlay, wave, targetInventory, network } = options;
  const known = knowledgeFromFiles(
    {
      overlays: overlay,
      waves: wave,
      ...(inventory === undefined ? {} : { inventory }),
      ...(targetInventory === undefined ? {} : { targetInventory }),
      ...(network === undefined ? {} : { network }),
    },
    policy,
    now,
  );
  const synthesized = options.synthesized === undefined ? [] : await readPlans(options.synthesized);
  return plans.map((plan) => ({
    plan,
    known: known(synthesizedOf(plan, synthesized) ?? plan, plans.length === 1),
    synthesized: synthesizedOf(plan, synthesized),
  }));
}

/** The synthesized stack of a plan: the one of its name, or the only one. */
function synthesizedOf(plan: Plan, synthesized: readonly Plan[]): Plan | null {
  const only = synthesized.length === 1 ? synthesized[0] : undefined;
  return synthesized.find(({ stack }) => stack === plan.stack) ?? only ?? null;
}
