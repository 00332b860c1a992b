import { runTerraform, type TerraformStack } from "./terraform-run";

/** Whether a plan would change anything, and what. */
export type PlanOutcome =
  { readonly empty: true; readonly attempts: number } | { readonly empty: false; readonly changes: readonly string[] };

/** How every plan of ours is made: nobody is asked, and a lock is waited for. */
const planning = ["plan", "-input=false", "-no-color", "-lock-timeout=10s"] as const;

/**
 * Plans a deployed stack again (`terraform plan -detailed-exitcode`): empty is the proof that the target is what was
 * declared and that no value comes back from the broker in another form.
 *
 * @throws ProgramFailed when planning itself fails, with Terraform's own errors
 */
export async function terraformPlanIsEmpty(stack: TerraformStack): Promise<PlanOutcome> {
  const { exitCode, lines, attempts } = await runTerraform(stack, [...planning, "-detailed-exitcode"], [0, 2]);
  return exitCode === 0 ? { empty: true, attempts } : { empty: false, changes: changesIn(lines) };
}

/** What Terraform plans for a stack, as its own JSON. */
export interface ShownPlan {
  /** `terraform show -json`: with the values of sensitive variables that are not ephemeral, where a stack has such. */
  readonly json: string;
  readonly attempts: number;
}

/**
 * Makes a stack ready for Terraform, as `cdktf deploy` would: providers and backend. What it says does not matter where it
 * works.
 *
 * @throws ProgramFailed with Terraform's own errors
 */
export async function terraformInit(stack: TerraformStack): Promise<void> {
  await runTerraform(stack, ["init", "-input=false", "-no-color"]);
}

/**
 * Plans a stack that is ready, keeps the plan in a file, and shows it as JSON.
 *
 * @param planFile where `-out` writes
 * @throws ProgramFailed when planning fails, with Terraform's own errors: what `prevent_destroy` keeps from being planned, too
 */
export async function terraformPlanShown(stack: TerraformStack, planFile: string): Promise<ShownPlan> {
  const { attempts } = await runTerraform(stack, [...planning, "-parallelism=30", `-out=${planFile}`]);
  // Nobody listens here: what it says is long, and may hold secrets.
  const { workDirectory, stack: name, env, signal } = stack;
  const quietly = { workDirectory, stack: name, env, ...(signal === undefined ? {} : { signal }) };
  const { lines } = await runTerraform(quietly, ["show", "-json", planFile]);
  return { json: lines.find((line) => line.startsWith("{")) ?? "", attempts };
}

/** The plan's own headings: `# kafka_topic.topics_a_1234 will be updated in-place`. */
function changesIn(lines: readonly string[]): readonly string[] {
  return lines
    .map((line) => line.trim())
    .filter((line) => /^# \S+ (will|must) be /.test(line) || line.startsWith("Plan:"));
}
