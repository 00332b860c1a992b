import { CommanderError } from "commander";
import { exitCodes } from "./exit-codes";
import { failureOf } from "./failure";
import { program } from "./program";

/** Runs one command line. Never throws: what goes wrong is said on stderr, and `process.exitCode` tells how it ended. */
export async function kafkaByoc(args: readonly string[]): Promise<void> {
  try {
    await program().parseAsync([...args], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.pass : exitCodes.usage;
      return;
    }
    const failure = failureOf(error);
    process.stderr.write(`${failure.text}\n`);
    process.exitCode = failure.exitCode;
  }
}
