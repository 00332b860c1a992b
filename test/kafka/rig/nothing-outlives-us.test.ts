import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describeWithKafka } from "../rig";

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function untilGone(pid: number): Promise<boolean> {
  for (let look = 0; look < 1_000 && isRunning(pid); look++) await new Promise((resolve) => setTimeout(resolve, 50));
  return !isRunning(pid);
}

describeWithKafka("brokers whose starter is gone", () => {
  const directory = mkdtempSync(join(tmpdir(), "kafka-byoc-orphan-"));
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it.each(["SIGINT", "SIGKILL"] as const)("end when it is ended by %s", async (signal) => {
    const script = join(__dirname, "starts-a-cluster.ts");
    const starter = spawn(process.execPath, ["--import", "tsx", script, join(directory, signal)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const line = await new Promise<string>((resolve) =>
      createInterface({ input: starter.stdout }).once("line", resolve),
    );
    const pid = Number(line);
    expect(isRunning(pid)).toBe(true);
    starter.kill(signal);
    expect(await untilGone(pid)).toBe(true);
  });
});
