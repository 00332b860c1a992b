import { join } from "node:path";
import { quietEnvironment } from "./cdktf-deploy";
import { programFailed } from "./program-failed";
import { failedByRace, mostAttempts } from "./providers-race";
import { type ProgramEnd, runProgram } from "./run-program";

/** One stack that Terraform works on. */
export interface TerraformStack {
  /** Where `cdktf.json` and `cdktf.out` lie. */
  readonly workDirectory: string;
  readonly stack: string;
  /** Credentials and `TF_CLI_CONFIG_FILE`: see {@link terraformEnvironment}. */
  readonly env: Readonly<Record<string, string>>;
  readonly onLine?: (line: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Runs Terraform in a stack's folder. Where the Kafka provider loses its own connection (see {@link failedByRace}) it is
 * run again.
 *
 * @param expected exit codes that are no failure
 * @throws ProgramFailed with Terraform's own errors
 */
export async function runTerraform(
  stack: TerraformStack,
  args: readonly string[],
  expected: readonly number[] = [0],
): Promise<ProgramEnd & { readonly attempts: number }> {
  for (let attempts = 1; ; attempts++) {
    const end = await runOnce(stack, args);
    if (expected.includes(end.exitCode)) return { ...end, attempts };
    if (!failedByRace(end) || attempts === mostAttempts)
      throw programFailed(`terraform ${args[0] ?? ""} of ${stack.stack}`, end.exitCode, end.lines);
    stack.onLine?.("the provider lost its own connection: running again");
  }
}

function runOnce(stack: TerraformStack, args: readonly string[]): Promise<ProgramEnd> {
  return runProgram({
    program: "terraform",
    arguments: args,
    workDirectory: stackDirectory(stack.workDirectory, stack.stack),
    env: { ...quietEnvironment, ...stack.env },
    ...(stack.onLine === undefined ? {} : { onLine: stack.onLine }),
    ...(stack.signal === undefined ? {} : { signal: stack.signal }),
  });
}

/** Where cdktf writes a stack: `cdktf.out/stacks/<stack>`. */
export function stackDirectory(workDirectory: string, stack: string): string {
  return join(workDirectory, "cdktf.out", "stacks", stack);
}
