import { type RunReport, type CheckSummary } from "../check/report";
import { type CheckResult, type Status } from "../check/result";

/** One thing to tell. What could not be seen for the same reason is told once: a broker that is down, not each topic on it. */
export interface ToldFinding {
  readonly result: CheckResult;
  readonly check: CheckSummary;
  /** All subjects of which it is said. */
  readonly subjects: readonly string[];
  /** Names of the other checks that say the same. */
  readonly alsoSaidBy: readonly string[];
}

/** The findings of one status, in the order of the checks. */
export function findingsOf({ checks, results }: RunReport, status: Status): readonly ToldFinding[] {
  const found = new Map<string, Told>();
  const byCheck = new Map(checks.map((check, order) => [check.name, { check, order }]));
  const inOrder = results
    .filter((result) => result.status === status)
    .sort((a, b) => (byCheck.get(a.check)?.order ?? 0) - (byCheck.get(b.check)?.order ?? 0));
  for (const result of inOrder) {
    const check = byCheck.get(result.check)?.check;
    if (check === undefined) continue;
    const { subject, cause, message, expected, seen } = result;
    const key = JSON.stringify([status === "unknown" ? "" : subject, cause, message, expected, seen]);
    const told = found.get(key) ?? { result, check, subjects: new Set(), checks: new Set() };
    told.subjects.add(subject);
    told.checks.add(check.name);
    found.set(key, told);
  }
  return [...found.values()].map((told) => ({
    result: told.result,
    check: told.check,
    subjects: [...told.subjects],
    alsoSaidBy: [...told.checks].slice(1),
  }));
}

interface Told {
  readonly result: CheckResult;
  readonly check: CheckSummary;
  readonly subjects: Set<string>;
  readonly checks: Set<string>;
}

/** The subjects as a title: the first few by name. */
export function subjectsText(subjects: readonly string[]): string {
  const named = 4;
  if (subjects.length <= named) return subjects.join(", ");
  return `${subjects.slice(0, named - 1).join(", ")} and ${String(subjects.length - named + 1)} more`;
}
