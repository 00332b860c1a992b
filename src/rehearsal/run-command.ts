import { spawn } from "node:child_process";
import { appendFileSync } from "node:fs";

/** How a command ended. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command of ours, run as a person would: its own process, its own exit code; everything it says goes to a log. */
export type RunKafkaByoc = (args: readonly string[]) => Promise<Ended>;

/** Runs commands with the same Node and the same program as this one. */
export function kafkaByocRunner(program: string, logFile: string, signal: AbortSignal): RunKafkaByoc {
  return (args) =>
    new Promise((resolve, reject) => {
      appendFileSync(logFile, `$ kafka-byoc ${args.join(" ")}\n`);
      const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"], signal });
      let stdout = "";
      let stderr = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
      child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
      child.on("error", reject);
      child.on("close", (code) => {
        appendFileSync(logFile, `${stdout}${stderr}[exit code ${String(code)}]\n\n`);
        resolve({ exitCode: code ?? 70, stdout, stderr });
      });
    });
}
