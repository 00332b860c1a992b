import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Under which name test processes find the socket at which they ask for the shared clusters. */
export const socketVariable = "KAFKA_BYOC_TEST_RIG";

/** What the last hook of a run finds of the first. */
export interface SharedRig {
  stop(): Promise<void>;
}

declare global {
  var kafkaByocSharedRig: SharedRig | undefined;
}

/**
 * Runs once before all tests, whichever they are, and costs a few milliseconds: it only opens a socket. The first test
 * that asks there has the clusters started, in a process of their own; all others get the same ones.
 */
export default async function openSharedRig(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "kafka-byoc-rig-"));
  let child: ChildProcess | undefined;
  let answer: Promise<string> | undefined;

  const start = (): Promise<string> => {
    const script = join(__dirname, "run-clusters.ts");
    const started = spawn(process.execPath, ["--import", "tsx", script, directory], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    child = started;
    let said = "";
    started.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    return new Promise((resolve) => {
      createInterface({ input: started.stdout }).once("line", resolve);
      started.once("close", () => {
        resolve(JSON.stringify({ error: said.trim() }));
      });
    });
  };

  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    answer ??= start();
    void answer.then((line) => socket.end(`${line}\n`));
  });
  const socketFile = join(directory, "socket");
  await new Promise<void>((resolve) => server.listen(socketFile, resolve));
  // Neither the socket nor the clusters keep jest from ending.
  server.unref();
  process.env[socketVariable] = socketFile;

  globalThis.kafkaByocSharedRig = {
    stop: async () => {
      server.close();
      await ended(child);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The end of its input is its sign to stop; where jest is killed it comes by itself. */
async function ended(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null) return;
  const closed = new Promise((resolve) => child.once("close", resolve));
  child.stdin?.end();
  await closed;
}
