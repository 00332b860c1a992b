import { durationMs } from "../../src/cli/duration";
import { kafkaByoc } from "./run-cli";

describe("a duration as an option takes it", () => {
  it.each([
    ["90s", 90_000],
    ["30m", 1_800_000],
    ["1h", 3_600_000],
  ])("%s is %i ms", (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it.each(["", "10", "h", "1d", "-1s", "0s", "1.5h", "1h30m"])("%j is none", (text) => {
    expect(() => durationMs(text)).toThrow("Write a number and s, m or h");
  });
});

describe("the export's arguments", () => {
  it("refuse a deadline that is no duration", async () => {
    const { exitCode, stderr } = await kafkaByoc("inventory", "export", "--source", "x", "--deadline", "soon");
    expect(exitCode).toBe(64);
    expect(stderr).toContain("such as 30m");
  });

  it("refuse to go on without a file that something lies beside", async () => {
    const { exitCode, stderr } = await kafkaByoc("inventory", "export", "--source", "x", "--resume");
    expect(exitCode).toBe(64);
    expect(stderr).toContain("add -o FILE");
  });
});
