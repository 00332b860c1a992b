import { XMLParser, XMLValidator } from "fast-xml-parser";
import { type CheckReport } from "../../src/check/report";
import { type CheckResult } from "../../src/check/result";
import { renderHtml } from "../../src/report/html";
import { renderJson } from "../../src/report/json";
import { renderJunit } from "../../src/report/junit";
import { renderers } from "../../src/report/table";
import { renderText } from "../../src/report/text";
import { known } from "../../src/kafka/answer";
import { anAcl, expectations } from "../builders/expectations";
import { aReport } from "../builders/report";
import { aCluster, aSnapshot, forbidden } from "../builders/snapshot";

const plain = { colour: false, width: 100 };

/** The small wave with another retention at the target, a topic that cannot be seen, and a principal with a hostile name. */
function aBadReport(): CheckReport {
  const target = aCluster({
    configs: known({ orders: known({ "cleanup.policy": { value: "compact", source: "DYNAMIC_TOPIC_CONFIG" } }) }),
    quotas: forbidden,
    access: known({
      authorizer: "on",
      acls: [anAcl(), anAcl({ principal: 'User:<img src="x" onerror=alert(1)>\u0001]]>&' })],
    }),
  });
  return aReport(expectations(), aSnapshot({ target }));
}

describe("the text report", () => {
  it("has a line for each check and the verdict last", () => {
    const text = renderText(aReport(), plain);
    expect(text).toContain("✔  topics-exist");
    expect(text.trimEnd().split("\n").at(-1)).toBe("PASS  16 passed  exit code 0");
  });

  it("tells what failed in full: declared, seen, why and what to do", () => {
    const text = renderText(aBadReport(), plain);
    expect(text).toContain("✖ topic-configs-hold  orders  CONFIG_DIFFERS");
    expect(text).toContain("expected  cleanup.policy delete");
    expect(text).toContain("seen      cleanup.policy compact");
    expect(text).toMatch(/remedy {4}Apply the stack again/);
    expect(text.trimEnd().split("\n").at(-1)).toMatch(/^FAIL {2}2 failed, 1 unknown, .* exit code 1$/);
  });

  it("has colours only where they are wanted, and stays within the width", () => {
    const text = renderText(aBadReport(), plain);
    expect(text).not.toContain("\u001b[");
    expect(renderText(aBadReport(), { ...plain, colour: true })).toContain("\u001b[");
    const lines = renderText(aReport(), plain).split("\n");
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
  });

  it("tells what keeps many subjects from being read once, with the checks that it silences", () => {
    const down = {
      known: false,
      because: { error: "ECONNREFUSED", message: "The target cannot be reached." },
    } as const;
    const text = renderText(
      aReport(expectations(), aSnapshot({ reached: { source: known(true), target: down } })),
      plain,
    );
    expect(text.match(/The target cannot be reached\./g)).toHaveLength(1);
    expect(text.replace(/\s+/g, " ")).toContain("replication-caught-up, no-records-skipped");
  });

  it("tells twenty results of one check and counts the others", () => {
    const report = aReport();
    const failed = (at: number): CheckResult => ({
      check: "topics-exist",
      id: "TOP-01",
      subject: `topic-${String(at)}`,
      status: "fail",
      cause: "TOPIC_ABSENT",
      message: "The target has no such topic.",
    });
    const text = renderText({ ...report, results: Array.from({ length: 25 }, (_, at) => failed(at)) }, plain);
    expect(text.match(/✖ topics-exist/g)).toHaveLength(20);
    expect(text).toContain("and 5 more of topics-exist");
  });
});

describe("the JSON report", () => {
  it("is the report itself", () => {
    const report = aBadReport();
    expect(JSON.parse(renderJson(report))).toEqual(JSON.parse(JSON.stringify(report)));
  });
});

describe("the JUnit report", () => {
  const parse = (text: string) =>
    new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: "",
      isArray: (name) => /^test(suite|case)$/.test(name),
    }).parse(text).testsuites;

  it("is well-formed XML, whatever names hold", () => {
    expect(XMLValidator.validate(renderJunit(aBadReport()))).toBe(true);
    expect(renderJunit(aBadReport())).not.toContain("\u0001");
  });

  it("has a suite for each area, whose numbers are those of its cases", () => {
    const suites = parse(renderJunit(aBadReport()));
    expect(suites).toMatchObject({ failures: "2", errors: "1" });
    expect(suites.testsuite.map(({ name }: { name: string }) => name)).toEqual([
      "Reachability",
      "Topics",
      "Access",
      "Quotas and users",
      "Replication",
      "Consumer groups",
    ]);
    for (const suite of suites.testsuite) {
      expect(String(suite.testcase.length)).toBe(suite.tests);
      expect(String(suite.testcase.filter((one: object) => "failure" in one).length)).toBe(suite.failures);
    }
  });

  it("makes what failed a failure, what is unknown an error, and names the case by wave, check and subject", () => {
    const cases = parse(renderJunit(aBadReport())).testsuite.flatMap((suite: { testcase: object[] }) => suite.testcase);
    expect(cases).toContainEqual(
      expect.objectContaining({
        classname: "w01-orders.topic-configs-hold",
        name: "orders",
        failure: expect.objectContaining({ type: "CONFIG_DIFFERS" }),
      }),
    );
    expect(cases).toContainEqual(
      expect.objectContaining({
        classname: "w01-orders.quotas-equal",
        error: expect.objectContaining({ type: "TOPIC_AUTHORIZATION_FAILED" }),
      }),
    );
  });
});

describe("the HTML report", () => {
  it("needs nothing from elsewhere, and could not get it", () => {
    const page = renderHtml(aBadReport());
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|https?:/);
  });

  it("escapes every name", () => {
    const page = renderHtml(aBadReport());
    expect(page).not.toContain("<img");
    expect(page).toContain("User:&lt;img src=&quot;x&quot; onerror=alert(1)&gt;\ufffd]]&gt;&amp;");
  });

  it("says the verdict first, then what failed, then every check", () => {
    const page = renderHtml(aBadReport());
    const places = [
      "does not hold",
      "What failed",
      "What could not be seen",
      "Every check",
      "How far records have come",
    ];
    const found = places.map((text) => page.indexOf(text));
    expect(found).not.toContain(-1);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(renderHtml(aReport())).not.toContain("What failed");
  });

  it("shows positions, replay, grants, configs, layers and requests", () => {
    const page = renderHtml(aReport());
    for (const text of [
      "partition 0: source 0 to 100, come over to 100, 0 still to come",
      "Commit at target",
      "Allow READ on Topic orders",
      "cleanup.policy",
      "api-versions",
      "61",
    ])
      expect(page).toContain(text);
  });

  it("closes every element that it opens", () => {
    const page = renderHtml(aBadReport());
    for (const name of [
      "section",
      "details",
      "summary",
      "table",
      "tr",
      "td",
      "div",
      "span",
      "article",
      "svg",
      "g",
      "dl",
    ])
      expect([name, page.match(new RegExp(`<${name}[\\s>]`, "g"))?.length]).toEqual([
        name,
        page.match(new RegExp(`</${name}\\s*>`, "g"))?.length,
      ]);
  });
});

describe("the table of formats", () => {
  it("renders every one of them, ending with a line feed", () => {
    for (const render of Object.values(renderers)) expect(render(aReport(), plain)).toMatch(/\S\n$/);
  });
});
