import { ProgramFailed } from "./terraform/program-failed";
import { type ProgramEnd } from "./terraform/run-program";

/**
 * Ends the rehearsal where a command of ours did not pass.
 *
 * @throws ProgramFailed with everything that the command said
 */
export function mustPass(command: string, end: ProgramEnd): void {
  if (end.exitCode === 0) return;
  throw new ProgramFailed([`${command} ended with exit code ${String(end.exitCode)}:`, ...end.lines].join("\n"));
}
