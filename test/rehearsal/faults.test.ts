import { catalogue } from "../../src/check/catalogue";
import { faults } from "../../src/rehearsal/faults/catalogue";

describe("the faults that a rehearsal can inject", () => {
  it("are those that break real migrations", () => {
    expect(faults.map(({ name }) => name).sort()).toEqual([
      "advertised-listener-unreachable",
      "expired-certificate",
      "extra-acl",
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
    ]);
  });

  it("are each found by a check that there is", () => {
    const checks = new Set(catalogue.map(({ name }) => name));
    expect(faults.filter(({ found }) => !checks.has(found.check))).toEqual([]);
  });
});
