import { isAtLeast, programVersion } from "../../../src/rehearsal/requirements/program-version";

describe("versions of programs", () => {
  it.each([
    ["1.11.4", "1.5", true],
    ["1.5.0", "1.5", true],
    ["1.4.9", "1.5", false],
    ["17", "17", true],
    ["11.0.2", "17", false],
    ["2", "1.9", true],
  ])("%s is at least %s: %s", (version, wanted, answer) => {
    expect(isAtLeast(version, wanted)).toBe(answer);
  });

  it("tells the version of a program that is there", async () => {
    const question = { program: process.execPath, arguments: ["--version"], pattern: /v(\d+\.\d+)/, atLeast: "1" };
    expect(await programVersion(question)).toMatchObject({ there: true });
  });

  it("tells that one is too old", async () => {
    const question = { program: process.execPath, arguments: ["--version"], pattern: /v(\d+\.\d+)/, atLeast: "999" };
    expect(await programVersion(question)).toMatchObject({
      there: false,
      why: expect.stringContaining("older than 999"),
    });
  });

  it("tells that one is missing", async () => {
    const question = { program: "no-such-program", arguments: [], pattern: /x/, atLeast: "1" };
    expect(await programVersion(question)).toEqual({ there: false, why: "no-such-program is not on the PATH" });
  });
});
