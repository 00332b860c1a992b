import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const repository = resolve(__dirname, "../..");

/** The examples that make a whole foundation, one for each exit. */
export const foundations = ["confluent-cloud", "msk", "self-managed"] as const;

/** Runs an example as `npx cdktf synth` does, in a directory that has nothing to do with it; the folder of its stack. */
export function synthesizeExample(name: (typeof foundations)[number] | "rehearsal", directory: string): string {
  const args = ["--require", require.resolve("tsx/cjs"), join(repository, "examples", name, "main.ts")];
  const env = { ...process.env, TSX_TSCONFIG_PATH: join(repository, "tsconfig.json"), CHECKPOINT_DISABLE: "1" };
  const ran = spawnSync(process.execPath, args, { cwd: directory, encoding: "utf8", env });
  if (ran.status !== 0) throw new Error(`examples/${name} does not synthesize:\n${ran.stderr}`);
  const stacks = join(directory, "cdktf.out/stacks");
  const [stack, ...others] = readdirSync(stacks);
  if (stack === undefined || others.length > 0) throw new Error(`examples/${name} has not one stack.`);
  return join(stacks, stack);
}
