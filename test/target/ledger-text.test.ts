import { type LedgerLine } from "../../src/target/ledger";
import { ledgerText } from "../../src/target/ledger-text";

function aLine(line: Partial<LedgerLine> & { readonly topic?: string } = {}): LedgerLine {
  const { topic = "orders", ...fields } = line;
  return {
    change: `topic ${topic} config retention.ms`,
    object: { kind: "topic", name: topic },
    field: "retention.ms",
    action: "pinned",
    source: "1000",
    target: "1000",
    reason: "the default differs",
    rule: "topic-config-default-differs",
    approval: { needed: false },
    ...fields,
  };
}

describe("the ledger as text", () => {
  it("puts what needs a decision first, then what a person accepted", () => {
    const text = ledgerText([
      aLine({ action: "changed", target: "2000" }),
      aLine({ approval: { needed: true, by: "Jane", reason: "agreed", expires: "2027-02-01" } }),
      aLine({ approval: { needed: true, by: null } }),
    ]);
    expect(text.split("\n").filter((line) => /^\S/.test(line))).toEqual([
      "Needs a decision (1)",
      "Accepted by a person (1)",
      "Changed (1)",
    ]);
    expect(text).toContain("accepted by Jane until 2027-02-01: agreed");
    expect(text).toContain("nobody has approved it");
    expect(text).toContain("1000 → 2000");
  });

  it("tells one difference once for all topics that have it", () => {
    const text = ledgerText(["a", "b", "c", "d", "e"].map((topic) => aLine({ topic })));
    expect(text).toContain("topic a, b, c and 2 more  retention.ms  1000");
    expect(text).toContain("(5)");
    expect(text.match(/the default differs/g)).toHaveLength(1);
  });

  it("says so where nothing differs", () => {
    expect(ledgerText([])).toBe("The target is the same as the source: the ledger is empty.\n");
  });
});
