import { type Finding } from "../../../review/finding";
import { type Severity } from "../../../review/severity";

/** A level of SARIF. */
export type Level = "error" | "warning" | "note";

/** What each severity is as a level, and as the number by which code scanning sorts (`security-severity`, 0.0 to 10.0). */
export const severityLevels: Readonly<Record<Severity, { readonly level: Level; readonly score: string }>> = {
  critical: { level: "error", score: "9.5" },
  high: { level: "error", score: "8.0" },
  medium: { level: "warning", score: "5.5" },
  low: { level: "note", score: "3.0" },
};

/**
 * The level of a finding. What cannot be told would be kind `open`, which SARIF allows with level `none` alone, and what has
 * no level is not shown by code scanning: it would pass unseen. So it is a failure of level `warning` at most, and says
 * "cannot tell" in its message.
 */
export function levelOf({ severity, verdict }: Pick<Finding, "severity" | "verdict">): Level {
  const { level } = severityLevels[severity];
  return verdict === "cannot-tell" && level === "error" ? "warning" : level;
}
