import { type AnyReport } from "../check/report";

/** The report as it is: indented JSON with a last line feed. */
export function renderJson(report: AnyReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
