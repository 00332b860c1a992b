import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { errorCode } from "../../documents/error-code";
import { type Finding } from "./requirement";

const run = promisify(execFile);

/** How a program tells its version. */
export interface VersionQuestion {
  readonly program: string;
  readonly arguments: readonly string[];
  /** Its first group is the version: `/version "(\d+)/`. */
  readonly pattern: RegExp;
  readonly atLeast: string;
}

/** Asks a program for its version. Java answers on stderr, so both streams are read. */
export async function programVersion(question: VersionQuestion): Promise<Finding> {
  try {
    const { stdout, stderr } = await run(question.program, [...question.arguments], { timeout: 30_000 });
    const version = question.pattern.exec(`${stdout}\n${stderr}`)?.[1];
    if (version === undefined)
      return { there: false, why: `${question.program} is there but does not tell its version` };
    return isAtLeast(version, question.atLeast)
      ? { there: true, version }
      : { there: false, why: `${question.program} ${version} is older than ${question.atLeast}` };
  } catch (error) {
    const missing = errorCode(error) === "ENOENT";
    return {
      there: false,
      why: missing ? `${question.program} is not on the PATH` : `${question.program} does not run`,
    };
  }
}

/** Compares dotted versions number by number: 1.10 is at least 1.5. */
export function isAtLeast(version: string, wanted: string): boolean {
  const have = version.split(".").map(Number);
  for (const [index, part] of wanted.split(".").map(Number).entries()) {
    const ours = have[index] ?? 0;
    if (ours !== part) return ours > part;
  }
  return true;
}
