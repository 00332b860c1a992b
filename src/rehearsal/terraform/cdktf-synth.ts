import { quietEnvironment } from "./cdktf-deploy";
import { installedCommandLine } from "./cdktf-command-line";
import { programFailed } from "./program-failed";
import { runProgram } from "./run-program";

/** One project to synthesize. */
export interface CdktfSynthesis {
  /** Where `cdktf.json` lies. */
  readonly workDirectory: string;
  readonly env: Readonly<Record<string, string>>;
  readonly onLine?: (line: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Runs `cdktf synth` as a user would.
 *
 * @throws ProgramFailed with what the app itself said
 */
export async function cdktfSynth(synthesis: CdktfSynthesis): Promise<void> {
  const end = await runProgram({
    program: process.execPath,
    arguments: [installedCommandLine(synthesis.workDirectory), "synth"],
    workDirectory: synthesis.workDirectory,
    env: { ...quietEnvironment, ...synthesis.env },
    ...(synthesis.onLine === undefined ? {} : { onLine: synthesis.onLine }),
    ...(synthesis.signal === undefined ? {} : { signal: synthesis.signal }),
  });
  if (end.exitCode !== 0) throw programFailed("cdktf synth", end.exitCode, end.lines);
}
