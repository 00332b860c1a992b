import { type CheckReport } from "../check/report";

/** Placeholder until the page stands. */
export function renderHtml(report: CheckReport): string {
  return report.wave;
}
