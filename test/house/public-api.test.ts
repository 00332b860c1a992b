import { execFileSync } from "node:child_process";
import { join } from "node:path";

const repository = join(__dirname, "../..");

/** What a process has loaded once it has required the package's entry. */
function loadedBy(entry: string): readonly string[] {
  const script = `require(${JSON.stringify(entry)}); console.log(JSON.stringify(Object.keys(require.cache)));`;
  const printed = execFileSync(process.execPath, ["--require", "tsx/cjs", "-e", script], {
    cwd: repository,
    encoding: "utf8",
    env: { ...process.env, CHECKPOINT_DISABLE: "1" },
  });
  return JSON.parse(printed);
}

describe("loading the package, as every synthesis does", () => {
  const loaded = loadedBy(join(repository, "src", "index.ts"));

  it("loads the constructs", () => {
    expect(loaded).toContain(join(repository, "src", "constructs", "stacks", "migration-wave.ts"));
  });

  it.each(["kafkajs", "node-forge", "commander", "@cdktf"])("does not load %s", (name) => {
    expect(loaded.filter((file) => file.includes(join("node_modules", name)))).toEqual([]);
  });

  it.each(["kafka-client", "check", "rehearsal", "cli", "report"])(
    "does not enter src/%s: synthesis connects to nothing",
    (room) => {
      expect(loaded.filter((file) => file.startsWith(join(repository, "src", room)))).toEqual([]);
    },
  );
});
