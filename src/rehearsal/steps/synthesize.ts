import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { readDocument } from "../../documents/read-document";
import { writeFileWhole } from "../../documents/write-file";
import { expectationsSchema, type Expectations } from "../../expectations/document";
import { type Wave } from "../../waves/document";
import { readWave } from "../../waves/read-wave";
import { rehearsalWave } from "../production/wave";
import { type Noted } from "../steps";
import { writeCdktfProject } from "../terraform/cdktf-project";
import { cdktfSynth } from "../terraform/cdktf-synth";
import { stackDirectory } from "../terraform/terraform-run";
import { type Workplace } from "../workplace";
import { type KnownSource } from "./import-what-others-tell";

/** A synthesized wave, with what lies beside its stack. */
export interface SynthesizedWave {
  readonly wave: Wave;
  /** As a person wrote it. */
  readonly waveFile: string;
  readonly expectations: Expectations;
  /** Where `cdktf.json` lies. */
  readonly project: string;
  /** Where `cdk.tf.json`, `expectations.json`, `ledger.json` and `mm2.properties` lie. */
  readonly stack: string;
  /** What the app is told; no secret among it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where MirrorMaker looks for its secrets. */
  readonly secretsDirectory: string;
}

/** Writes the wave file and a cdktf project, and synthesizes: inventory × profile × wave → Terraform, expectations, ledger. */
export async function synthesize(
  { directory, source, target, signal }: Workplace,
  { inventory, overlay }: KnownSource,
  say: (text: string) => void,
): Promise<Noted<SynthesizedWave>> {
  const waveFile = directory.file("waves", "w01-orders.yaml");
  writeFileWhole(waveFile, stringify(rehearsalWave(target.nodes().length)));
  const wave = readWave(waveFile).content;
  const project = directory.file("app");
  const secretsDirectory = join(directory.running, "mirror-maker", "secrets");
  writeCdktfProject(project);
  const environment = {
    KAFKA_BYOC_INVENTORY: inventory,
    KAFKA_BYOC_OVERLAY: overlay,
    KAFKA_BYOC_WAVE: waveFile,
    KAFKA_BYOC_SOURCE_SERVERS: source.bootstrapServers,
    KAFKA_BYOC_TARGET_SERVERS: target.bootstrapServers,
    KAFKA_BYOC_MIRROR_MAKER_SECRETS: secretsDirectory,
  };
  await cdktfSynth({ workDirectory: project, env: environment, onLine: say, signal });
  const stack = stackDirectory(project, wave.id);
  const expectations = readDocument(join(stack, "expectations.json"), expectationsSchema).content;
  return {
    result: { wave, waveFile, expectations, project, stack, environment, secretsDirectory },
    note: `${String(blocksIn(stack))} Terraform blocks, ${String(ledgerLinesIn(stack))} lines in the ledger`,
  };
}

function blocksIn(stack: string): number {
  const text = readFileSync(join(stack, "cdk.tf.json"), "utf8");
  return text.match(/"path": "/g)?.length ?? 0;
}

function ledgerLinesIn(stack: string): number {
  return readFileSync(join(stack, "ledger.json"), "utf8").match(/"change": /g)?.length ?? 0;
}
