import { appendFileSync } from "node:fs";
import { runProgram, type ProgramEnd } from "./terraform/run-program";

/** A command of ours, run as a person would: its own process, its own exit code. */
export type RunKafkaByoc = (args: readonly string[]) => Promise<ProgramEnd>;

/** What commands of ours are run with. */
export interface KafkaByocCommands {
  /** The script of this very program. */
  readonly program: string;
  readonly workDirectory: string;
  /** Gets every command as it was typed, everything it said, and its exit code. */
  readonly logFile: string;
  readonly signal: AbortSignal;
}

/** Runs commands with the same Node and the same program as this one. */
export function kafkaByocRunner({ program, workDirectory, logFile, signal }: KafkaByocCommands): RunKafkaByoc {
  return async (args) => {
    const end = await runProgram({
      program: process.execPath,
      arguments: [program, ...args],
      workDirectory,
      env: { NO_COLOR: "1" },
      signal,
    });
    appendFileSync(
      logFile,
      [`$ kafka-byoc ${args.join(" ")}`, ...end.lines, `[exit code ${String(end.exitCode)}]`, "", ""].join("\n"),
    );
    return end;
  };
}
