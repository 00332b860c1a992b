import { scramPasswordVariable } from "../../constructs/kafka/users";
import { writeFileWhole } from "../../documents/write-file";
import { mustPass } from "../must-pass";
import { freshPassword } from "../rig/fresh-password";
import { workers } from "../rig/users";
import { type Noted } from "../steps";
import { cdktfDeploy } from "../terraform/cdktf-deploy";
import { kafkaProviderMirror } from "../terraform/kafka-provider-mirror";
import { cliConfigFor } from "../terraform/terraform-cli-config";
import { terraformEnvironment } from "../terraform/terraform-environment";
import { terraformPlanIsEmpty } from "../terraform/terraform-plan";
import { ProgramFailed } from "../terraform/program-failed";
import { type Workplace } from "../workplace";
import { type SynthesizedWave } from "./synthesize";

/** Everything that `cdktf` and Terraform are told for this wave: credentials, passwords, where the provider comes from. */
export type DeployEnvironment = Readonly<Record<string, string>>;

/** Finds or builds the Kafka provider, and gathers the environment in which the wave is deployed. */
export async function prepareDeployment(
  { directory, target, signal }: Workplace,
  { expectations, environment }: SynthesizedWave,
  terraformPassword: string,
  say: (text: string) => void,
): Promise<Noted<DeployEnvironment>> {
  const provider = await kafkaProviderMirror({ onProgress: say, signal });
  const cliConfig = cliConfigFor(provider);
  const cliConfigFile = directory.file("terraformrc");
  if (cliConfig !== undefined) writeFileWhole(cliConfigFile, cliConfig);
  const users = new Set(expectations.scramUsers.map(({ user }) => user));
  return {
    result: {
      ...environment,
      ...terraformEnvironment({
        username: workers.terraform,
        password: terraformPassword,
        caFile: target.caFile,
        variables: Object.fromEntries([...users].map((user) => [scramPasswordVariable(user), freshPassword()])),
        ...(cliConfig === undefined ? {} : { cliConfigFile }),
      }),
    },
    note:
      provider.from === "registry" ? "from Terraform's registry" : provider.built ? "built with Go" : "from a mirror",
  };
}

/**
 * Proves that Terraform's principal has its rights: without the reading ones the provider plans every topic as new.
 *
 * @throws ProgramFailed where a right is missing
 */
export async function checkTerraformsRights(
  { kafkaByoc, target }: Workplace,
  { stack }: SynthesizedWave,
): Promise<Noted<void>> {
  const properties = target.clientProperties(workers.terraform);
  const what = ["--phase", "before-apply", "--only", "deploy-rights-hold"];
  const end = await kafkaByoc(["check", stack, ...what, "--target", properties]);
  mustPass("kafka-byoc check --phase before-apply", end);
  return { result: undefined, note: "all there" };
}

/** `cdktf deploy`, as users do. */
export async function deploy(
  { directory, signal }: Workplace,
  { project, wave }: SynthesizedWave,
  env: DeployEnvironment,
  say: (text: string) => void,
): Promise<Noted<void>> {
  const outputsFile = directory.file("outputs.json");
  const { lines, attempts } = await cdktfDeploy({
    workDirectory: project,
    stack: wave.id,
    env,
    outputsFile,
    onLine: say,
    signal,
  });
  const summary = lines.find((line) => line.includes("Apply complete!")) ?? "";
  return { result: undefined, note: `${summary.replace(/^.*Apply complete! (Resources: )?/, "")}${again(attempts)}` };
}

/**
 * Plans again: what comes back from the brokers is what was declared, letter by letter.
 *
 * @throws ProgramFailed where the second plan would change anything
 */
export async function planAgain(
  { signal }: Workplace,
  { project, wave }: SynthesizedWave,
  env: DeployEnvironment,
  say: (text: string) => void,
): Promise<Noted<void>> {
  const outcome = await terraformPlanIsEmpty({ workDirectory: project, stack: wave.id, env, onLine: say, signal });
  if (!outcome.empty) throw new ProgramFailed(["The second plan is not empty:", ...outcome.changes].join("\n"));
  return { result: undefined, note: `no changes${again(outcome.attempts)}` };
}

function again(attempts: number): string {
  return attempts === 1 ? "" : ` (at attempt ${String(attempts)}: the provider lost its connection)`;
}
