import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { type Readable } from "node:stream";
import { errorCode, errorText } from "../../documents/error-code";
import { ProgramFailed } from "../terraform/program-failed";
import { release, watch } from "./guard";
import { type KafkaDistribution } from "./kafka-distribution";

/** One Java program to run in the background. */
export interface JavaCall {
  readonly distribution: Pick<KafkaDistribution, "classpath" | "loggingOption">;
  readonly mainClass: string;
  /** Never a secret: every user of the machine can read a process's arguments. */
  readonly arguments: readonly string[];
  readonly heapMegabytes: number;
  readonly logFile: string;
  readonly workDirectory: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A Java program that runs until it is stopped or ends by itself. */
export interface JavaProcess {
  readonly pid: number;
  readonly logFile: string;
  /** Its exit code once it has ended; a process ended by a signal has none. */
  readonly ended: Promise<number | null>;
  isRunning(): boolean;
  /** Asks it to end and, after some seconds, ends it. */
  stop(): Promise<void>;
  /** Ends it at once, without letting it put anything in order. */
  kill(): Promise<void>;
  /** The last lines of its log. */
  lastLines(count: number): readonly string[];
}

/** Small heaps, quick starts: these brokers serve a rehearsal on a machine that does other things too. */
const flags = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Djava.awt.headless=true"];

const patienceMs = 15_000;

/**
 * Starts a Java program with its output in a log file. It never outlives this process, however that ends.
 *
 * @throws ProgramFailed where Java is not on the PATH
 */
export async function startJava(call: JavaCall): Promise<JavaProcess> {
  const log = openSync(call.logFile, "a", 0o600);
  const child = spawn("java", javaArguments(call), {
    cwd: call.workDirectory,
    env: { ...process.env, ...call.env },
    stdio: ["ignore", log, log],
    // Ctrl-C is for us alone: brokers end in our order.
    detached: true,
  });
  closeSync(log);
  const pid = await new Promise<number>((resolve, reject) => {
    child.once("error", (error) => {
      reject(cannotStart(error));
    });
    child.once("spawn", () => {
      resolve(child.pid ?? -1);
    });
  });
  watch(pid);
  let running = true;
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => {
      running = false;
      release(pid);
      resolve(code);
    });
  });
  return {
    pid,
    logFile: call.logFile,
    ended,
    isRunning: () => running,
    stop: async () => {
      if (!running) return;
      child.kill("SIGTERM");
      const last = setTimeout(() => child.kill("SIGKILL"), patienceMs);
      await ended;
      clearTimeout(last);
    },
    kill: async () => {
      if (!running) return;
      child.kill("SIGKILL");
      await ended;
    },
    lastLines: (count) => readFileSync(call.logFile, "utf8").trimEnd().split("\n").slice(-count),
  };
}

function javaArguments(call: JavaCall): readonly string[] {
  const heap = String(call.heapMegabytes);
  return [
    `-Xms${heap}m`,
    `-Xmx${heap}m`,
    "-XX:MaxDirectMemorySize=64m",
    ...flags,
    call.distribution.loggingOption,
    "-cp",
    call.distribution.classpath,
    call.mainClass,
    ...call.arguments,
  ];
}

/**
 * Runs a Java tool of Kafka to its end, `input` on its standard input.
 *
 * @throws ProgramFailed with the tool's last lines where it fails
 */
export async function runJavaTool(
  call: Omit<JavaCall, "logFile" | "heapMegabytes"> & { readonly input?: string; readonly signal?: AbortSignal },
): Promise<string> {
  call.signal?.throwIfAborted();
  const child = spawn("java", javaArguments({ ...call, heapMegabytes: 128, logFile: "" }), {
    cwd: call.workDirectory,
    env: { ...process.env, ...call.env },
    stdio: ["pipe", "pipe", "pipe"],
    // Ctrl-C is for us alone here as well: a tool that is cut off would look like one that failed.
    detached: true,
  });
  const interrupt = (): void => void child.kill("SIGKILL");
  call.signal?.addEventListener("abort", interrupt, { once: true });
  const lines: string[] = [];
  const rests = [child.stdout, child.stderr].map((stream) => wholeLines(stream, (line) => lines.push(line)));
  child.stdin.on("error", () => undefined);
  child.stdin.end(call.input ?? "");
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", (error) => {
      reject(cannotStart(error));
    });
    child.once("spawn", () => {
      if (child.pid !== undefined) watch(child.pid);
    });
    child.once("close", resolve);
  });
  call.signal?.removeEventListener("abort", interrupt);
  if (child.pid !== undefined) release(child.pid);
  call.signal?.throwIfAborted();
  const output = [...lines, ...rests.map((rest) => rest())].join("");
  if (code !== 0)
    throw new ProgramFailed(
      `${call.mainClass} failed (exit code ${String(code)}):\n${output.split("\n").slice(-15).join("\n")}`,
    );
  return output;
}

/** Two streams come in pieces that end anywhere: whole lines of one never get into lines of the other. */
function wholeLines(stream: Readable, onLines: (lines: string) => void): () => string {
  let rest = "";
  stream.setEncoding("utf8").on("data", (text: string) => {
    const end = text.lastIndexOf("\n") + 1;
    if (end > 0) onLines(rest + text.slice(0, end));
    rest = end > 0 ? text.slice(end) : rest + text;
  });
  return () => rest;
}

function cannotStart(error: Error): ProgramFailed {
  return new ProgramFailed(
    errorCode(error) === "ENOENT"
      ? "java is not on the PATH. Install Java 17 or newer; kafka-byoc doctor tells more."
      : `java could not be started: ${errorText(error)}`,
  );
}
