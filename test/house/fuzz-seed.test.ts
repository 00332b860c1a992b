import { spawnSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { fuzzSeed, usualSeed } from "../fuzz-seed";

const repository = join(__dirname, "../..");

describe("the seed of properties", () => {
  it("is set in every test file, and the same values come of it", () => {
    expect(fc.readConfigureGlobal()).toEqual({ seed: fuzzSeed(process.env["KAFKA_BYOC_FUZZ_SEED"]) });
    expect(fc.sample(fc.integer(), 5)).toEqual(fc.sample(fc.integer(), 5));
  });

  it("is the usual one, or the number that is asked for", () => {
    expect([undefined, "", "0", "-12", "2147483647"].map((asked) => fuzzSeed(asked))).toEqual([
      usualSeed,
      usualSeed,
      0,
      -12,
      2147483647,
    ]);
  });

  it.each(["1.5", "many", "0x10", "2147483648", " 1"])("is refused where it is none: %j", (asked) => {
    expect(() => fuzzSeed(asked)).toThrow(`KAFKA_BYOC_FUZZ_SEED="${asked}" is no seed`);
  });

  it("is drawn once for a whole run and told, where a random one is asked for", () => {
    const [told, taken] = ofConfig("random");
    expect(told).toBe(`KAFKA_BYOC_FUZZ_SEED=${taken}\n`);
    expect(() => fuzzSeed(taken)).not.toThrow();
    expect(ofConfig("random")[1]).not.toBe(taken);
    expect(ofConfig("7")).toEqual(["", "7"]);
  });

  /** What jest's config says on standard error, and the seed that test files then get. */
  function ofConfig(asked: string): readonly [told: string, taken: string] {
    const script = 'require("./jest.config.js"); process.stdout.write(process.env.KAFKA_BYOC_FUZZ_SEED);';
    const env = { ...process.env, KAFKA_BYOC_FUZZ_SEED: asked };
    const { stderr, stdout } = spawnSync(process.execPath, ["-e", script], { cwd: repository, env, encoding: "utf8" });
    return [stderr, stdout];
  }
});
