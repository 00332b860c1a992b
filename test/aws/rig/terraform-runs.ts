import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { quietEnvironment } from "../../../src/rehearsal/terraform/cdktf-deploy";
import { findProviderMirror } from "../../../src/rehearsal/terraform/find-provider-mirror";
import { programFailed } from "../../../src/rehearsal/terraform/program-failed";
import { type ProgramEnd, runProgram } from "../../../src/rehearsal/terraform/run-program";
import { terraformCliConfig } from "../../../src/rehearsal/terraform/terraform-cli-config";
import { awsProvider } from "./describe-with-aws";

/** Terraform in one stack's folder. */
export interface TerraformRuns {
  /** Runs it; its lines. Throws with Terraform's own errors where it fails. */
  run(...args: readonly string[]): Promise<readonly string[]>;
  /** Runs it, whatever comes of it. */
  end(...args: readonly string[]): Promise<ProgramEnd>;
  /** What another plan would change; none is the proof that nothing comes back in another form. */
  changes(): Promise<readonly string[]>;
}

/** Terraform for a folder, with providers from mirrors of this machine and from nowhere else. */
export function terraformIn(
  workDirectory: string,
  env: Readonly<Record<string, string>> = {},
  otherMirrors: readonly string[] = [],
): TerraformRuns {
  const cliConfigFile = join(workDirectory, "terraformrc");
  const aws = findProviderMirror(awsProvider);
  const mirrors = [...new Set([...(aws === undefined ? [] : [aws]), ...otherMirrors])].map((directory) => ({
    directory,
    namespaces: ["*"],
  }));
  writeFileSync(cliConfigFile, terraformCliConfig({ mirrors, registry: false }));
  const end = (...args: readonly string[]): Promise<ProgramEnd> =>
    runProgram({
      program: "terraform",
      arguments: args,
      workDirectory,
      env: { ...quietEnvironment, ...env, TF_CLI_CONFIG_FILE: cliConfigFile },
    });
  return {
    end,
    run: async (...args) => {
      const { exitCode, lines } = await end(...args);
      if (exitCode !== 0) throw programFailed(`terraform ${args.join(" ")}`, exitCode, lines);
      return lines;
    },
    changes: async () => {
      const { exitCode, lines } = await end("plan", "-detailed-exitcode", "-input=false", "-no-color");
      if (exitCode === 1) throw programFailed("terraform plan", exitCode, lines);
      return exitCode === 0 ? [] : lines.filter((line) => /^\s*(# \S+ (will|must) be |[-+~] )/.test(line));
    },
  };
}
