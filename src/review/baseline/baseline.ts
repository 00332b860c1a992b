import { type z } from "zod";
import { apiVersion } from "../../documents/api-version";
import { readDocument } from "../../documents/read-document";
import { type Finding } from "../finding";
import { baselineSchema } from "./document";

/** The baseline of a review: every finding that is open now. Sorted, so that two of them can be compared as text. */
export function baselineOf(findings: readonly Finding[], takenAt: string): z.infer<typeof baselineSchema> {
  return {
    apiVersion,
    kind: "ReviewBaseline",
    takenAt,
    findings: findings
      .filter(({ status, area }) => status.is !== "suppressed" && area !== "review")
      .map(({ fingerprint, rule, stack, address }) => ({ fingerprint, rule, stack, address })),
  };
}

/**
 * Reads a baseline: the fingerprints in it.
 *
 * @throws DocumentError with every problem at once
 */
export function readBaseline(file: string): ReadonlySet<string> {
  return new Set(readDocument(file, baselineSchema).content.findings.map(({ fingerprint }) => fingerprint));
}

/** Open findings that a baseline holds are marked: they are told and do not fail the review. */
export function applyBaseline(findings: readonly Finding[], baseline: ReadonlySet<string>): readonly Finding[] {
  return findings.map((finding) =>
    finding.status.is === "open" && baseline.has(finding.fingerprint)
      ? { ...finding, status: { is: "in-baseline" } }
      : finding,
  );
}
