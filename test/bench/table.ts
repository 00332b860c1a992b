import Table from "cli-table3";
import { type BenchRecord } from "./record";

/** The records as a table for people. */
export function tableOf(records: readonly BenchRecord[]): string {
  const table = new Table({
    head: ["id", "work", "ours", "theirs", "ratio", "goal", "met"],
    style: { head: [], border: [] },
    colWidths: [22, 52, 14, 38, 8, 18, 6],
    wordWrap: true,
  });
  for (const { id, work, unit, ours, theirs, theirsName, ratio, goal, met } of records)
    table.push([
      id,
      work,
      `${String(ours)} ${unit}`,
      theirs === null ? "" : `${String(theirs)} ${unit}  ${theirsName ?? ""}`,
      ratio === null ? "" : ratio.toFixed(2),
      goal ?? "",
      met === null ? "" : met ? "yes" : "NO",
    ]);
  return table.toString();
}
