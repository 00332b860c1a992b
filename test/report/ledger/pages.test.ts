import { ledgerHtml } from "../../../src/report/ledger/html";
import { ledgerMarkdown } from "../../../src/report/ledger/markdown";
import { aLedger, aLine, aPermission, now } from "./a-ledger";

const hostile = "<script>alert(1)</script>|`@everyone`](javascript:x)";

describe("the ledger as Markdown", () => {
  it("leaves decisions open and folds the rest away", () => {
    const text = ledgerMarkdown(
      aLedger(aLine({ approval: { needed: true, by: null } }), aLine({ topic: "b", action: "changed", target: "2" })),
    );
    expect(text).toContain("### Needs a decision (1)");
    expect(text).toContain("<details><summary>Changed (1)</summary>");
  });

  it("shows hostile names as text", () => {
    const text = ledgerMarkdown(aLedger(aLine({ topic: hostile, reason: hostile })));
    expect(text).not.toContain("<script>");
    expect(text).not.toContain("@everyone");
    expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;\\|\\`@&#8203;everyone\\`\\](javascript:x)");
  });

  it("stays below what a comment of a pull request can hold, and says what it left out", () => {
    const lines = Array.from({ length: 5_000 }, (_, index) =>
      aLine({ topic: `t${String(index)}`, source: String(index) }),
    );
    const text = ledgerMarkdown(aLedger(...lines));
    expect(text.length).toBeLessThan(60_500);
    expect(text).toMatch(/\d+ more: the JSON and the HTML have all/);
    expect(text.trimEnd().endsWith("</details>")).toBe(true);
  });

  it("tells what principals may do, within the same room and as text", () => {
    const permissions = [aPermission({ principal: hostile, resources: ["a", "b"] })];
    const text = ledgerMarkdown({ ...aLedger(aLine()), permissions });
    expect(text).toContain("<details><summary>What principals may do (1)</summary>");
    expect(text).toContain("→ User:orders | wider | may also WRITE on TOPIC a, b |");
    expect(text).not.toContain("<script>");
    const many = Array.from({ length: 5_000 }, (_, index) => aPermission({ principal: `User:p${String(index)}` }));
    const full = ledgerMarkdown({ ...aLedger(aLine()), permissions: many });
    expect(full.length).toBeLessThan(60_500);
    expect(full).toMatch(/\d+ more: the JSON and the HTML have all/);
  });
});

describe("the ledger as a page", () => {
  it("has a policy that lets nothing run, and every value as text", () => {
    const page = ledgerHtml(aLedger(aLine({ topic: hostile, source: hostile, reason: hostile })), now);
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(page).not.toContain("<script");
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  it("tells what every principal may do, with all resources and the changes that it comes from, as text", () => {
    const resources = ["a", "b", "c", "d", "e", "f", hostile];
    const page = ledgerHtml({ ...aLedger(aLine()), permissions: [aPermission({ resources })] }, now);
    expect(page).toContain("may also WRITE on TOPIC a, b, c, d, e, f, &lt;script&gt;");
    expect(page).toContain("principal User:orders+User:viewer merge User:orders");
    expect(page).not.toContain("<script");
  });

  it("says how many decisions are open, and what to paste with its indentation", () => {
    const page = ledgerHtml(aLedger(aLine({ approval: { needed: true, by: null } })), now);
    expect(page).toContain("needs 1 decision(s)");
    expect(page).toContain("      by: NAME\n");
  });
});
