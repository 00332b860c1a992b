import { spawn } from "node:child_process";
import { join } from "node:path";
import { peakMegabytesOf } from "../measure/process-tree";
import { type Work } from "../work";
import { commandLine } from "./help";

/** A whole rehearsal with warm caches, with everything that it starts. */
export const rehearsal: Work = {
  id: "rehearsal",
  long: true,
  measure: async ({ directory }) => {
    const startedMs = performance.now();
    const child = spawn(process.execPath, [commandLine, "rehearse", "--directory", join(directory, "rehearsal")], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    const peak = await peakMegabytesOf(child.pid ?? -1, ended);
    const code = await ended;
    if (code !== 0) throw new Error(`the rehearsal ended with ${String(code)}`);
    return [
      {
        id: "rehearsal",
        work: "kafka-byoc rehearse with warm caches",
        unit: "s",
        ours: (performance.now() - startedMs) / 1000,
        goal: { atMost: 240, of: "ours" },
      },
      {
        id: "rehearsal-memory",
        work: "the same: peak memory of all its processes together",
        unit: "MB",
        ours: peak,
        goal: { atMost: 3000, of: "ours" },
      },
    ];
  },
};
