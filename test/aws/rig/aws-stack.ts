import { App, LocalBackend, TerraformStack } from "cdktf";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { join } from "node:path";
import { stackDirectory } from "../../../src/rehearsal/terraform/terraform-run";
import { type RunningMock } from "./running-mock";
import { terraformIn, type TerraformRuns } from "./terraform-runs";

/** Everybody is this account at the mock. */
export const mockAccount = "123456789012";

/** Zones of the mock's us-east-1. */
export const mockZones = ["use1-az6", "use1-az1", "use1-az2"] as const;

/** Synthesizes a stack of its own and has Terraform work on it at the mock. */
export async function stackAtMock(
  mock: RunningMock,
  directory: string,
  name: string,
  build: (stack: TerraformStack) => void,
): Promise<TerraformRuns> {
  const app = new App({ outdir: join(directory, "cdktf.out") });
  const stack = new TerraformStack(app, name);
  new LocalBackend(stack, { path: "terraform.tfstate" });
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  build(stack);
  app.synth();
  return terraformAtMock(mock, stackDirectory(directory, name));
}

/** Terraform in the folder of a synthesized stack, with the mock as its AWS. */
export async function terraformAtMock(mock: RunningMock, folder: string): Promise<TerraformRuns> {
  const terraform = terraformIn(folder, mock.environment);
  const run = async (...args: readonly string[]): Promise<readonly string[]> => {
    try {
      return await terraform.run(...args);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      throw new Error([said, "", "The mock's own troubles:", ...mock.troubles().slice(-40)].join("\n"));
    }
  };
  await run("init", "-input=false", "-no-color");
  return { ...terraform, run };
}
