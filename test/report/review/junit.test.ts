import { XMLParser, XMLValidator } from "fast-xml-parser";
import { type Review } from "../../../src/review/review";
import { reviewJunit } from "../../../src/report/review/junit";
import { aFinding, aReview } from "../../builders/review";
import { aFullReview, aHostileReview, hostile } from "./a-full-review";

interface Case {
  readonly name: string;
  readonly classname: string;
  readonly failure?: { readonly message: string; readonly type: string; readonly "#text": string };
  readonly error?: { readonly message: string };
  readonly skipped?: { readonly message: string };
}

interface Suite {
  readonly name: string;
  readonly tests: string;
  readonly failures: string;
  readonly errors: string;
  readonly skipped: string;
  readonly testcase: readonly Case[];
}

function suitesOf(review: Review): readonly Suite[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    isArray: (name) => /^test(suite|case)$/.test(name),
  });
  return parser.parse(reviewJunit(review)).testsuites.testsuite;
}

function casesOf(review: Review): readonly Case[] {
  return suitesOf(review).flatMap(({ testcase }) => testcase);
}

describe("the review as JUnit", () => {
  it("has a suite for each stack, whose numbers are those of its cases", () => {
    const suites = suitesOf(aFullReview());
    expect(suites.map(({ name }) => name)).toEqual(["orders-foundation", "w01-orders"]);
    for (const { tests, failures, errors, skipped, testcase } of suites) {
      const having = (outcome: "failure" | "error" | "skipped"): string =>
        String(testcase.filter((one) => one[outcome] !== undefined).length);
      expect({ tests, failures, errors, skipped }).toEqual({
        tests: String(testcase.length),
        failures: having("failure"),
        errors: having("error"),
        skipped: having("skipped"),
      });
    }
  });

  it("makes what was found a failure, by area, rule and address", () => {
    const found = casesOf(aReview({ findings: [aFinding()] })).find(({ failure }) => failure !== undefined);
    expect(found).toMatchObject({
      classname: "Network",
      name: "kafka-port-open-to-internet aws_vpc_security_group_ingress_rule.clients cidr_ipv4",
      failure: { message: "tcp 9092-9098 is open to 0.0.0.0/0.", type: "critical" },
    });
    expect(found?.failure?.["#text"]).toContain("remedy: Name the networks that clients come from.");
  });

  it("makes what cannot be told an error", () => {
    const cases = casesOf(aReview({ findings: [aFinding({ verdict: "cannot-tell" })] }));
    expect(cases.filter(({ error }) => error !== undefined)).toHaveLength(1);
    expect(cases.filter(({ failure }) => failure !== undefined)).toHaveLength(0);
  });

  it("skips what is suppressed, in the baseline, off or not judged, and says why", () => {
    const messages = casesOf(aFullReview()).flatMap(({ skipped }) => skipped?.message ?? []);
    expect(messages).toContain(
      "suppressed until 2027-03-31 by network@example.com: The partner has no fixed addresses until the tunnel stands.",
    );
    expect(messages).toContain("in the baseline");
    expect(messages).toContain("turned off: Logs go to the group's own store within minutes.");
    expect(messages).toContain("not judged: it needs review.window in kafka-byoc.yaml");
  });

  it("has a passed case for each rule that found nothing in a stack", () => {
    const cases = casesOf(aReview());
    expect(cases.map(({ name }) => name)).toContain("kafka-port-open-to-internet");
    expect(cases.every(({ failure, error, skipped }) => failure ?? error ?? skipped ?? true)).toBe(true);
    expect(reviewJunit(aReview())).toMatch(
      /<testsuites name="kafka-byoc review" tests="\d+" failures="0" errors="0" skipped="0">/,
    );
  });

  it("gives findings about the review itself a suite of their own", () => {
    const finding = aFinding({ rule: "suppression-unused", area: "review", stack: "" });
    expect(suitesOf(aReview({ findings: [finding] })).map(({ name }) => name)).toEqual([
      "w01-orders",
      "the review itself",
    ]);
  });

  it.each(hostile.map((text, at) => [at, text]))("is well-formed XML whatever names hold (%d)", (_, name) => {
    const xml = reviewJunit(aHostileReview(String(name)));
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  });
});
