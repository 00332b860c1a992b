import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { profileOf } from "../../../src/target/read-profile";
import { translateWave } from "../../../src/target/translation/translate-wave";
import { resolveWave } from "../../../src/waves/resolve-wave";
import { readInventoryOf } from "../../builders/inventory";
import { aWave, today } from "../../builders/wave";
import { largeInventory, principals } from "../large-inventory";
import { median } from "../measure/median";
import { costOf, costsInTurn, type MeasuredProgram, type ProgramCost } from "../measure/program-cost";
import { type Measurement } from "../record";
import { type Bench, type Work } from "../work";

/** Synthesis of a wave, beside cdktf alone for the very same resources; both compiled, both as whole processes. */
export const synth: Work = {
  id: "synth",
  measure: async (bench) => {
    const real = await sideBySide(bench, 789, 7);
    const large = await sideBySide(bench, 10_000, 1);
    return [
      ...measurements("synth-3945", "synth of 789 topics and 3,156 ACLs", real),
      ...measurements("synth-50000", "synth of 10,000 topics and 40,000 ACLs", large),
      {
        id: "synth-linear",
        work: "CPU a resource of the large one beside the small one's (start of Node included)",
        unit: "ms",
        ours: cpuMs(large.ours) / large.resources,
        theirs: { name: "the small one", value: cpuMs(real.ours) / real.resources },
        goal: { atMost: 1.3, of: "ratio" },
      },
    ];
  },
};

interface SideBySide {
  readonly ours: readonly ProgramCost[];
  readonly raw: readonly ProgramCost[];
  readonly resources: number;
}

async function sideBySide({ directory }: Bench, topics: number, times: number): Promise<SideBySide> {
  const file = (name: string): string => join(directory, `${name}-${String(topics)}`);
  const app = (name: string, input: string): MeasuredProgram => ({
    program: process.execPath,
    arguments: [join(__dirname, `../synth/${name}.cjs`), input, file(`out-${name}`)],
    env: { CHECKPOINT_DISABLE: "1" },
  });
  writeFileSync(file("wave"), JSON.stringify(aTargetWaveOf(topics)));
  const ours = app("ours", file("wave"));
  await costOf(ours, directory);
  const blocks = blocksOf(file("out-ours"));
  writeFileSync(file("blocks"), JSON.stringify(blocks));
  const [oursCosts = [], rawCosts = []] = await costsInTurn([ours, app("raw", file("blocks"))], times, directory);
  const raw = blocksOf(file("out-raw"));
  if (raw.topics.length !== blocks.topics.length || raw.acls.length !== blocks.acls.length)
    throw new Error("the two apps made different resources");
  for (const name of ["out-ours", "out-raw"]) rmSync(file(name), { recursive: true, force: true });
  return { ours: oursCosts, raw: rawCosts, resources: blocks.topics.length + blocks.acls.length };
}

function aTargetWaveOf(topics: number): ReturnType<typeof translateWave> {
  const inventory = largeInventory(topics);
  const wave = aWave({ members: { topics: inventory.topics.map(({ name }) => name), groups: [], principals } });
  return translateWave(resolveWave(wave, readInventoryOf(inventory)), profileOf("apache-kafka@4.3"), today);
}

/** The blocks as Terraform reads them: MirrorMaker's topics and ACLs are among them. */
function blocksOf(outdir: string): { readonly topics: readonly unknown[]; readonly acls: readonly unknown[] } {
  const { resource } = JSON.parse(readFileSync(join(outdir, "stacks", "wave", "cdk.tf.json"), "utf8"));
  return { topics: Object.values(resource.kafka_topic), acls: Object.values(resource.kafka_acl) };
}

function measurements(id: string, work: string, { ours, raw, resources }: SideBySide): readonly Measurement[] {
  const name = `cdktf alone, the same ${String(resources)} resources`;
  const of = (measure: (cost: ProgramCost) => number, costs: readonly ProgramCost[]): number =>
    median(costs.map(measure));
  const wall = (cost: ProgramCost): number => cost.wallMs;
  const peak = (cost: ProgramCost): number => cost.peakMegabytes;
  const goal = { atMost: 1.25, of: "ratio" } as const;
  return [
    { id, work: `${work}: wall`, unit: "ms", ours: of(wall, ours), theirs: { name, value: of(wall, raw) }, goal },
    { id: `${id}-cpu`, work: `${work}: CPU`, unit: "ms", ours: cpuMs(ours), theirs: { name, value: cpuMs(raw) }, goal },
    {
      id: `${id}-memory`,
      work: `${work}: peak memory`,
      unit: "MB",
      ours: of(peak, ours),
      theirs: { name, value: of(peak, raw) },
    },
  ];
}

function cpuMs(costs: readonly ProgramCost[]): number {
  return median(costs.map((cost) => cost.cpuMs));
}
