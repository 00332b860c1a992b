import { startScriptedCluster } from "./start";

/**
 * A scripted cluster as a process of its own: `tsx main.ts PLAN`, the plan as JSON. Writes its bootstrap servers as one
 * line and runs until its input ends.
 */
async function main(): Promise<void> {
  const cluster = await startScriptedCluster(JSON.parse(process.argv[2] ?? ""));
  process.stdin.resume().once("end", () => process.exit(0));
  process.stdout.write(`${cluster.bootstrapServers}\n`);
}

void main();
