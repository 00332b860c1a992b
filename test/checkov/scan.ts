import { join } from "node:path";
import { pythonPackages } from "../aws/rig/python-packages";
import { runProgram } from "../../src/rehearsal/terraform/run-program";

/** Something that checkov does not like. */
export interface Finding {
  readonly check: string;
  readonly title: string;
  /** `aws_lb.orders_private-link_shard-0_A1B2C3D4` */
  readonly resource: string;
}

/** What one scan said. */
export interface Scan {
  /** Rules times resources that held. */
  readonly passed: number;
  readonly findings: readonly Finding[];
}

interface Answer {
  readonly summary?: { readonly passed: number; readonly parsing_errors: number };
  readonly results?: {
    readonly failed_checks: readonly { check_id: string; check_name: string; resource: string }[];
  };
}

/** Scans a synthesized stack as checkov reads CDKTF's output. It asks nobody for rules or prices. */
export async function scan(stackFolder: string): Promise<Scan> {
  const file = join(stackFolder, "cdk.tf.json");
  const flags = ["--framework", "terraform_json", "--output", "json", "--quiet", "--compact", "--skip-download"];
  const { exitCode, lines } = await runProgram({
    program: "python3",
    arguments: ["-m", "checkov.main", "--file", file, ...flags],
    workDirectory: stackFolder,
    env: { PYTHONPATH: await pythonPackages("checkov"), PYTHONDONTWRITEBYTECODE: "1", BC_API_KEY: undefined },
  });
  const from = lines.findIndex((line) => line.startsWith("{"));
  if (from < 0)
    throw new Error(`checkov told nothing (exit code ${String(exitCode)}):\n${lines.slice(-20).join("\n")}`);
  const { summary, results }: Answer = JSON.parse(lines.slice(from).join("\n"));
  if (summary?.parsing_errors !== 0) throw new Error(`checkov cannot read ${file}.`);
  return {
    passed: summary.passed,
    findings: (results?.failed_checks ?? []).map(({ check_id, check_name, resource }) => ({
      check: check_id,
      title: check_name,
      resource,
    })),
  };
}
