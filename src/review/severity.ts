/** How bad it is. `critical`: data or control of the cluster is open to strangers, or records are lost. `low`: worth knowing. */
export const severities = ["critical", "high", "medium", "low"] as const;

/** One of {@link severities}. */
export type Severity = (typeof severities)[number];

/** Whether a severity is as bad as a limit, or worse. */
export function isAtLeast(severity: Severity, limit: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(limit);
}
