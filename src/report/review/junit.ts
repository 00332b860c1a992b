import { XMLBuilder } from "fast-xml-parser";
import { type Finding } from "../../review/finding";
import { type Review } from "../../review/review";
import { legalXml } from "../legal-xml";
import { areaWords, placeText } from "./words";

type ReviewedRule = Review["rules"][number];

interface TestCase {
  readonly "@classname": string;
  readonly "@name": string;
  readonly failure?: object;
  readonly error?: object;
  readonly skipped?: object;
}

/**
 * The review as JUnit XML, which build servers read: a suite for each stack, a case for each finding, and one for each rule
 * that found nothing there. What was found is a `failure`, what cannot be told an `error`; what is suppressed, in the
 * baseline, turned off or was not judged is `skipped`, with the reason.
 */
export function reviewJunit(review: Review): string {
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    format: true,
    suppressEmptyNode: true,
  });
  const suites = suitesOf(review);
  const all = suites.flatMap(({ cases }) => cases);
  return builder.build({
    "?xml": { "@version": "1.0", "@encoding": "UTF-8" },
    testsuites: {
      "@name": "kafka-byoc review",
      ...countsOf(all),
      testsuite: suites.map(({ name, cases }) => ({
        "@name": legalXml(name),
        ...countsOf(cases),
        "@timestamp": review.at.replace(/(\.\d+)?Z$/, ""),
        testcase: cases,
      })),
    },
  });
}

interface Suite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

/** Findings about the review itself may be of no stack: they have a suite of their own. */
function suitesOf(review: Review): readonly Suite[] {
  const byStack = new Map<string, Finding[]>(review.stacks.map(({ stack }) => [stack, []]));
  for (const finding of review.findings) {
    const own = byStack.get(finding.stack);
    if (own === undefined) byStack.set(finding.stack, [finding]);
    else own.push(finding);
  }
  const reviewed = new Set(review.stacks.map(({ stack }) => stack));
  return [...byStack].map(([stack, findings]) => ({
    name: stack === "" ? "the review itself" : stack,
    cases: [...findings.map(caseOf), ...(reviewed.has(stack) ? quietCases(findings, review) : [])],
  }));
}

function caseOf(finding: Finding): TestCase {
  const { rule, area, address, path } = finding;
  const at = [address ?? "the plan as a whole", path].filter((part) => part !== null).join(" ");
  return { "@classname": areaWords[area], "@name": legalXml(`${rule} ${at}`), ...outcomeOf(finding) };
}

function outcomeOf(finding: Finding): Omit<TestCase, "@classname" | "@name"> {
  const { status, verdict } = finding;
  if (status.is === "suppressed")
    return skipped(`suppressed until ${status.by.expires} by ${status.by.owner}: ${status.by.reason}`);
  if (status.is === "in-baseline") return skipped("in the baseline");
  return verdict === "found" ? { failure: problem(finding) } : { error: problem(finding) };
}

function skipped(message: string): { readonly skipped: object } {
  return { skipped: { "@message": legalXml(message) } };
}

function problem(finding: Finding): object {
  const { severity, seen, title, constructPath, remedy, involves, verdict } = finding;
  const facts = [
    ["title", title],
    ["construct", constructPath],
    ["where", placeText(finding)],
    ["with", involves.length === 0 ? null : involves.join(", ")],
    ["remedy", remedy],
  ].flatMap(([name, text]) => (text === null || text === undefined ? [] : [`${name ?? ""}: ${text}`]));
  return {
    "@type": severity,
    "@message": legalXml(`${verdict === "cannot-tell" ? "cannot tell: " : ""}${seen}`),
    "#text": legalXml(facts.join("\n")),
  };
}

/** Rules that have no finding in a stack: they passed, or were not asked. */
function quietCases(findings: readonly Finding[], { rules, notJudged, onlyInPlans, off }: Review): readonly TestCase[] {
  const loud = new Set(findings.map(({ rule }) => rule));
  const needs = new Map(notJudged.map(({ rule, give }) => [rule, `not judged: it needs ${give}`]));
  for (const rule of onlyInPlans) needs.set(rule, "not judged: it is about change, review a plan");
  const reasons = new Map(off.map(({ rule, reason }) => [rule, `turned off: ${reason}`]));
  return rules
    .filter(({ name }) => !loud.has(name))
    .map(({ name, area }: ReviewedRule) => {
      const why = reasons.get(name) ?? needs.get(name);
      return { "@classname": areaWords[area], "@name": legalXml(name), ...(why === undefined ? {} : skipped(why)) };
    });
}

function countsOf(cases: readonly TestCase[]): object {
  const count = (outcome: "failure" | "error" | "skipped"): number =>
    cases.filter((one) => one[outcome] !== undefined).length;
  return {
    "@tests": cases.length,
    "@failures": count("failure"),
    "@errors": count("error"),
    "@skipped": count("skipped"),
  };
}
