import { type Outcome } from "./compare";
import { mendEach, type OpenFinding, whatToMend } from "./what-to-mend";

const anOpenFinding = (id: string, rule: string, outcome: Outcome): OpenFinding => ({
  id,
  finding: { scanner: "checkov", rule, file: "plan.json", address: 'aws_lb.a["x"]', title: "A title" },
  outcome,
});

describe("what to mend when a scanner finds something that is not settled", () => {
  it("names the tables and the line to add for a rule that nobody judged, once for all of its cases", () => {
    const text = whatToMend([
      anOpenFinding("seeds/a", "CKV_9", { is: "unknown-rule" }),
      anOpenFinding("seeds/b", "CKV_9", { is: "unknown-rule" }),
    ]);
    expect(text.split("\n")).toEqual([
      "checkov finds CKV_9 (A title), which nobody judged:",
      '  seeds/a: aws_lb.a["x"]',
      '  seeds/b: aws_lb.a["x"]',
      "Where a rule of ours tells the same, add to `same` in test/scanners/their-rules.ts:",
      '  { theirs: ["CKV_9"], ours: ["<our rule>"] },',
      "Where it is no part of Kafka's surface, add to `notKafkas` in test/scanners/not-kafkas.ts, or the rule to a reason there:",
      '  { reason: "<why>", theirs: ["CKV_9"] },',
    ]);
  });

  it("names our rules and the line to add for a finding that we do not have", () => {
    const text = whatToMend([anOpenFinding("seeds/a", "CKV_1", { is: "missed", wanted: ["weak-tls-policy"] })]);
    expect(text.split("\n").slice(0, 4)).toEqual([
      "checkov finds CKV_1 (A title), and we find none of weak-tls-policy:",
      '  seeds/a: aws_lb.a["x"]',
      "Where it is right, mend our rule. Where it is wrong of this case, add to test/scanners/differences.ts:",
      '  { id: "seeds/a", rule: "CKV_1", address: "aws_lb.a[\\"x\\"]", reason: "<why>" },',
    ]);
  });

  it("says nothing of what is settled", () => {
    expect(whatToMend([anOpenFinding("seeds/a", "CKV_1", { is: "found", by: ["weak-tls-policy"] })])).toBe("nothing");
    expect(mendEach("Take it out", [])).toBe("nothing");
  });

  it("puts lines below what is to be done with each", () => {
    expect(mendEach("Take it out", ["a", "b"])).toBe("Take it out:\n  a\n  b");
  });
});
