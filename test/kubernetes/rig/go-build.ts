import { cpSync } from "node:fs";
import { programFailed } from "../../../src/rehearsal/terraform/program-failed";
import { runProgram } from "../../../src/rehearsal/terraform/run-program";

/** One program to build from a module whose versions are all pinned. */
export interface GoBuild {
  readonly title: string;
  readonly recipeFolder: string;
  /** The module is copied here: Go looks for a workspace above, and writes beside. */
  readonly workshop: string;
  readonly package: string;
  readonly linkerFlags: string;
  readonly program: string;
}

/**
 * Builds it from what the module proxy serves and go.sum vouches for.
 *
 * @throws ProgramFailed with the end of what Go said
 */
export async function goBuild(build: GoBuild): Promise<void> {
  cpSync(build.recipeFolder, build.workshop, { recursive: true });
  process.stderr.write(`building ${build.title} with Go (once, some minutes)\n`);
  const end = await runProgram({
    program: "go",
    arguments: [
      "build",
      "-trimpath",
      "-mod=readonly",
      "-buildvcs=false",
      `-ldflags=-s -w ${build.linkerFlags}`.trimEnd(),
      "-o",
      build.program,
      build.package,
    ],
    workDirectory: build.workshop,
    env: { CGO_ENABLED: "0", GOFLAGS: undefined, GOWORK: "off" },
  });
  if (end.exitCode !== 0) throw programFailed(`Building ${build.title}`, end.exitCode, end.lines);
}
