import Table from "cli-table3";
import { createColors } from "picocolors";
import { areas, areaTitles } from "../check/check";
import { type CheckReport, type CheckSummary } from "../check/report";
import { type CheckResult, type Status } from "../check/result";
import { type RenderOptions } from "./render-options";
import { clusterText, durationText, totalsText, verdictWords } from "./words";
import { wrapped } from "./wrapped";

type Colours = ReturnType<typeof createColors>;

/** Results of one check that are told in full; the JSON report has them all. */
const mostTold = 20;

const marks: Readonly<Record<Status, string>> = { pass: "✔", fail: "✖", unknown: "?", skipped: "-", waived: "~" };

/** The report for a terminal: a line for each check by area, what failed or is unknown in full, and the verdict last. */
export function renderText(report: CheckReport, { colour, width }: RenderOptions): string {
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

function head(report: CheckReport, colours: Colours): string {
  const { wave, profile, phase, startedAt, durationMs } = report;
  return [
    `${colours.bold(`wave ${wave}`)} · ${profile} · ${phase} · ${startedAt} · ${durationText(durationMs)}`,
    colours.dim(`${clusterText("source", report)} → ${clusterText("target", report)}`),
  ].join("\n");
}

function table({ checks }: CheckReport, colours: Colours, columns: number): string {
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

const noLines = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "",
};

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

/** What failed first, then what is unknown, then what is waived; each check's results in their own order. */
function told({ checks, results }: CheckReport, colours: Colours, columns: number): readonly string[] {
  return (["fail", "unknown", "waived"] as const).flatMap((status) =>
    checks.flatMap((check) => {
      const own = results.filter((result) => result.check === check.name && result.status === status);
      const blocks = own.slice(0, mostTold).map((result) => block(check, result, colours, columns));
      const left = own.length - blocks.length;
      return left === 0
        ? blocks
        : [...blocks, colours.dim(`  and ${String(left)} more of ${check.name}: --output json has all`)];
    }),
  );
}

function block(check: CheckSummary, result: CheckResult, colours: Colours, columns: number): string {
  const { status, subject, cause, message, expected, seen, remedy } = result;
  const paint = paintOf(status, colours);
  const title = [
    paint(`${marks[status]} ${result.check}`),
    colours.bold(subject),
    ...(cause === undefined ? [] : [paint(cause)]),
  ];
  const facts = [
    ["", message],
    ["expected", expected],
    ["seen", seen],
    ["why", check.why],
    ["remedy", remedy ?? check.remedy],
  ] as const;
  const lines = facts.flatMap(([name, text]) =>
    text === undefined ? [] : [`  ${colours.dim(name.padEnd(10))}${wrapped(text, columns - 12, " ".repeat(12))}`],
  );
  return [title.join("  "), ...lines].join("\n");
}

function verdict({ verdict: outcome, totals, exitCode }: CheckReport, colours: Colours): string {
  const paint = outcome === "pass" ? colours.green : outcome === "fail" ? colours.red : colours.yellow;
  return `${colours.bold(paint(verdictWords[outcome]))}  ${totalsText(totals)}  ${colours.dim(`exit code ${String(exitCode)}`)}`;
}
