import pc from "picocolors";
import { faults } from "../../rehearsal/faults/catalogue";
import { foundAs } from "../../rehearsal/faults/fault";
import { rehearse } from "../../rehearsal/rehearse";
import { type StepListener } from "../../rehearsal/steps";
import { exitCodes } from "../exit-codes";
import { listenForInterruption } from "../interruption";
import { progressOn } from "../progress";
import { usageError } from "../usage-error";

/** Everything that `kafka-byoc rehearse` was told. */
export interface RehearseOptions {
  readonly directory: string;
  readonly fault?: string;
  readonly listFaults?: boolean;
  readonly keep?: boolean;
  readonly kafkaHome?: string;
}

/** Runs a rehearsal, prints each step with its time, and ends with the verdict's exit code. */
export async function runRehearse(options: RehearseOptions): Promise<void> {
  if (options.listFaults === true) {
    listFaults();
    return;
  }
  const fault = options.fault === undefined ? undefined : faultNamed(options.fault);
  const interruption = listenForInterruption();
  const outcome = await rehearse({
    directory: options.directory,
    program: process.argv[1] ?? "",
    ...(options.keep === true
      ? {
          whileRunning: async (outcome, howToConnect) => {
            process.stdout.write(`\n${outcome.summary}\n\n${howToConnect}\n`);
            await interruption.happened();
          },
        }
      : {}),
    signal: interruption.signal,
    listener: printedSteps(),
    ...(fault === undefined ? {} : { fault }),
    ...(options.kafkaHome === undefined ? {} : { kafkaHome: options.kafkaHome }),
  });
  if (options.keep !== true) process.stdout.write(`\n${outcome.summary}\n`);
  process.exitCode = outcome.exitCode;
}

function listFaults(): void {
  const width = Math.max(...faults.map((fault) => fault.name.length));
  for (const fault of faults) {
    const { by, as } = foundAs(fault);
    process.stdout.write(`${fault.name.padEnd(width)}  ${fault.title}\n${" ".repeat(width)}  → ${by}: ${as}\n`);
  }
  process.exitCode = exitCodes.pass;
}

function faultNamed(name: string): (typeof faults)[number] {
  const fault = faults.find((candidate) => candidate.name === name);
  if (fault === undefined)
    throw usageError(
      `--fault ${name}: there is no such fault. kafka-byoc rehearse --list-faults tells which there are.`,
    );
  return fault;
}

function printedSteps(): StepListener {
  const progress = progressOn(process.stderr);
  let count = 0;
  return {
    started: (title) => {
      count += 1;
      progress.say(`${String(count).padStart(2)}  ${title} …`);
    },
    said: (text) => progress.say(`    ${text}`),
    ended: (title, seconds, note) => {
      progress.clear();
      process.stdout.write(line(count, title, seconds, note));
    },
    failed: (title, seconds) => {
      progress.clear();
      process.stdout.write(line(count, title, seconds, pc.red("failed")));
    },
  };
}

function line(count: number, title: string, seconds: number, note: string): string {
  const time = `${seconds.toFixed(1)} s`.padStart(8);
  return `${String(count).padStart(2)}  ${title.padEnd(34)} ${time}  ${note}\n`;
}
