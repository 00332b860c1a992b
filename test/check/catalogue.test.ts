import { existsSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../src/check/catalogue";
import { areas } from "../../src/check/check";
import { judgeAll } from "../../src/check/judge";
import { type Snapshot } from "../../src/check/snapshot/snapshot";
import { known } from "../../src/kafka/answer";
import { expectations } from "../builders/expectations";
import { aCluster, aSnapshot, forbidden, log } from "../builders/snapshot";

describe("the catalogue of checks", () => {
  it("passes a wave in which everything is as declared", () => {
    const results = judgeAll(
      catalogue.filter(({ phases }) => phases.includes("after-apply")),
      expectations(),
      aSnapshot(),
      "after-apply",
    );
    expect(results.filter(({ status }) => status !== "pass")).toEqual([]);
    expect(new Set(results.map(({ check }) => check)).size).toBe(
      catalogue.filter(({ phases }) => phases.includes("after-apply")).length,
    );
  });

  it("judges a snapshot that was kept as JSON as it judges the live one", () => {
    const seen = aSnapshot({
      target: aCluster({ configs: forbidden, logs: known({ "orders 0": known(log(5, 120)) }) }),
    });
    const kept: Snapshot = JSON.parse(JSON.stringify(seen));
    expect(judgeAll(catalogue, expectations(), kept, "after-apply")).toEqual(
      judgeAll(catalogue, expectations(), seen, "after-apply"),
    );
  });

  it("gives each check a name of its own, in kebab-case, and a file of that name with a test", () => {
    const names = catalogue.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(existsSync(join(__dirname, "../../src/check/checks", `${name}.ts`))).toBe(true);
      expect(existsSync(join(__dirname, "checks", `${name}.test.ts`))).toBe(true);
    }
  });

  it("is in reading order: area by area", () => {
    const order = catalogue.map(({ area }) => areas.indexOf(area));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it("says one thing of a cluster that cannot be reached, not one for each subject", () => {
    const because = { error: "ECONNREFUSED", message: "The target cannot be reached." };
    const seen = aSnapshot({ reached: { source: { known: true, value: true }, target: { known: false, because } } });
    const results = judgeAll(
      catalogue.filter(({ name }) => name === "topics-exist"),
      expectations({ topics: Array.from({ length: 5 }, () => expectations().topics).flat() }),
      seen,
      "after-apply",
    );
    expect(results).toEqual([
      expect.objectContaining({ subject: "the whole target", status: "unknown", cause: "ECONNREFUSED" }),
    ]);
  });
});
