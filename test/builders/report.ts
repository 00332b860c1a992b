import { type Expectations } from "../../src/expectations/document";
import { catalogue } from "../../src/check/catalogue";
import { judgeAll } from "../../src/check/judge";
import { type CheckReport, reportOf } from "../../src/check/report";
import { type Snapshot } from "../../src/check/snapshot/snapshot";
import { expectations } from "./expectations";
import { aSnapshot } from "./snapshot";

/** The report of a run after the apply: of the small wave, in which all is well, unless told otherwise. */
export function aReport(expected: Expectations = expectations(), seen: Snapshot = aSnapshot()): CheckReport {
  const checks = catalogue.filter(({ phases }) => phases.includes("after-apply"));
  return reportOf(
    {
      expectations: expected,
      expectationsDigest: "sha256:0000",
      phase: "after-apply",
      version: "0.1.0",
      startedAt: "2026-11-21T12:00:00.000Z",
      durationMs: 4_200,
      clusters: {
        source: { clusterId: "source-id", brokers: 1, requests: 34 },
        target: { clusterId: "target-id", brokers: 3, requests: 61 },
      },
      timings: [{ step: "Reading both clusters", durationMs: 310 }],
    },
    checks,
    judgeAll(checks, expected, seen, "after-apply"),
  );
}
