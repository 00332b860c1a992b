import { catalogue } from "../../src/check/catalogue";
import { faults } from "../../src/rehearsal/faults/catalogue";
import { rules } from "../../src/review/rules/catalogue";

describe("the faults that a rehearsal can inject", () => {
  it("are those that break real migrations", () => {
    expect(faults.map(({ name }) => name).sort()).toEqual([
      "advertised-listener-unreachable",
      "expired-certificate",
      "extra-acl",
      "grant-wider-than-source",
      "group-offset-absent",
      "missing-acl",
      "mm2-no-read-on-topic",
      "mm2-source-password-wrong",
      "offset-beyond-log-end",
      "partition-count",
      "source-records-deleted",
      "source-topic-recreated",
      "target-only-writes",
      "topic-config-drift",
      "topic-replaced",
    ]);
  });

  it("are each found by a check or a rule that there is", () => {
    const known = new Set([...catalogue, ...rules].map(({ name }) => name));
    const finders = faults.map(({ found }) => ("rule" in found ? found.rule : found.check));
    expect(finders.filter((name) => !known.has(name))).toEqual([]);
  });

  it("are made before the plan where the review finds them, and after it where the check does", () => {
    for (const { found, happens } of faults) expect(happens.when === "before-plan").toBe("rule" in found);
  });
});
