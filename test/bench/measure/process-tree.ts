import { execFileSync } from "node:child_process";

/**
 * The largest resident size that a process and all of its descendants had together, looked at twice a second until
 * `ended`. A process that changed its parent in between still counts, as long as it was seen below once.
 */
export async function peakMegabytesOf(root: number, ended: Promise<unknown>): Promise<number> {
  const family = new Set([root]);
  let peak = 0;
  let running = true;
  void ended.then(
    () => (running = false),
    () => (running = false),
  );
  while (running) {
    peak = Math.max(peak, residentMegabytes(family));
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return peak;
}

function residentMegabytes(family: Set<number>): number {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid=,rss="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  let grown = true;
  while (grown) {
    grown = false;
    for (const [pid = 0, parent = 0] of rows)
      if (family.has(parent) && !family.has(pid)) {
        family.add(pid);
        grown = true;
      }
  }
  return rows.reduce((sum, [pid = 0, , kilobytes = 0]) => sum + (family.has(pid) ? kilobytes : 0), 0) / 1024;
}
