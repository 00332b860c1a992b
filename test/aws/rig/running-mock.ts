import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { freePorts } from "../../../src/rehearsal/rig/free-ports";
import { release, watch } from "../../../src/rehearsal/rig/guard";
import { pythonPackages } from "./python-packages";

/** An AWS of this machine: it answers the API and does nothing. */
export interface RunningMock {
  /** `http://127.0.0.1:27311`. */
  readonly url: string;
  /** What Terraform's AWS provider reads: where the API is, an identity that nobody checks, and no other configuration. */
  readonly environment: Readonly<Record<string, string>>;
  /** What went wrong inside it, from its log: answers of 500 and above, tracebacks, answers that were told again. */
  troubles(): readonly string[];
  stop(): Promise<void>;
}

const attempts = 3;
const readyWithinMs = 180_000;

/**
 * Starts the mock on a free port of the loopback address, with its log in the directory. It never outlives this process.
 * Where somebody takes the port in between it is started again on another.
 *
 * @param candidates where ports come from
 */
export async function startMock(
  directory: string,
  candidates: () => Promise<readonly number[]> = () => freePorts(1),
): Promise<RunningMock> {
  const packages = await pythonPackages("moto");
  for (let attempt = 1; ; attempt++) {
    const [port = 0] = await candidates();
    try {
      return await startOnce(packages, directory, port);
    } catch (error) {
      if (attempt === attempts || !String(error).includes("Address already in use")) throw error;
    }
  }
}

async function startOnce(packages: string, directory: string, port: number): Promise<RunningMock> {
  const url = `http://127.0.0.1:${String(port)}`;
  const logFile = join(directory, "mock.log");
  const log = openSync(logFile, "a", 0o600);
  const child = spawn("python3", [join(__dirname, "moto/server.py"), "-H", "127.0.0.1", "-p", String(port)], {
    cwd: directory,
    env: { ...process.env, PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: "1", ...noProxy },
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  });
  const { pid } = child;
  if (pid !== undefined) watch(pid);
  let running = true;
  void ended.then(() => {
    running = false;
    if (pid !== undefined) release(pid);
  });
  const stop = async (): Promise<void> => {
    if (running) child.kill("SIGKILL");
    await ended;
  };
  const giveUpAtMs = Date.now() + readyWithinMs;
  // Only its own word that it listens: at the port could be somebody else's mock, which took it first.
  while (!readFileSync(logFile, "utf8").includes(`Running on ${url}`) || !(await answers(url))) {
    if (running && Date.now() < giveUpAtMs) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      continue;
    }
    await stop();
    throw new Error(`The mock of AWS's API did not start:\n${readFileSync(logFile, "utf8").slice(-2_000)}`);
  }
  const troubles = (): readonly string[] =>
    readFileSync(logFile, "utf8")
      .split("\n")
      .filter((line) => /" 5\d\d |^Traceback|^\s+File "|Error\b|^told again/.test(line));
  return { url, environment: environmentFor(url), troubles, stop };
}

const noProxy = { NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1" };

function environmentFor(url: string): Readonly<Record<string, string>> {
  return {
    ...noProxy,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: "nobody",
    AWS_SECRET_ACCESS_KEY: "nothing",
    AWS_REGION: "us-east-1",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/moto-api/data.json`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}
