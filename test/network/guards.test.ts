import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { guards } from "../../src/network/guards";

const source = join(__dirname, "../../src");

describe("the guards of the network", () => {
  it("are fifteen, numbered in order", () => {
    expect(guards.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
  });

  it.each(guards.flatMap(({ number, places }) => places.map(({ file, name }) => [number, name, file] as const)))(
    "%i: %s stands in %s",
    (_number, name, file) => {
      const path = join(source, file);
      expect(existsSync(path)).toBe(true);
      // A word of its own that is used, not only imported.
      const lines = readFileSync(path, "utf8")
        .split("\n")
        .filter((line) => !line.startsWith("import "));
      expect(lines.filter((line) => new RegExp(`\\b${name}\\b`).test(line))).not.toEqual([]);
    },
  );

  it.each(guards.map((guard) => [guard.number, guard] as const))(
    "%i stands where something is made or checked",
    (_, guard) => {
      expect(guard.places.filter(({ file }) => /^(constructs|check)\//.test(file))).not.toEqual([]);
    },
  );

  it.each(guards.filter(({ when }) => when.includes("live")).map((guard) => [guard.number, guard] as const))(
    "%i is seen live by a check or an alarm",
    (_, { places }) => {
      expect(places.filter(({ file }) => file.startsWith("check/") || file.includes("alarms"))).not.toEqual([]);
    },
  );
});
