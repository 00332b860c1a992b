import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { median } from "../measure/median";
import { costOf, costsInTurn, type MeasuredProgram, type ProgramCost } from "../measure/program-cost";
import { type Measurement } from "../record";
import { type Work } from "../work";

const repository = resolve(__dirname, "../../..");
const example = join(repository, "examples/msk/main.ts");

/** Synthesis of the largest example as its user runs it, beside cdktf alone for the very same resources; both as whole processes. */
export const synthFoundation: Work = {
  id: "synth-foundation",
  measure: async ({ directory }) => {
    const env = { CHECKPOINT_DISABLE: "1" };
    // Without a tsconfig.json in sight the example takes the package as it is built, as a user's app does.
    const ours: MeasuredProgram = {
      program: process.execPath,
      arguments: ["--require", require.resolve("tsx/cjs"), example],
      env,
      workDirectory: directory,
    };
    await costOf(ours, directory);
    const stacks = join(directory, "cdktf.out/stacks");
    const file = join(stacks, readdirSync(stacks)[0] ?? "", "cdk.tf.json");
    const raw: MeasuredProgram = {
      program: process.execPath,
      arguments: [join(__dirname, "../synth/raw-foundation.cjs"), file, join(directory, "raw")],
      env,
    };
    const [oursCosts = [], rawCosts = []] = await costsInTurn([ours, raw], 5, directory);
    const count = resourcesIn(file);
    const made = resourcesIn(join(directory, "raw/stacks/foundation/cdk.tf.json"));
    if (made !== count) throw new Error(`the two apps made different resources: ${String(count)} and ${String(made)}`);
    return measurements(count, oursCosts, rawCosts);
  },
};

function resourcesIn(file: string): number {
  const { resource }: { resource: Record<string, object> } = JSON.parse(readFileSync(file, "utf8"));
  return Object.values(resource).reduce((sum, blocks) => sum + Object.keys(blocks).length, 0);
}

function measurements(
  count: number,
  ours: readonly ProgramCost[],
  raw: readonly ProgramCost[],
): readonly Measurement[] {
  const name = `cdktf alone, the same ${String(count)} resources`;
  const work = "synth of the largest example of a foundation";
  const of = (measure: (cost: ProgramCost) => number, costs: readonly ProgramCost[]) => median(costs.map(measure));
  const wall = ({ wallMs }: ProgramCost) => wallMs;
  const peak = ({ peakMegabytes }: ProgramCost) => peakMegabytes;
  return [
    {
      id: "synth-foundation",
      work: `${work}: wall`,
      unit: "ms",
      ours: of(wall, ours),
      theirs: { name, value: of(wall, raw) },
      goal: { atMost: 3_000, of: "ours" },
    },
    {
      id: "synth-foundation-memory",
      work: `${work}: peak memory`,
      unit: "MB",
      ours: of(peak, ours),
      theirs: { name, value: of(peak, raw) },
      goal: { atMost: 1_000, of: "ours" },
    },
  ];
}
