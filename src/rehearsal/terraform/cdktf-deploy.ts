import { installedCommandLine } from "./cdktf-command-line";
import { programFailed } from "./program-failed";
import { failedByRace, mostAttempts } from "./providers-race";
import { type ProgramEnd, runProgram } from "./run-program";

/** One stack to deploy, as a user would with `cdktf deploy`. */
export interface CdktfDeployment {
  /** Where `cdktf.json` lies. */
  readonly workDirectory: string;
  readonly stack: string;
  /** Credentials and `TF_CLI_CONFIG_FILE`: see {@link terraformEnvironment}. */
  readonly env: Readonly<Record<string, string>>;
  /** Operations at once. The Kafka provider batches ACLs, so 30 is twice as fast as Terraform's own 10. */
  readonly parallelism?: number;
  /** Where the outputs are written as JSON, by stack. */
  readonly outputsFile?: string;
  readonly onLine?: (line: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Runs `cdktf deploy` for one stack without questions. `--skip-provider-lock`, because locking asks Terraform's registry
 * even where a mirror holds every provider.
 *
 * Where the provider loses its own connection (see {@link failedByRace}) it is run again: what was applied is in the state.
 *
 * @throws ProgramFailed with Terraform's own errors
 */
export async function cdktfDeploy(
  deployment: CdktfDeployment,
): Promise<{ readonly lines: readonly string[]; readonly attempts: number }> {
  for (let attempts = 1; ; attempts++) {
    const end = await deployOnce(deployment);
    if (end.exitCode === 0) return { lines: end.lines, attempts };
    if (!failedByRace(end) || attempts === mostAttempts)
      throw programFailed(`cdktf deploy ${deployment.stack}`, end.exitCode, end.lines);
    deployment.onLine?.("the provider lost its own connection: deploying again");
  }
}

function deployOnce(deployment: CdktfDeployment): Promise<ProgramEnd> {
  return runProgram({
    program: process.execPath,
    arguments: [
      installedCommandLine(deployment.workDirectory),
      "deploy",
      deployment.stack,
      "--auto-approve",
      "--skip-provider-lock",
      "--terraform-parallelism",
      String(deployment.parallelism ?? 30),
      ...(deployment.outputsFile === undefined ? [] : ["--outputs-file", deployment.outputsFile]),
    ],
    workDirectory: deployment.workDirectory,
    env: { ...quietEnvironment, ...deployment.env },
    ...(deployment.onLine === undefined ? {} : { onLine: deployment.onLine }),
    ...(deployment.signal === undefined ? {} : { signal: deployment.signal }),
  });
}

/** Neither cdktf nor Terraform asks anybody for newer versions, and providers come only from where the CLI configuration says. */
export const quietEnvironment: Readonly<Record<string, string>> = {
  CHECKPOINT_DISABLE: "1",
  DISABLE_VERSION_CHECK: "1",
  CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
  TF_IN_AUTOMATION: "1",
  TF_INPUT: "0",
  CI: "1",
};
