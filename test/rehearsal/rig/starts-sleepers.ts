/* A program that starts two long sleepers, puts both under guard, takes the second off again, and waits: to be killed. */
import { spawn } from "node:child_process";
import { release, watch } from "../../../src/rehearsal/rig/guard";

const sleepers = [1, 2].map(
  () => spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: "ignore" }).pid ?? -1,
);
sleepers.forEach(watch);
release(sleepers[1] ?? -1);
process.stdout.write(`${sleepers.join(" ")}\n`);
setInterval(() => undefined, 1000);
