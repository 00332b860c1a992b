import { type ComparedCase, type Outcome } from "./compare";
import { type ScannerFinding, type Scanner } from "./scanner-finding";

/** A case with what became of every finding of theirs. */
export interface JudgedCase extends ComparedCase {
  readonly outcomes: readonly { readonly finding: ScannerFinding; readonly outcome: Outcome }[];
}

/** The report: a line for each case with how many rules find something on Kafka's surface, and the sums. */
export function comparisonTable(cases: readonly JudgedCase[], scanners: readonly Scanner[]): string {
  const rows = cases.map(({ id, ours, outcomes }) => [
    id,
    String(new Set(ours.map(({ rule }) => rule)).size),
    ...scanners.map((scanner) => {
      const its = outcomes.filter(({ finding }) => finding.scanner === scanner);
      const kafkas = its.filter(({ outcome }) => outcome.is !== "not-kafka");
      return `${rulesIn(kafkas)} (+${rulesIn(its) - rulesIn(kafkas)})`;
    }),
  ]);
  const head = ["case", "ours", ...scanners.map((scanner) => `${scanner} (+ not on Kafka's surface)`)];
  return [...aligned([head, ...rows]), "", ...sums(cases, scanners)].join("\n");
}

/** Rules of ours that find something in the case made for them where no scanner finds the same. */
export function oursAlone(cases: readonly JudgedCase[]): readonly string[] {
  const shown = cases.filter(({ id }) => id.endsWith("/non-compliant"));
  return shown
    .map(({ id, outcomes }) => ({ rule: id.replace(/\/non-compliant$/, ""), outcomes }))
    .filter(
      ({ rule, outcomes }) => !outcomes.some(({ outcome }) => outcome.is === "found" && outcome.by.includes(rule)),
    )
    .map(({ rule }) => rule);
}

function sums(cases: readonly JudgedCase[], scanners: readonly Scanner[]): readonly string[] {
  const withOurs = cases.filter(({ ours }) => ours.length > 0);
  return [
    `${String(cases.length)} plans; we find something in ${String(withOurs.length)}`,
    ...scanners.map((scanner) => {
      const its = cases.filter(({ outcomes }) =>
        outcomes.some(({ finding, outcome }) => finding.scanner === scanner && outcome.is !== "not-kafka"),
      );
      const silent = withOurs.filter((one) => !its.includes(one));
      return `${scanner} finds something on Kafka's surface in ${String(its.length)}, and nothing in ${String(silent.length)} where we do`;
    }),
  ];
}

function rulesIn(outcomes: JudgedCase["outcomes"]): number {
  return new Set(outcomes.map(({ finding }) => finding.rule)).size;
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
