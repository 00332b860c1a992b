#!/usr/bin/env node
import { CommanderError } from "commander";
import { exitCodes } from "./exit-codes";
import { failureOf } from "./failure";
import { program } from "./program";

async function main(): Promise<void> {
  try {
    await program().parseAsync(process.argv);
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

void main();
