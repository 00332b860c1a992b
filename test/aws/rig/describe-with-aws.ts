import { spawnSync } from "node:child_process";
import { findProviderMirror } from "../../../src/rehearsal/terraform/find-provider-mirror";
import { type ProviderAddress } from "../../../src/rehearsal/terraform/provider-address";
import { whyNoPython } from "./python-packages";

/** What the bindings of @cdktf/provider-aws are made from. */
export const awsProvider: ProviderAddress = { namespace: "hashicorp", type: "aws", version: "5.100.0" };

/** Why Terraform cannot read our stacks here, as a sentence; undefined where it can. */
function whyNoTerraform(): string | undefined {
  if (spawnSync("terraform", ["version"]).status !== 0) return "Terraform is not installed";
  return findProviderMirror(awsProvider) === undefined
    ? `no mirror on this machine holds Terraform's AWS provider ${awsProvider.version} (KAFKA_BYOC_PROVIDER_MIRROR names one)`
    : undefined;
}

/** `describe` for tests that validate with the real AWS provider; skipped aloud where it is not on this machine. */
export function describeWithAwsProvider(name: string, tests: () => void): void {
  describeUnless(whyNoTerraform(), name, tests);
}

/** `describe` for tests that apply to a mock of AWS's API; skipped aloud where a part is missing. */
export function describeWithAws(name: string, tests: () => void): void {
  describeUnless(whyNoTerraform() ?? whyNoPython("moto"), name, tests);
}

/** `describe` for tests that scan with checkov; skipped aloud where there is no Python. */
export function describeWithCheckov(name: string, tests: () => void): void {
  describeUnless(whyNoPython("checkov"), name, tests);
}

function describeUnless(because: string | undefined, name: string, tests: () => void): void {
  if (because === undefined) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`skipped: ${name} (${because})\n`);
  describe.skip(`${name} (skipped: ${because})`, tests);
}
