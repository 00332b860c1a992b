import Table from "cli-table3";
import { createColors } from "picocolors";
import { areas, areaTitles } from "../check/check";
import { type AnyReport, type CheckSummary, type RunReport } from "../check/report";
import { type Status } from "../check/result";
import { findingsOf, subjectsText, type ToldFinding } from "./findings";
import { headingOf } from "./heading";
import { noLines } from "./no-lines";
import { type RenderOptions } from "./render-options";
import { durationText, totalsText, verdictWords } from "./words";
import { wrapped } from "./wrapped";

type Colours = ReturnType<typeof createColors>;

/** Results of one check that are told in full; the JSON report has them all. */
const mostTold = 20;

const marks: Readonly<Record<Status, string>> = { pass: "✔", fail: "✖", unknown: "?", skipped: "-", waived: "~" };

/** The report for a terminal: a line for each check by area, what failed or is unknown in full, and the verdict last. */
export function renderText(report: AnyReport, { colour, width }: RenderOptions): string {
  const colours = createColors(colour);
  const columns = Math.max(60, Math.min(width, 140));
  const blocks = [
    head(report, colours),
    table(report, colours, columns),
    ...told(report, colours, columns),
    verdict(report, colours),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function head(report: AnyReport, colours: Colours): string {
  const { startedAt, durationMs } = report;
  const { named, facts, lookedAt } = headingOf(report);
  return [
    [colours.bold(named), ...facts, startedAt, durationText(durationMs)].join(" · "),
    ...(lookedAt === "" ? [] : [colours.dim(lookedAt)]),
  ].join("\n");
}

function table({ checks }: RunReport, colours: Colours, columns: number): string {
  const widest = Math.max(0, ...checks.map(({ name }) => name.length));
  const totalsWidth = 26;
  const lines = new Table({
    chars: noLines,
    style: { "padding-left": 0, "padding-right": 2, head: [], border: [] },
    colWidths: [4, widest + 2, Math.max(20, columns - widest - totalsWidth - 6), totalsWidth],
    wordWrap: true,
  });
  for (const area of areas) {
    const own = checks.filter((check) => check.area === area);
    if (own.length === 0) continue;
    lines.push([{ colSpan: 4, content: colours.bold(areaTitles[area]) }]);
    for (const check of own) lines.push(row(check, colours));
  }
  return checks.length === 0 ? "" : trimmed(lines.toString());
}

function row({ name, title, status, totals }: CheckSummary, colours: Colours): string[] {
  const paint = paintOf(status, colours);
  return [paint(` ${marks[status]}`), paint(name), title, totalsText(totals)];
}

function trimmed(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

function paintOf(status: Status, colours: Colours): (text: string) => string {
  const paints: Readonly<Record<Status, (text: string) => string>> = {
    pass: colours.green,
    fail: colours.red,
    unknown: colours.yellow,
    skipped: colours.dim,
    waived: colours.cyan,
  };
  return paints[status];
}

/** What failed first, then what is unknown, then what is waived; in the order of the checks. */
function told(report: RunReport, colours: Colours, columns: number): readonly string[] {
  return (["fail", "unknown", "waived"] as const).flatMap((status) => {
    const left = new Map<string, number>();
    const blocks: string[] = [];
    const count = new Map<string, number>();
    for (const finding of findingsOf(report, status)) {
      const { name } = finding.check;
      const told = (count.get(name) ?? 0) + 1;
      count.set(name, told);
      if (told <= mostTold) blocks.push(block(finding, colours, columns));
      else left.set(name, (left.get(name) ?? 0) + 1);
    }
    const rest = [...left].map(([name, more]) => `  and ${String(more)} more of ${name}: --output json has all`);
    return [...blocks, ...rest.map((line) => colours.dim(line))];
  });
}

function block({ check, result, subjects, alsoSaidBy }: ToldFinding, colours: Colours, columns: number): string {
  const { status, cause, message, expected, seen, remedy } = result;
  const paint = paintOf(status, colours);
  const title = [
    paint(`${marks[status]} ${result.check}`),
    colours.bold(subjectsText(subjects)),
    ...(cause === undefined ? [] : [paint(cause)]),
  ];
  const facts = [
    ["", message],
    ["expected", expected],
    ["seen", seen],
    ["why", alsoSaidBy.length === 0 ? check.why : undefined],
    ["also", alsoSaidBy.length === 0 ? undefined : alsoSaidBy.join(", ")],
    ["remedy", remedy ?? check.remedy],
  ] as const;
  const lines = facts.flatMap(([name, text]) =>
    text === undefined ? [] : [`  ${colours.dim(name.padEnd(10))}${wrapped(text, columns - 12, " ".repeat(12))}`],
  );
  return [title.join("  "), ...lines].join("\n");
}

function verdict({ verdict: outcome, totals, exitCode }: RunReport, colours: Colours): string {
  const paint = outcome === "pass" ? colours.green : outcome === "fail" ? colours.red : colours.yellow;
  return `${colours.bold(paint(verdictWords[outcome]))}  ${totalsText(totals)}  ${colours.dim(`exit code ${String(exitCode)}`)}`;
}
