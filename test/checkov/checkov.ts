import { runProgram } from "../../src/rehearsal/terraform/run-program";
import { pythonPackages } from "../aws/rig/python-packages";

/** One rule that one resource does not keep, as checkov writes it. */
export interface FailedCheck {
  readonly check_id: string;
  readonly check_name: string;
  /** Below the scanned folder, with a slash before it: `/plan.json`. */
  readonly file_path: string;
  readonly resource: string;
}

/** What checkov says of what it read. */
export interface CheckovAnswer {
  /** Rules times resources that held. */
  readonly passed: number;
  readonly failed: readonly FailedCheck[];
  /** Files that it could not read, by the path that it was given or found. */
  readonly unread: readonly string[];
}

interface Answer {
  readonly summary?: { readonly passed: number };
  readonly passed?: number;
  readonly results?: { readonly failed_checks: readonly FailedCheck[]; readonly parsing_errors: readonly string[] };
}

/** One run of checkov to its end. It asks nobody for rules or prices. */
export async function checkov(scope: readonly string[], workDirectory: string): Promise<CheckovAnswer> {
  const flags = ["--output", "json", "--compact", "--skip-download"];
  const { exitCode, lines } = await runProgram({
    program: "python3",
    arguments: ["-m", "checkov.main", ...scope, ...flags],
    workDirectory,
    env: { PYTHONPATH: await pythonPackages("checkov"), PYTHONDONTWRITEBYTECODE: "1", BC_API_KEY: undefined },
  });
  const from = lines.findIndex((line) => line.startsWith("{"));
  if (from < 0)
    throw new Error(`checkov told nothing (exit code ${String(exitCode)}):\n${lines.slice(-20).join("\n")}`);
  const { summary, passed, results }: Answer = JSON.parse(lines.slice(from).join("\n"));
  return {
    // With nothing to judge it writes the summary alone.
    passed: summary?.passed ?? passed ?? 0,
    failed: results?.failed_checks ?? [],
    unread: results?.parsing_errors ?? [],
  };
}
