import { App, LocalBackend, TerraformStack } from "cdktf";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { quietEnvironment } from "../../../src/rehearsal/terraform/cdktf-deploy";
import { findProviderMirror } from "../../../src/rehearsal/terraform/find-provider-mirror";
import { programFailed } from "../../../src/rehearsal/terraform/program-failed";
import { runProgram } from "../../../src/rehearsal/terraform/run-program";
import { terraformCliConfig } from "../../../src/rehearsal/terraform/terraform-cli-config";
import { stackDirectory } from "../../../src/rehearsal/terraform/terraform-run";
import { type KubernetesObject } from "./api-client";
import { builtProvider, providerMirror } from "./go-programs";
import { kubernetesPart } from "./kubernetes-part";
import { madeOnce } from "./made-once";
import { type RunningApi } from "./running-api";

/** A stack of ours, synthesized for a running API. */
export interface KubernetesStack {
  /** Throws with all that Terraform said where it fails. */
  apply(): Promise<void>;
  /** The changes of another plan; none is the proof that nothing comes back in another form. */
  changes(): Promise<readonly string[]>;
  /** The manifests of `kubernetes_manifest` as they were applied, references resolved. */
  manifests(): Promise<readonly KubernetesObject[]>;
}

/** What the bindings ask for. */
const boundProvider = { ...builtProvider, version: "2.38.0" };

/**
 * Synthesizes what `build` makes, as `cdktf synth` does, keeps what goes to Kubernetes, and has Terraform find the provider.
 * Where the machine has 2.38.0 that is taken. Once more with the same name is the same stack with its state, changed.
 */
export async function stackFor(
  api: RunningApi,
  name: string,
  build: (stack: TerraformStack) => void,
): Promise<KubernetesStack> {
  const workDirectory = join(api.directory, `work-${name}`);
  mkdirSync(workDirectory, { recursive: true });
  const app = new App({ outdir: join(workDirectory, "cdktf.out") });
  const stack = new TerraformStack(app, name);
  new LocalBackend(stack, { path: join(workDirectory, "terraform.tfstate") });
  new KubernetesProvider(stack, "kubernetes");
  build(stack);
  app.synth();

  const directory = stackDirectory(workDirectory, name);
  const synthesized = join(directory, "cdk.tf.json");
  writeFileSync(synthesized, kubernetesPart(readFileSync(synthesized, "utf8")));
  const env = { ...quietEnvironment, ...providerEnvironment(api), ...(await providerFiles(workDirectory, directory)) };
  const terraform = (...args: readonly string[]) =>
    runProgram({ program: "terraform", arguments: args, workDirectory: directory, env });
  const init = await terraform("init", "-input=false", "-no-color");
  if (init.exitCode !== 0) throw programFailed("terraform init", init.exitCode, init.lines);

  return {
    apply: async () => {
      const { exitCode, lines } = await terraform("apply", "-auto-approve", "-input=false", "-no-color");
      // Whole: the provider tells in a warning which field its error is about.
      if (exitCode !== 0) throw new Error(lines.join("\n"));
    },
    changes: async () => {
      const { exitCode, lines } = await terraform("plan", "-detailed-exitcode", "-input=false", "-no-color");
      if (exitCode === 1) throw programFailed("terraform plan", exitCode, lines);
      return exitCode === 0 ? [] : lines.filter((line) => /^\s*# \S+ (will|must) be /.test(line));
    },
    manifests: async () => {
      const { exitCode, lines } = await terraform("show", "-json", "-no-color");
      if (exitCode !== 0) throw programFailed("terraform show", exitCode, lines);
      const state = JSON.parse(lines.find((line) => line.startsWith("{")) ?? "{}");
      return state.values.root_module.resources
        .filter(({ type }: { type: string }) => type === "kubernetes_manifest")
        .map(({ values }: { values: { manifest: KubernetesObject } }) => values.manifest);
    },
  };
}

/** The provider reads these itself, so that neither address nor token lie in a file of ours. */
function providerEnvironment(api: RunningApi): Readonly<Record<string, string | undefined>> {
  return {
    KUBE_HOST: api.url,
    KUBE_TOKEN: api.token,
    KUBE_CLUSTER_CA_CERT_DATA: api.authority,
    KUBE_CONFIG_PATH: undefined,
    KUBE_CONFIG_PATHS: undefined,
  };
}

/**
 * Terraform's configuration; where the provider is the one built here, also an override beside the stack, since that one
 * has its own true version and the stack asks for another. What was synthesized stays as it is.
 */
async function providerFiles(workDirectory: string, directory: string): Promise<{ TF_CLI_CONFIG_FILE: string }> {
  const there = findProviderMirror(boundProvider);
  const kubernetes = there ?? (await madeOnce(providerMirror));
  if (there === undefined) {
    const required_providers = { kubernetes: { source: "hashicorp/kubernetes", version: builtProvider.version } };
    const override = JSON.stringify({ terraform: { required_providers } }, null, 2);
    writeFileSync(join(directory, "provider_override.tf.json"), override);
  }
  const mirrors = [{ directory: kubernetes, namespaces: ["hashicorp"] }];
  const file = join(workDirectory, "terraformrc");
  writeFileSync(file, terraformCliConfig({ mirrors, registry: false }));
  return { TF_CLI_CONFIG_FILE: file };
}
