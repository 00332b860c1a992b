import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { pythonPackages, whyNoPython } from "../../aws/rig/python-packages";
import { median } from "../measure/median";
import { costOf, costsInTurn, type MeasuredProgram, type ProgramCost } from "../measure/program-cost";
import { writeLargePlan } from "../plans/large-plan";
import { type Measurement } from "../record";
import { type Bench, type Work } from "../work";
import { commandLine } from "./help";

/** What a reviewer waits for a scanner at most. Checkov takes longer for the large plan, and more memory with every minute. */
const patienceSeconds = 180;

/** The review of a large plan with every rule, as a whole process, beside checkov on the same file. */
export const review: Work = {
  id: "review",
  measure: async (bench) => {
    const small = await measured(bench, 5_000, 3);
    const large = await measured(bench, 50_000, 3);
    const start = await measured(bench, 1, 3, "without checkov");
    const cpu = (size: Sized): number => median(size.costs.map(({ cpuMs }) => cpuMs));
    const cpuOfOne = (size: Sized): number => (cpu(size) - cpu(start)) / size.resources;
    return [
      wall("review-5000", small),
      { ...wall("review-50000", large), goal: { atMost: 15_000, of: "ours" } },
      {
        id: "review-memory",
        work: `${what(large)}: peak memory`,
        unit: "MB",
        ours: median(large.costs.map(({ peakMegabytes }) => peakMegabytes)),
        goal: { atMost: 1500, of: "ours" },
      },
      {
        id: "review-linear",
        work: "review: CPU a resource of the large plan beside the small one's (start of Node taken off)",
        unit: "ms",
        ours: cpuOfOne(large),
        theirs: { name: "the small one", value: cpuOfOne(small) },
        goal: { atMost: 1.3, of: "ratio" },
      },
    ];
  },
};

interface Sized {
  readonly resources: number;
  readonly megabytes: number;
  readonly costs: readonly ProgramCost[];
  readonly checkov: Measurement["theirs"];
}

function what({ resources, megabytes }: Sized): string {
  return `review of a plan of ${resources.toLocaleString("en")} resources (${String(megabytes)} MB)`;
}

function wall(id: string, size: Sized): Measurement {
  return {
    id,
    work: `${what(size)}: whole process`,
    unit: "ms",
    ours: median(size.costs.map(({ wallMs }) => wallMs)),
    ...(size.checkov === undefined ? {} : { theirs: size.checkov }),
  };
}

async function measured(bench: Bench, resources: number, times: number, how?: "without checkov"): Promise<Sized> {
  const { directory } = bench;
  const plan = join(directory, `plan-${String(resources)}.json`);
  writeLargePlan(plan, resources);
  const ours: MeasuredProgram = {
    program: process.execPath,
    arguments: [commandLine, "review", plan, "--output", `json=${join(directory, "review.json")}`],
    workDirectory: directory,
    exitCodes: [1, 2],
  };
  const [costs = []] = await costsInTurn([ours], times, directory);
  if (statSync(join(directory, "review.json")).size === 0) throw new Error("the measured review wrote nothing");
  const checkov = how === undefined ? await timeOfCheckov(bench, plan) : undefined;
  const megabytes = Math.round(statSync(plan).size / 1e6);
  rmSync(plan);
  return { resources, megabytes, costs, checkov };
}

/** Checkov once, cut off when patience ends: then it is told so, and the time is what it had at least. */
async function timeOfCheckov(bench: Bench, plan: string): Promise<Measurement["theirs"]> {
  const without = whyNoPython("checkov");
  if (without !== undefined) {
    bench.say(`without checkov: ${without}`);
    return undefined;
  }
  const packages = await pythonPackages("checkov");
  bench.say(`checkov on the same plan, ${String(patienceSeconds)} s at most`);
  const { wallMs } = await costOf(
    {
      program: "timeout",
      arguments: [
        ...[String(patienceSeconds), "python3", "-m", "checkov.main", "--file", plan, "--framework", "terraform_plan"],
        ...["--quiet", "--compact", "--skip-download", "--output", "json"],
      ],
      env: { PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: "1" },
      workDirectory: bench.directory,
      exitCodes: [1, 124],
    },
    bench.directory,
  );
  const isCutOff = wallMs >= patienceSeconds * 1000;
  return { name: isCutOff ? `checkov, cut off after ${String(patienceSeconds)} s` : "checkov", value: wallMs };
}
