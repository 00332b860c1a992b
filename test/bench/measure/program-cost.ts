import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** A program to measure as a whole process, from its start to its end. */
export interface MeasuredProgram {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly workDirectory?: string;
  /** What else than 0 it may end with. */
  readonly exitCodes?: readonly number[];
}

/** What one run took. CPU and memory are told by Node programs alone. */
export interface ProgramCost {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMegabytes: number;
  readonly stdout: string;
  readonly stderr: string;
}

const reporter = join(__dirname, "report-usage.cjs");

/** Runs a program once and tells what it took. Throws with its last words where it fails. */
export async function costOf(measured: MeasuredProgram, scratch: string): Promise<ProgramCost> {
  const usageFile = join(scratch, `usage-${String(process.pid)}.json`);
  const isNode = measured.program === process.execPath;
  const startedMs = performance.now();
  const child = spawn(measured.program, [...(isNode ? ["--require", reporter] : []), ...measured.arguments], {
    env: { ...process.env, ...measured.env, ...(isNode ? { BENCH_USAGE_FILE: usageFile } : {}) },
    stdio: ["ignore", "pipe", "pipe"],
    ...(measured.workDirectory === undefined ? {} : { cwd: measured.workDirectory }),
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const wallMs = performance.now() - startedMs;
  if (code === null || (code !== 0 && measured.exitCodes?.includes(code) !== true))
    throw new Error(
      `${[measured.program, ...measured.arguments].join(" ")} ended with ${String(code)}:\n${stderr.slice(-2000)}`,
    );
  if (!isNode) return { wallMs, cpuMs: Number.NaN, peakMegabytes: Number.NaN, stdout, stderr };
  const usage: { readonly cpuMs: number; readonly peakMegabytes: number } = JSON.parse(readFileSync(usageFile, "utf8"));
  rmSync(usageFile);
  return { wallMs, ...usage, stdout, stderr };
}

/** Runs several programs in turn, again and again, so that whatever else the machine does hits all of them alike. */
export async function costsInTurn(
  programs: readonly MeasuredProgram[],
  times: number,
  scratch: string,
): Promise<readonly (readonly ProgramCost[])[]> {
  const costs = programs.map(() => new Array<ProgramCost>());
  for (let time = 0; time < times; time++)
    for (const [index, program] of programs.entries()) costs[index]?.push(await costOf(program, scratch));
  return costs;
}
