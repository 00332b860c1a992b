import { createHash } from "node:crypto";
import { type Expectations } from "../expectations/document";
import { type NetworkExpectations } from "../expectations/network/document";
import { type Vantage } from "../expectations/network/vantage";
import { type Area, type Check, type CheckWords, type Phase } from "./check";
import { type ClusterSummary, type Timing } from "./cost";
import { type CheckResult, type Status, statuses } from "./result";

/** One check of a report: its own words and how its subjects came out. */
export interface CheckSummary {
  readonly name: string;
  readonly id: string;
  readonly title: string;
  readonly area: Area;
  readonly why: string;
  readonly remedy: string;
  /** The worst of its subjects; skipped where it had none. */
  readonly status: Status;
  readonly totals: Totals;
}

/** How many of each. */
export type Totals = Readonly<Record<Status, number>>;

/** What the results come to. */
export type Verdict = "pass" | "fail" | "unknown" | "nothing-selected";

/** What every run of the checker tells, whatever it looked at. */
export interface RunReport {
  readonly apiVersion: "kafka-byoc/v1";
  readonly tool: { readonly name: string; readonly version: string };
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** `sha256:` and the digest of the expectations that were proved, as compact JSON. */
  readonly expectationsDigest: string;
  readonly timings: readonly Timing[];
  readonly checks: readonly CheckSummary[];
  readonly results: readonly CheckResult[];
  readonly totals: Totals;
  readonly verdict: Verdict;
  /** 0 pass, 1 fail, 2 unknown, 78 nothing selected; the same for every output format. */
  readonly exitCode: number;
}

/** One run over the clusters of a wave, whole: what was asked of whom, what came out, and what a pipeline does with it. */
export interface CheckReport extends RunReport {
  readonly kind: "CheckReport";
  readonly wave: string;
  readonly profile: string;
  readonly phase: Phase;
  readonly clusters: { readonly source: ClusterSummary | null; readonly target: ClusterSummary | null };
}

/** One look at a target's network, from one place. */
export interface NetworkReport extends RunReport {
  readonly kind: "NetworkReport";
  /** The target's name. */
  readonly target: string;
  /** Where the checker ran; null where nobody said. */
  readonly vantage: Vantage | null;
}

/** Any report that the checker makes. */
export type AnyReport = CheckReport | NetworkReport;

interface RunHead {
  readonly expectationsDigest: string;
  readonly version: string;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly timings: readonly Timing[];
}

/** What a report of a wave says beside its results. */
export interface ReportHead extends RunHead {
  readonly expectations: Expectations;
  readonly phase: Phase;
  readonly clusters: CheckReport["clusters"];
}

/** What a report of a network says beside its results. */
export interface NetworkReportHead extends RunHead {
  readonly expectations: NetworkExpectations;
  readonly vantage: Vantage | null;
}

const exitCodes: Readonly<Record<Verdict, number>> = { pass: 0, fail: 1, unknown: 2, "nothing-selected": 78 };

/** `sha256:` and the digest of a document as compact JSON. */
export function digestOf(document: object): string {
  return `sha256:${createHash("sha256").update(JSON.stringify(document)).digest("hex")}`;
}

/** Puts the results of a wave together with their checks and comes to a verdict. Pure. */
export function reportOf(head: ReportHead, checks: readonly Check[], results: readonly CheckResult[]): CheckReport {
  const { expectations, phase, clusters } = head;
  const { wave, profile } = expectations;
  return {
    apiVersion: "kafka-byoc/v1",
    kind: "CheckReport",
    wave,
    profile,
    phase,
    clusters,
    ...runReportOf(head, checks, results),
  };
}

/** The same of a network. Pure. */
export function networkReportOf(
  head: NetworkReportHead,
  checks: readonly CheckWords[],
  results: readonly CheckResult[],
): NetworkReport {
  const { expectations, vantage } = head;
  const { target } = expectations;
  return { apiVersion: "kafka-byoc/v1", kind: "NetworkReport", target, vantage, ...runReportOf(head, checks, results) };
}

function runReportOf(
  head: RunHead,
  checks: readonly CheckWords[],
  results: readonly CheckResult[],
): Omit<RunReport, "apiVersion"> {
  const byCheck = grouped(results);
  const totals = totalsOf(results);
  const verdict = verdictOf(totals, results.length);
  return {
    tool: { name: "kafka-byoc", version: head.version },
    startedAt: head.startedAt,
    durationMs: head.durationMs,
    expectationsDigest: head.expectationsDigest,
    timings: head.timings,
    checks: checks.map(({ name, id, title, area, why, remedy }) => {
      const own = totalsOf(byCheck.get(name) ?? []);
      return { name, id, title, area, why, remedy, status: worst(own), totals: own };
    }),
    results,
    totals,
    verdict,
    exitCode: exitCodes[verdict],
  };
}

function grouped(results: readonly CheckResult[]): ReadonlyMap<string, readonly CheckResult[]> {
  const groups = new Map<string, CheckResult[]>();
  for (const result of results) {
    const there = groups.get(result.check);
    if (there === undefined) groups.set(result.check, [result]);
    else there.push(result);
  }
  return groups;
}

function totalsOf(results: readonly CheckResult[]): Totals {
  const totals = { pass: 0, fail: 0, unknown: 0, skipped: 0, waived: 0 };
  for (const { status } of results) totals[status] += 1;
  return totals;
}

/** From the worst to the best: one subject that fails makes its check fail. */
const fromWorst: readonly Status[] = ["fail", "unknown", "waived", "pass", "skipped"];

function worst(totals: Totals): Status {
  return fromWorst.find((status) => totals[status] > 0) ?? "skipped";
}

function verdictOf(totals: Totals, results: number): Verdict {
  if (totals.fail > 0) return "fail";
  if (totals.unknown > 0) return "unknown";
  return results === 0 || statuses.every((status) => status === "skipped" || totals[status] === 0)
    ? "nothing-selected"
    : "pass";
}
