import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { errorCode } from "../../documents/error-code";
import { ProgramFailed } from "./program-failed";

/** One program to run to its end. */
export interface ProgramCall {
  readonly program: string;
  /** Never a secret: every user of the machine can read a process's arguments. Secrets go by `env`. */
  readonly arguments: readonly string[];
  readonly workDirectory: string;
  /** Added to this process's own environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Each line of stdout and stderr as it comes, without colours. */
  readonly onLine?: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** How a program ended. */
export interface ProgramEnd {
  readonly exitCode: number;
  /** What it said on stdout and stderr, line by line in the order of arrival, without colours. */
  readonly lines: readonly string[];
}

/** How long an interrupted program may take to put its things in order before it is killed: Terraform saves its state. */
const graceMs = 20_000;

const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, "g");

/**
 * Runs a program to its end in a process group of its own, so that an abort reaches what it started as well: first the
 * interrupt that Terraform answers by saving its state, then, after {@link graceMs}, the end.
 *
 * @throws ProgramFailed when it cannot be started at all
 * @throws the signal's reason when it was aborted
 */
export function runProgram(call: ProgramCall): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    call.signal?.throwIfAborted();
    if (!existsSync(call.workDirectory))
      throw new ProgramFailed(`${call.program} cannot run in ${call.workDirectory}: there is no such directory.`);
    const child = spawn(call.program, [...call.arguments], {
      cwd: call.workDirectory,
      env: { ...process.env, ...call.env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const lines: string[] = [];
    const take = (line: string): void => {
      const plain = line.replace(colours, "").trimEnd();
      lines.push(plain);
      if (plain !== "") call.onLine?.(plain);
    };
    createInterface({ input: child.stdout }).on("line", take);
    createInterface({ input: child.stderr }).on("line", take);

    let last: NodeJS.Timeout | undefined;
    const interrupt = (): void => {
      signalGroup(child.pid, "SIGINT");
      last = setTimeout(() => signalGroup(child.pid, "SIGKILL"), graceMs);
    };
    // A process that ends without an abort (an uncaught error) takes the group with it.
    const endWithUs = (): void => signalGroup(child.pid, "SIGTERM");
    const forget = (): void => {
      clearTimeout(last);
      call.signal?.removeEventListener("abort", interrupt);
      process.removeListener("exit", endWithUs);
    };
    call.signal?.addEventListener("abort", interrupt, { once: true });
    process.once("exit", endWithUs);

    child.on("error", (error) => {
      forget();
      reject(cannotBeStarted(call.program, error));
    });
    child.on("close", (code) => {
      forget();
      if (call.signal?.aborted === true) reject(abortReason(call.signal));
      else resolve({ exitCode: code ?? 1, lines });
    });
  });
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself in the meantime.
  }
}

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error("interrupted");
}

function cannotBeStarted(program: string, error: Error): ProgramFailed {
  return errorCode(error) === "ENOENT"
    ? new ProgramFailed(`${program} is not on the PATH. Install it; kafka-byoc doctor says which version.`)
    : new ProgramFailed(`${program} could not be started: ${error.message}`);
}
