import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const repository = resolve(__dirname, "../..");
const golden = join(__dirname, "golden/rehearsal");

/** Runs the example as `npx cdktf synth` does, in a directory that has nothing to do with it; every file of its stack. */
function synthesizedElsewhere(): ReadonlyMap<string, string> {
  const elsewhere = mkdtempSync(join(tmpdir(), "elsewhere-"));
  try {
    const args = ["--require", require.resolve("tsx/cjs"), join(repository, "examples/rehearsal/main.ts")];
    const env = { ...process.env, TSX_TSCONFIG_PATH: join(repository, "tsconfig.json"), CHECKPOINT_DISABLE: "1" };
    const ran = spawnSync(process.execPath, args, { cwd: elsewhere, encoding: "utf8", env });
    expect(ran.stderr).toBe("");
    const stack = join(elsewhere, "cdktf.out/stacks/w01-orders");
    return new Map(readdirSync(stack).map((name) => [name, readFileSync(join(stack, name), "utf8")]));
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
}

describe("the example of a rehearsal", () => {
  /** Written anew with UPDATE_GOLDEN=1; a difference is a change of what users deploy and has to be wanted. */
  it("synthesizes byte for byte what it did, in any directory and at any time", () => {
    const files = synthesizedElsewhere();
    if (process.env["UPDATE_GOLDEN"] === "1") {
      mkdirSync(golden, { recursive: true });
      for (const [name, text] of files) writeFileSync(join(golden, name), text);
    }
    expect([...files.keys()].sort()).toEqual(readdirSync(golden).sort());
    for (const [name, text] of files) expect(text).toBe(readFileSync(join(golden, name), "utf8"));
    expect([...synthesizedElsewhere()]).toEqual([...files]);
  });

  it("is what a user would write: at most thirty lines", () => {
    expect(readFileSync(join(repository, "examples/rehearsal/main.ts"), "utf8").split("\n").length).toBeLessThanOrEqual(
      31,
    );
  });
});
