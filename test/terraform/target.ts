import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { terraformAcls } from "../../src/constructs/kafka/required-acls";
import { type TargetConnection } from "../../src/constructs/kafka/target-provider";
import { createAcls } from "../../src/rehearsal/rig/acl-writes";
import { kafkaDistribution } from "../../src/rehearsal/rig/kafka-distribution";
import { type RunningCluster } from "../../src/rehearsal/rig/running-cluster";
import { startCluster } from "../../src/rehearsal/rig/start-cluster";
import { kafkaProviderMirror } from "../../src/rehearsal/terraform/kafka-provider-mirror";
import { cliConfigFor } from "../../src/rehearsal/terraform/terraform-cli-config";
import { terraformEnvironment } from "../../src/rehearsal/terraform/terraform-environment";
import { kafkaCannotRun } from "../kafka/rig";

/** What keeps this machine from deploying to a real cluster, as a sentence; undefined where nothing does. */
function whyNot(): string | undefined {
  if (kafkaCannotRun !== undefined) return kafkaCannotRun;
  return spawnSync("terraform", ["version"]).status === 0 ? undefined : "Terraform is not installed";
}

/** `describe` for tests that deploy: where that is not possible they are skipped, and their names say why. */
export function describeWithTerraform(name: string, tests: () => void): void {
  const because = whyNot();
  if (because === undefined) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`skipped: ${name} (${because})\n`);
  describe.skip(`${name} (skipped: ${because})`, tests);
}

/**
 * A target cluster of one broker of its own (quotas of whole clusters would slow down everybody who shared it), Terraform's
 * least-privileged user on it, and the provider in a mirror.
 */
export interface TerraformTarget {
  readonly cluster: RunningCluster;
  readonly connection: TargetConnection;
  /** Everything is written here; gone when stopped. */
  readonly directory: string;
  /** The environment of `cdktf` and `terraform`, with passwords of SCRAM users by variable. */
  environment(variables?: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  readonly terraformPassword: string;
  stop(): Promise<void>;
}

const terraformPassword = "terraforms-own-secret";

/** Starts one broker of the target's line and gives Terraform the rights on `topics` that the package says it needs. */
export async function startTarget(topics: readonly string[]): Promise<TerraformTarget> {
  const directory = mkdtempSync(join(tmpdir(), "terraform-target-"));
  const distribution = await kafkaDistribution({ version: "4.3.1" });
  const cluster = await startCluster({ name: "target", distribution, nodes: 1, directory: join(directory, "cluster") });
  await cluster.setPasswords([{ name: "terraform", password: terraformPassword }]);
  const admin = cluster.kafkajs().admin();
  await admin.connect();
  try {
    await createAcls(admin, terraformAcls("User:terraform", topics));
  } finally {
    await admin.disconnect();
  }
  const cliConfigFile = join(directory, "terraformrc");
  const cliConfig = cliConfigFor(await kafkaProviderMirror());
  if (cliConfig !== undefined) writeFileSync(cliConfigFile, cliConfig);
  mkdirSync(join(directory, "work"));
  return {
    cluster,
    connection: { bootstrapServers: cluster.bootstrapServers.split(","), tls: true, mechanism: "SCRAM-SHA-512" },
    directory: join(directory, "work"),
    terraformPassword,
    environment: (variables = {}) =>
      terraformEnvironment({
        username: "terraform",
        password: terraformPassword,
        caFile: cluster.caFile,
        variables,
        ...(cliConfig === undefined ? {} : { cliConfigFile }),
      }),
    stop: async () => {
      await cluster.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
