import { XMLBuilder } from "fast-xml-parser";
import { areas, areaTitles } from "../check/check";
import { type AnyReport, type CheckSummary, type RunReport } from "../check/report";
import { type CheckResult } from "../check/result";
import { headingOf } from "./heading";
import { legalXml } from "./legal-xml";

/**
 * The report as JUnit XML, which build servers read: a suite for each area, a case for each subject. What failed is a
 * `failure`, what is unknown an `error`, what was skipped or waived is `skipped`.
 */
export function renderJunit(report: AnyReport): string {
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    format: true,
    suppressEmptyNode: true,
  });
  const { subject } = headingOf(report);
  const suites = areas.flatMap((area) => {
    const checks = report.checks.filter((check) => check.area === area);
    return checks.length === 0 ? [] : [suite(areaTitles[area], checks, report, subject)];
  });
  const document = {
    "?xml": { "@version": "1.0", "@encoding": "UTF-8" },
    testsuites: {
      "@name": legalXml(`kafka-byoc check ${subject}`),
      "@tests": report.results.length,
      "@failures": report.totals.fail,
      "@errors": report.totals.unknown,
      "@skipped": report.totals.skipped + report.totals.waived,
      "@time": seconds(report.durationMs),
      testsuite: suites,
    },
  };
  return builder.build(document);
}

function suite(title: string, checks: readonly CheckSummary[], report: RunReport, of: string) {
  const names = new Map(checks.map((check) => [check.name, check]));
  const results = report.results.filter(({ check }) => names.has(check));
  const count = (...statuses: readonly CheckResult["status"][]): number =>
    results.filter(({ status }) => statuses.includes(status)).length;
  return {
    "@name": title,
    "@tests": results.length,
    "@failures": count("fail"),
    "@errors": count("unknown"),
    "@skipped": count("skipped", "waived"),
    "@timestamp": report.startedAt,
    testcase: results.map((result) => testCase(result, names.get(result.check), of)),
  };
}

function testCase(result: CheckResult, check: CheckSummary | undefined, of: string) {
  const { subject, status, message } = result;
  return {
    "@classname": legalXml(`${of}.${result.check}`),
    "@name": legalXml(subject),
    ...outcomes[status](result, check),
    ...(status === "pass" ? { "system-out": legalXml(message) } : {}),
  };
}

type Outcome = (result: CheckResult, check: CheckSummary | undefined) => Readonly<Record<string, unknown>>;

const outcomes: Readonly<Record<CheckResult["status"], Outcome>> = {
  pass: () => ({}),
  fail: (result, check) => ({ failure: problem(result, check) }),
  unknown: (result, check) => ({ error: problem(result, check) }),
  skipped: ({ message }) => ({ skipped: { "@message": legalXml(message) } }),
  waived: ({ message }) => ({ skipped: { "@message": legalXml(`waived: ${message}`) } }),
};

function problem({ cause, message, expected, seen, remedy }: CheckResult, check: CheckSummary | undefined) {
  const facts = [
    ["expected", expected],
    ["seen", seen],
    ["why", check?.why],
    ["remedy", remedy ?? check?.remedy],
  ].flatMap(([name, text]) => (text === undefined ? [] : [`${name ?? ""}: ${text}`]));
  return { "@type": legalXml(cause ?? ""), "@message": legalXml(message), "#text": legalXml(facts.join("\n")) };
}

function seconds(durationMs: number): string {
  return (durationMs / 1_000).toFixed(3);
}
