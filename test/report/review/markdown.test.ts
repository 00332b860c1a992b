import { reviewMarkdown } from "../../../src/report/review/markdown";
import { escapedMarkdown } from "../../../src/report/review/markdown/escaped";
import { aDestroyed, aFinding, aGrant, aGrantReport, anAcl, aReview, aSuppression, aWay } from "../../builders/review";
import { aFullReview, aHostileReview, hostile } from "./a-full-review";

const bytesOf = (text: string): number => Buffer.byteLength(text);

describe("the review for a pull request", () => {
  it("says the verdict and counts before it folds anything", () => {
    const [open] = reviewMarkdown(aFullReview()).split("<details");
    expect(open).toContain("## ❌ FAIL: review of 2 stacks");
    expect(open).toContain("| 2 | 1 | 1 | 0 | 1 | 1 | 1 |");
  });

  it("folds findings by severity, only the critical ones open", () => {
    const text = reviewMarkdown(aFullReview());
    expect(text).toContain("<details open><summary>critical: 2 findings of 1 rule</summary>");
    expect(text).toContain("<details><summary>high: 1 finding of 1 rule</summary>");
    expect(text).toContain("- **cannot tell** <code>aws\\_vpc.target</code>");
  });

  it("folds the tables of ways, rights and destruction", () => {
    const text = reviewMarkdown(aFullReview());
    expect(text).toContain("<summary>Exposure: 5 ways</summary>");
    expect(text).toContain("| none | 🌐 the internet |");
    expect(text).toContain(
      "| **wider** | User:orders | Allow READ on Topic orders.v1 | Allow ALL on Topic orders\\* |",
    );
    expect(text).toContain("<summary>Destroyed: 3 resources</summary>");
    expect(text).toContain("Suppressed: 1 finding by 1 suppression");
  });

  it("closes every fold that it opens", () => {
    for (const review of [aReview(), aFullReview(), ...hostile.map(aHostileReview)]) {
      const text = reviewMarkdown(review);
      expect(text.match(/<details/g)?.length ?? 0).toBe(text.match(/^<\/details>$/gm)?.length ?? 0);
    }
  });

  it("is short where nothing is wrong", () => {
    expect(reviewMarkdown(aReview())).toContain("## ✅ PASS");
    expect(bytesOf(reviewMarkdown(aReview()))).toBeLessThan(500);
  });

  it.each([
    ["<img src=x>", "&lt;img src=x&gt;"],
    ["a|b", "a&#124;b"],
    ["`code`", "&#96;code&#96;"],
    ["ask @team", "ask @&#8203;team"],
    ["see #12 and GH-12", "see #&#8203;12 and GH-&#8203;12"],
    ["![x](http://x.example)", "!\\[x\\](http:&#8203;//x.example)"],
    ["www.example.com", "www&#8203;.example.com"],
    ["one\r\n\n# two", "one\\\\u000d\\\\n\\\\n# two"],
    ["&lt;b&gt;", "&amp;lt;b&amp;gt;"],
    ["*a* _b_ ~c~ $d$", "\\*a\\* \\_b\\_ \\~c\\~ \\$d\\$"],
    ["# title", "&#8203;# title"],
  ])("writes %j as text", (given, written) => {
    expect(escapedMarkdown(given)).toBe(written);
  });

  it.each(hostile.map((text, at) => [at, text]))("holds nothing that a forge would act on (%d)", (_, name) => {
    const text = reviewMarkdown(aHostileReview(String(name)));
    expect(text).not.toMatch(/<(?!\/?(details|summary|code|sub)\b)/);
    expect(text).not.toMatch(/@\w/);
    expect(text).not.toMatch(/(?<!&)#\d/);
    expect(text).not.toMatch(/(?<!\\)\]\(/);
    expect(text).not.toMatch(/^# three/m);
    const rows = text.split("\n").filter((line) => line.startsWith("| "));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.endsWith(" |")).toBe(true);
  });

  it.each([
    ["plain", "a"],
    ["long", "long ".repeat(200)],
    ["wide", "＜名前＞".repeat(200)],
    ["all markup", "<&|`*_[]@1#1".repeat(100)],
    ["all control characters", "\u0001".repeat(2_000)],
  ])("is below what a comment holds with 5,000 of everything, and counts what it leaves out: %s", (_, name) => {
    const many = <T>(make: (text: string) => T): T[] =>
      Array.from({ length: 5_000 }, (__, at) => make(`${String(at)} ${name}`));
    const severities = ["critical", "high", "medium", "low"] as const;
    const review = aReview({
      stacks: many((text) => ({ stack: text, file: text, kind: "plan" as const, resources: 1, actions: {} })),
      findings: many((text) =>
        aFinding({
          address: text,
          seen: text,
          severity: severities[text.length % 4]!,
          rule: `rule-${String(text.charCodeAt(0))}`,
        }),
      ),
      exposure: [{ stack: name, ways: many((to) => aWay({ to, ports: to })), unresolved: many((text) => text) }],
      grants: many((stack) =>
        aGrantReport([aGrant({ result: "wider", target: anAcl({ resourceName: stack }) })], { stack }),
      ),
      destroyed: many((address) => aDestroyed({ address, loses: address })),
      suppressions: many((resource) => aSuppression({ resource, reason: resource })),
      off: many((reason) => ({ rule: "r", reason })),
      notJudged: many((give) => ({ rule: give, title: give, needs: [], give })),
      compared: {
        with: name,
        gone: many((address) => aFinding({ address })),
        waysOpened: many((to) => aWay({ to })),
        waysClosed: [],
        grantsAdded: [],
        grantsRemoved: [],
      },
    });
    const text = reviewMarkdown(review);
    expect(bytesOf(text)).toBeLessThanOrEqual(60_000);
    expect(text).toMatch(/\d more: the JSON and the HTML report have all\./);
    expect(text).toContain("exit code 1");
  });
});
