import { type Expectations } from "../../src/expectations/document";
import { type Check, type Phase } from "../../src/check/check";
import { judgeAll } from "../../src/check/judge";
import { type CheckResult } from "../../src/check/result";
import { type Snapshot } from "../../src/check/snapshot/snapshot";

/** What one check says of a snapshot. */
export function judged(
  check: Check,
  expected: Expectations,
  seen: Snapshot,
  phase: Phase = "after-apply",
): readonly CheckResult[] {
  return judgeAll([check], expected, seen, phase);
}

/** Only subject, status and cause, for assertions that a person can read. */
export function outcomes(results: readonly CheckResult[]): readonly string[] {
  return results.map(({ subject, status, cause }) =>
    [subject, status, cause].filter((part) => part !== undefined).join(" | "),
  );
}
