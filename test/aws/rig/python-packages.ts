import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { programFailed } from "../../../src/rehearsal/terraform/program-failed";
import { runProgram } from "../../../src/rehearsal/terraform/run-program";

/** A program in Python: a folder of this one with a `requirements.txt` that pins it and everything it needs. */
export type PythonProgram = "moto" | "checkov";

/** Installing takes a quarter of a minute for the one and a minute for the other on two cores; more where all is busy. */
export const installWithinMs = 10 * 60_000;

/** Why there can be no Python program here, as a sentence; undefined where there can. Without a network KAFKA_BYOC_PYTHON=0 leaves them out. */
export function whyNoPython(program: PythonProgram): string | undefined {
  if (process.env["KAFKA_BYOC_PYTHON"] === "0") return "KAFKA_BYOC_PYTHON=0 says so";
  if (spawnSync("python3", ["--version"]).status !== 0) return "Python 3 is not installed";
  if (existsSync(placeOf(program))) return undefined;
  return spawnSync("python3", ["-m", "pip", "--version"]).status === 0 ? undefined : "Python's pip is not installed";
}

/**
 * The folder of a program's packages (`PYTHONPATH`), installed now if it was not there: in the user's cache, under a hash
 * of what is pinned, beside its place first and then renamed.
 */
export async function pythonPackages(program: PythonProgram): Promise<string> {
  const place = placeOf(program);
  if (existsSync(place)) return place;
  mkdirSync(dirname(place), { recursive: true });
  const workshop = mkdtempSync(join(dirname(place), ".installing-"));
  try {
    await install(program, join(workshop, "packages"), workshop);
    renameSync(join(workshop, "packages"), place);
  } catch (error) {
    // Somebody else who installed the same at the same time was first.
    if (!existsSync(place)) throw error;
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  return place;
}

async function install(program: PythonProgram, target: string, workDirectory: string): Promise<void> {
  const wanted = ["--requirement", requirementsOf(program), "--target", target];
  const flags = ["--no-deps", "--only-binary", ":all:", "--quiet", "--disable-pip-version-check"];
  const { exitCode, lines } = await runProgram({
    program: "python3",
    arguments: ["-m", "pip", "install", ...flags, ...wanted],
    workDirectory,
  });
  if (exitCode !== 0) throw programFailed(`pip install of ${program}`, exitCode, lines);
}

function placeOf(program: PythonProgram): string {
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const hash = createHash("sha256")
    .update(pythonVersion())
    .update(readFileSync(requirementsOf(program)));
  return join(cache, "kafka-byoc", "python", `${program}-${hash.digest("hex").slice(0, 12)}`);
}

/** Packages with native code are made for one minor version of Python. */
function pythonVersion(): string {
  const told = spawnSync("python3", ["-c", "import sys; print(sys.version_info[:2])"], { encoding: "utf8" });
  return `${told.stdout} ${process.platform} ${process.arch}`;
}

function requirementsOf(program: PythonProgram): string {
  return join(__dirname, program, "requirements.txt");
}
