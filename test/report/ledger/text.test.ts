import { type LedgerLine } from "../../../src/target/ledger";
import { ledgerText } from "../../../src/report/ledger/text";
import { aLedger, aLine, aPermission, now } from "./a-ledger";

function textOf(...lines: readonly LedgerLine[]): string {
  return ledgerText(aLedger(...lines), { colour: false, width: 120 }, now);
}

describe("the ledger as text", () => {
  it("puts what needs a decision first, then what a person accepted", () => {
    const text = textOf(
      aLine({ action: "changed", target: "2000" }),
      aLine({ approval: { needed: true, by: "Jane", reason: "agreed", expires: "2027-02-01" } }),
      aLine({ approval: { needed: true, by: null } }),
    );
    expect(text.split("\n").filter((line) => /^\S.*\(\d+\)$/.test(line))).toEqual([
      "Needs a decision (1)",
      "Accepted by a person (1)",
      "Changed (1)",
    ]);
    expect(text).toContain("accepted by Jane until 2027-02-01: agreed");
    expect(text).toContain("nobody has approved it");
    expect(text).toContain("1000 → 2000");
  });

  it("gives the lines that accept what is not decided, for pasting into the wave file", () => {
    const text = textOf(aLine({ approval: { needed: true, by: null } }));
    expect(text).toContain(['    - change: "topic orders config retention.ms"', "      by: NAME"].join("\n"));
    expect(text).toContain("      expires: 2027-04-15");
  });

  it("tells one difference once for all topics that have it", () => {
    const text = textOf(...["a", "b", "c", "d", "e"].map((topic) => aLine({ topic })));
    expect(text).toContain("topic a, b, c and 2 more  retention.ms  1000");
    expect(text).toContain("(5)");
    expect(text.match(/the default differs/g)).toHaveLength(1);
  });

  it("keeps two reasons for the same values apart", () => {
    const text = textOf(aLine({ topic: "a" }), aLine({ topic: "b", reason: "somebody wants it" }));
    expect(text).toContain("the default differs");
    expect(text).toContain("somebody wants it");
  });

  it("tells a whole ACL in words, without its key", () => {
    const name = "User:a|*|READ|ALLOW|TOPIC|orders|LITERAL";
    const acl = { object: { kind: "acl", name }, source: "ALLOW READ on TOPIC orders to User:a from *" } as const;
    expect(textOf(aLine({ ...acl, field: "*", action: "dropped", target: null }))).toContain(
      "\n  acl ALLOW READ on TOPIC orders to User:a from * → –\n",
    );
    expect(textOf(aLine({ ...acl, field: "host", action: "changed", source: "10.0.0.1", target: "*" }))).toContain(
      `\n  acl ${name}  host  10.0.0.1 → *\n`,
    );
  });

  it("tells of each principal what it may do at the target and not at the source, and the other way about", () => {
    const permissions = [
      aPermission({ principal: "User:a", target: "User:a", result: "lost", operations: ["READ"], hosts: ["10.0.0.1"] }),
      aPermission({ resources: ["a", "b", "c", "d"] }),
      aPermission({ principal: "User:a", target: "User:a", result: "new", hosts: ["*", "10.0.0.1"] }),
      aPermission({ principal: "User:b", target: "User:b", result: "narrower" }),
    ];
    const text = ledgerText({ ...aLedger(aLine()), permissions }, { colour: false, width: 120 }, now);
    expect(text.slice(text.indexOf("What principals")).split("\n")).toEqual([
      "What principals may do (4)",
      "By Kafka's own rules, at the target beside the source; all that is not here is the same.",
      "  User:a",
      "      new: may now WRITE on TOPIC orders",
      "      lost: may no longer READ on TOPIC orders from 10.0.0.1",
      "  User:viewer → User:orders",
      "      wider: may also WRITE on TOPIC a, b, c and 1 more",
      "  User:b",
      "      narrower: may no longer WRITE on TOPIC orders",
      "",
    ]);
    expect(textOf(aLine())).not.toContain("What principals may do");
  });

  it("says so where nothing differs", () => {
    expect(textOf()).toContain("The target is the same as the source: the ledger is empty.\n");
  });
});
