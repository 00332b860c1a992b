import { type Outcome } from "./compare";
import { comparisonTable, type JudgedCase, oursAlone } from "./comparison-table";
import { type Scanner } from "./scanner-finding";

const anOutcome = (scanner: Scanner, rule: string, outcome: Outcome): JudgedCase["outcomes"][number] => ({
  finding: { scanner, rule, file: "plan.json", address: "aws_lb.a", title: "A title" },
  outcome,
});

const aCase = (id: string, ours: readonly string[], outcomes: JudgedCase["outcomes"]): JudgedCase => ({
  id,
  plan: {},
  ours: ours.map((rule) => ({ rule, address: "aws_lb.a" })),
  theirs: outcomes.map(({ finding }) => finding),
  outcomes,
});

const cases = [
  aCase(
    "load-balancer-without-deletion-protection/non-compliant",
    ["load-balancer-without-deletion-protection"],
    [
      anOutcome("checkov", "CKV_1", { is: "found", by: ["load-balancer-without-deletion-protection"] }),
      anOutcome("checkov", "CKV_2", { is: "not-kafka", because: "Tags are tags." }),
    ],
  ),
  aCase("acl-for-everyone/non-compliant", ["acl-for-everyone"], []),
  aCase("acl-for-everyone/compliant", [], [anOutcome("trivy", "AVD-1", { is: "missed", wanted: [] })]),
];

describe("the report on what each finds in the corpus", () => {
  it("has a line for each case and the sums below", () => {
    const lines = comparisonTable(cases, ["checkov", "trivy"]).split("\n");
    expect(lines.map((line) => line.split(/\s{2,}/))).toEqual([
      ["case", "ours", "checkov (+ not on Kafka's surface)", "trivy (+ not on Kafka's surface)"],
      ["load-balancer-without-deletion-protection/non-compliant", "1", "1 (+1)", "0 (+0)"],
      ["acl-for-everyone/non-compliant", "1", "0 (+0)", "0 (+0)"],
      ["acl-for-everyone/compliant", "0", "0 (+0)", "1 (+0)"],
      [""],
      ["3 plans; we find something in 2"],
      ["checkov finds something on Kafka's surface in 1, and nothing in 1 where we do"],
      ["trivy finds something on Kafka's surface in 1, and nothing in 2 where we do"],
    ]);
  });

  it("names the rules whose own case no scanner finds", () => {
    expect(oursAlone(cases)).toEqual(["acl-for-everyone"]);
  });
});
