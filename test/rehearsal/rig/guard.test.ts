import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

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

describe("processes under guard", () => {
  it("end when we are killed, and those that were released do not", async () => {
    const us = spawn(process.execPath, ["--import", "tsx", join(__dirname, "starts-sleepers.ts")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const line = await new Promise<string>((resolve) => createInterface({ input: us.stdout }).once("line", resolve));
    const [guarded = 0, released = 0] = line.split(" ").map(Number);
    try {
      expect([guarded, released].every(isRunning)).toBe(true);
      us.kill("SIGKILL");
      expect(await untilGone(guarded)).toBe(true);
      expect(isRunning(released)).toBe(true);
    } finally {
      process.kill(released, "SIGKILL");
    }
  });
});
