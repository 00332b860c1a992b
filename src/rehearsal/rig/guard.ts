import { spawn, type ChildProcess } from "node:child_process";

/**
 * A small process that outlives this one by a moment: it holds the end of a pipe, and when that closes, because we ended
 * in whatever way, it ends the processes that we had started and that are still there.
 */
const script = `
let seen = "";
process.stdin.on("data", (text) => (seen += text));
process.stdin.on("end", () => {
  const ids = new Set();
  for (const line of seen.split("\\n")) {
    const id = Number(line.slice(1));
    if (line.startsWith("+")) ids.add(id);
    if (line.startsWith("-")) ids.delete(id);
  }
  for (const id of ids) try { process.kill(id, "SIGKILL"); } catch {}
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
`;

let guard: ChildProcess | undefined;

/** Puts a process under guard until {@link release}. */
export function watch(pid: number): void {
  guard ??= start();
  guard.stdin?.write(`+${String(pid)}\n`);
}

/** Takes a process that has ended off guard: its number may be somebody else's soon. */
export function release(pid: number): void {
  guard?.stdin?.write(`-${String(pid)}\n`);
}

function start(): ChildProcess {
  const child = spawn(process.execPath, ["-e", script], { stdio: ["pipe", "ignore", "ignore"], detached: true });
  child.stdin.on("error", () => undefined);
  // Neither the process nor its pipe keeps us running.
  child.unref();
  if ("unref" in child.stdin && typeof child.stdin.unref === "function") child.stdin.unref();
  return child;
}
