import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { ProgramFailed } from "./program-failed";

/** The part of a package's own description that names its program. */
const withProgram = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/**
 * The script of cdktf's command line that is installed beside this package or in the project of the working directory,
 * to be run with Node; undefined where there is none.
 */
export function cdktfCommandLine(workDirectory: string = process.cwd()): string | undefined {
  for (const from of [join(workDirectory, "package.json"), __filename]) {
    const script = scriptSeenFrom(from);
    if (script !== undefined) return script;
  }
  return undefined;
}

/**
 * The same where it is needed.
 *
 * @throws ProgramFailed that says how to install it
 */
export function installedCommandLine(workDirectory: string): string {
  const script = cdktfCommandLine(workDirectory);
  if (script === undefined)
    throw new ProgramFailed("cdktf is not installed beside this package. Run: npm install --save-dev cdktf-cli@0.21");
  return script;
}

function scriptSeenFrom(file: string): string | undefined {
  try {
    const description = createRequire(file).resolve("cdktf-cli/package.json");
    const { bin } = withProgram.parse(JSON.parse(readFileSync(description, "utf8")));
    const script = typeof bin === "string" ? bin : bin["cdktf"];
    if (script === undefined) return undefined;
    const path = join(dirname(description), script);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}
