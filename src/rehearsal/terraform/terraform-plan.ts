import { join } from "node:path";
import { quietEnvironment } from "./cdktf-deploy";
import { programFailed } from "./program-failed";
import { failedByRace, mostAttempts } from "./providers-race";
import { type ProgramEnd, runProgram } from "./run-program";

/** One deployed stack to plan again. */
export interface TerraformPlan {
  /** Where `cdktf.json` and `cdktf.out` lie. */
  readonly workDirectory: string;
  readonly stack: string;
  readonly env: Readonly<Record<string, string>>;
  readonly onLine?: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** Whether a plan would change anything, and what. */
export type PlanOutcome =
  { readonly empty: true; readonly attempts: number } | { readonly empty: false; readonly changes: readonly string[] };

/**
 * Plans a deployed stack again (`terraform plan -detailed-exitcode`): empty is the proof that the target is what was
 * declared and that no value comes back from the broker in another form.
 *
 * @throws ProgramFailed when planning itself fails, with Terraform's own errors
 */
export async function terraformPlanIsEmpty(plan: TerraformPlan): Promise<PlanOutcome> {
  for (let attempts = 1; ; attempts++) {
    const end = await planOnce(plan);
    if (end.exitCode === 0) return { empty: true, attempts };
    if (end.exitCode === 2) return { empty: false, changes: changesIn(end.lines) };
    if (!failedByRace(end) || attempts === mostAttempts)
      throw programFailed(`terraform plan of ${plan.stack}`, end.exitCode, end.lines);
  }
}

function planOnce(plan: TerraformPlan): Promise<ProgramEnd> {
  return runProgram({
    program: "terraform",
    arguments: ["plan", "-detailed-exitcode", "-input=false", "-no-color", "-lock-timeout=10s"],
    workDirectory: stackDirectory(plan.workDirectory, plan.stack),
    env: { ...quietEnvironment, ...plan.env },
    ...(plan.onLine === undefined ? {} : { onLine: plan.onLine }),
    ...(plan.signal === undefined ? {} : { signal: plan.signal }),
  });
}

/** Where cdktf writes a stack: `cdktf.out/stacks/<stack>`. */
export function stackDirectory(workDirectory: string, stack: string): string {
  return join(workDirectory, "cdktf.out", "stacks", stack);
}

/** The plan's own headings: `# kafka_topic.topics_a_1234 will be updated in-place`. */
function changesIn(lines: readonly string[]): readonly string[] {
  return lines
    .map((line) => line.trim())
    .filter((line) => /^# \S+ (will|must) be /.test(line) || line.startsWith("Plan:"));
}
