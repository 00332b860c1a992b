import { ProgramFailed } from "../../../src/rehearsal/terraform/program-failed";
import { freePorts } from "../../../src/rehearsal/rig/free-ports";
import { type JavaProcess } from "../../../src/rehearsal/rig/java-process";

/** A REST service in Java that this process started and will stop. */
export interface RestService {
  /** Without a slash at its end. */
  readonly url: string;
  readonly process: JavaProcess;
  stop(): Promise<void>;
}

/** A REST service to start on a port that is found for it. */
export interface RestServicePlan {
  /** As messages call it: `the schema registry`. */
  readonly name: string;
  /** Its address by its port. */
  readonly urlAt: (port: number) => string;
  /** What answers 200 once it is ready: `/subjects`. */
  readonly readyPath: string;
  readonly start: (port: number) => Promise<JavaProcess>;
  readonly signal?: AbortSignal | undefined;
}

const attempts = 3;
const readyWithinMs = 180_000;
const lookEveryMs = 100;
const linesShown = 15;

/**
 * Starts a REST service and waits until it answers. Where its port is taken in between it is started again on another.
 *
 * @throws ProgramFailed with the last lines of its log where it does not come up; nothing is left running
 */
export async function startRestService(plan: RestServicePlan): Promise<RestService> {
  for (let attempt = 1; ; attempt++) {
    const [port = 0] = await freePorts(1);
    const url = plan.urlAt(port);
    const process = await plan.start(port);
    try {
      await untilReady(plan, url, process);
      return { url, process, stop: () => process.stop() };
    } catch (error) {
      await process.kill();
      const isTaken = process
        .lastLines(400)
        .some((line) => /Address already in use|already bound|BindException/.test(line));
      if (attempt === attempts || !isTaken) throw error;
    }
  }
}

async function untilReady(
  { name, readyPath, signal }: RestServicePlan,
  url: string,
  process: JavaProcess,
): Promise<void> {
  const giveUpAtMs = Date.now() + readyWithinMs;
  const lastWords = (): string => process.lastLines(linesShown).join("\n");
  for (;;) {
    signal?.throwIfAborted();
    if (!process.isRunning()) throw new ProgramFailed(`${name} ended while it started:\n${lastWords()}`);
    if (await answers(`${url}${readyPath}`)) return;
    if (Date.now() > giveUpAtMs)
      throw new ProgramFailed(
        `${name} was not ready within ${String(readyWithinMs / 1000)} s. Its last words:\n${lastWords()}`,
      );
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

/**
 * Sends JSON to a service of ours and returns what it answers.
 *
 * @throws ProgramFailed with the service's own words where it refuses
 */
export async function sendJson(method: "POST" | "PUT", url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  if (!response.ok) throw new ProgramFailed(`${method} ${url} was refused with ${String(response.status)}:\n${text}`);
  return text === "" ? undefined : JSON.parse(text);
}
