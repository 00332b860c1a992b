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
import { heldDecisions, type HeldDecisions } from "../../review/policy/held-decisions";
import { type Policy } from "../../review/policy/policy";
import { readPolicy } from "../../review/policy/read-policy";
import { reviewPlans } from "../../review/review-plans";
import { type Subject } from "../../review/subject";
import { rules as ourRules } from "../../review/rules/catalogue";
import { type AskedRule } from "../../review/rule";
import { type Severity } from "../../review/severity";
import { nearest } from "../../documents/nearest";
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
  const subjectsAt = await subjectsReader(options, decided.policy, now, progress.say);
  const subjects = await subjectsAt(places);
  const older = options.diff === undefined ? null : await subjectsAt([options.diff]);
  progress.say("judging");
  const reviewed = reviewPlans({
    subjects,
    older,
    ...decided,
    baseline: options.baseline === undefined ? new Set() : readBaseline(options.baseline),
    now,
    version: packageVersion(),
  });
  progress.clear();
  // Whoever takes down what is there has nothing to mend today: reports say the exit code that comes.
  const review = options.writeBaseline === undefined ? reviewed : { ...reviewed, exitCode: exitCodes.pass };
  if (options.writeBaseline !== undefined)
    writeFileWhole(options.writeBaseline, `${JSON.stringify(baselineOf(review.findings, review.at), null, 2)}\n`);
  writeOutputs(
    outputs,
    Object.fromEntries(
      Object.entries(reviewRenderers).map(([format, render]) => [format, (how: RenderOptions) => render(review, how)]),
    ),
  );
  process.exitCode = review.exitCode;
}

interface Decisions extends HeldDecisions {
  readonly rules: readonly AskedRule[];
}

/** The policy, all rules, and the suppressions: each where it was named, or where it usually lies. */
async function decisions(options: ReviewOptions): Promise<Decisions> {
  const file = options.config ?? (existsSync(usualConfiguration) ? usualConfiguration : undefined);
  const read = file === undefined ? undefined : readPolicy(file);
  const taken = [...ourRules, ...ownRules].map(({ name }) => name);
  const all = [...ourRules, ...(await loadRules([...(read?.ruleFiles ?? []), ...options.rules], taken))];
  const usual = existsSync(usualSuppressions) ? usualSuppressions : undefined;
  const { policy, suppressions } = heldDecisions(read, all, options.suppressions, usual);
  return {
    policy: options.failOn === undefined ? policy : { ...policy, failOn: options.failOn },
    rules: only(all, options.only),
    suppressions,
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

/** How plans become subjects: what lies beside all of them is read once, however many places are asked for. */
async function subjectsReader(
  options: ReviewOptions,
  policy: Policy,
  now: Date,
  say: (text: string) => void,
): Promise<(places: readonly string[]) => Promise<readonly Subject[]>> {
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
  const stacks = options.synthesized === undefined ? [] : await readPlans(options.synthesized);
  return async (places) => {
    const plans: Plan[] = [];
    for (const place of places) {
      say(`reading ${place}`);
      plans.push(...(await readPlans(place)));
    }
    return plans.map((plan) => {
      const synthesized = synthesizedOf(plan, stacks);
      return { plan, known: known(synthesized ?? plan, plans.length === 1), synthesized };
    });
  };
}

/** The synthesized stack of a plan: the one of its name, or the only one. */
function synthesizedOf(plan: Plan, synthesized: readonly Plan[]): Plan | null {
  const only = synthesized.length === 1 ? synthesized[0] : undefined;
  return synthesized.find(({ stack }) => stack === plan.stack) ?? only ?? null;
}
