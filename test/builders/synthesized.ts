import { App, LocalBackend, TerraformStack } from "cdktf";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClientSecurity, type MirrorMakerSettings } from "../../src/constructs/mirror-maker/settings";
import { targetProvider } from "../../src/constructs/kafka/target-provider";
import { type MigrationWaveStackProps } from "../../src/constructs/stacks/migration-wave";
import { type TargetTopic, type TargetWave } from "../../src/target/target-wave";

/** The blocks of one kind by their address. */
export type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What a stack synthesized to. */
export interface Synthesized {
  readonly resource: Readonly<Record<string, Blocks>>;
  readonly variable: Blocks;
  readonly provider: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly terraform: Readonly<Record<string, unknown>>;
  readonly output: Blocks;
  /** The stack's JSON as Terraform reads it. */
  readonly text: string;
  /** Every file of the stack's folder by its name. */
  readonly files: ReadonlyMap<string, string>;
  /** Warnings of the stack. */
  readonly warnings: readonly string[];
}

/** The blocks of one type, without cdktf's own remarks, in the order of their addresses. */
export function blocksOf(type: string, { resource }: Synthesized): readonly Readonly<Record<string, unknown>>[] {
  return Object.entries(resource[type] ?? {})
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, block]) => Object.fromEntries(Object.entries(block).filter(([key]) => key !== "//")));
}

/** Synthesizes what `build` makes, as `cdktf synth` does: through `app.synth()`, validations and all. */
export function synthesizedApp(build: (app: App) => TerraformStack): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), "synthesized-"));
  try {
    const app = new App({ outdir });
    const stack = build(app);
    app.synth();
    const folder = join(outdir, "stacks", stack.node.id);
    const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
    const text = files.get("cdk.tf.json") ?? "";
    const manifest = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8"));
    const warnings = manifest.stacks[stack.node.id].annotations.map(({ message }: { message: string }) => message);
    return { resource: {}, variable: {}, provider: {}, output: {}, ...JSON.parse(text), text, files, warnings };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The same for constructs in a stack of their own, with a Kafka provider. */
export function synthesized(build: (stack: TerraformStack) => void): Synthesized {
  return synthesizedApp((app) => {
    const stack = new TerraformStack(app, "w01");
    new LocalBackend(stack, { path: "state" });
    targetProvider(stack, "kafka", { bootstrapServers: ["b1:9094"], tls: true, mechanism: "SCRAM-SHA-512" });
    build(stack);
    return stack;
  });
}

const scram: ClientSecurity = { protocol: "SASL_SSL", mechanism: "SCRAM-SHA-512", authority: "ca.crt" };

/** MirrorMaker from `src` to `tgt`, both over TLS and SCRAM. */
export function aMirrorMaker(settings: Partial<MirrorMakerSettings> = {}): MirrorMakerSettings {
  return {
    source: { alias: "src", bootstrapServers: ["s1:9094"], security: scram, principal: "User:mm2-source" },
    target: { alias: "tgt", bootstrapServers: ["t1:9094", "t2:9094"], security: scram, principal: "User:mm2-target" },
    secretsDirectory: "/etc/mirror-maker/secrets",
    ...settings,
  };
}

/** A topic as the target gets it. */
export function aTargetTopic(topic: Partial<TargetTopic> = {}): TargetTopic {
  return {
    name: "orders",
    partitions: 3,
    replicationFactor: 3,
    configs: { "retention.ms": "604800000" },
    effective: [{ key: "retention.ms", rule: "equal", value: "604800000" }],
    source: { topicId: "AAAAAAAAAAAAAAAAAAAAAA", partitions: 3, cleanupPolicy: "delete" },
    ...topic,
  };
}

/** A translated wave with one topic and one group. */
export function aTargetWave(wave: Partial<TargetWave> = {}): TargetWave {
  return {
    id: "w01-orders",
    profile: "apache-kafka@4.3",
    topics: [aTargetTopic()],
    acls: [],
    quotas: [],
    scramUsers: [],
    groups: [{ groupId: "billing", topics: ["orders"], replayTolerance: 0 }],
    maxLagRecords: 0,
    permissions: [],
    samePermissions: 0,
    ledger: [],
    ...wave,
  };
}

/** Everything that a stack of one wave needs. */
export function aWaveStack(props: Partial<MigrationWaveStackProps> = {}): MigrationWaveStackProps {
  return {
    wave: aTargetWave(),
    target: { bootstrapServers: ["t1:9094", "t2:9094"], tls: true, mechanism: "SCRAM-SHA-512", brokers: 3 },
    mirrorMaker: aMirrorMaker(),
    principals: { terraform: "User:terraform", checker: { source: "User:auditor", target: "User:auditor" } },
    ...props,
  };
}
