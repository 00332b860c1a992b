import { type Review } from "../../review/review";
import { notificationsOf } from "./sarif/notifications";
import { resultsOf } from "./sarif/results";
import { rulesOf } from "./sarif/rules";
import { reviewVerdictSentences } from "./words";

/**
 * The review as SARIF 2.1.0, which code scanning of forges reads: a rule with its help for each rule that took part, a result
 * for each finding, suppressed ones and those of the baseline marked, rules that were not judged as notifications.
 * Findings that are gone since an older plan are left out: viewers that know no `baselineState` would show them as if they
 * were there.
 */
export function reviewSarif(review: Review): string {
  const { rules, indexOf } = rulesOf(review);
  const { at, version, verdict, exitCode } = review;
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "kafka-byoc", version, semanticVersion: version, rules } },
        invocations: [
          {
            // A plan with findings is a run that worked: the exit code tells the verdict.
            executionSuccessful: true,
            exitCode,
            exitCodeDescription: reviewVerdictSentences[verdict],
            endTimeUtc: at,
            ...notificationsOf(review, indexOf),
          },
        ],
        originalUriBaseIds: { "%SRCROOT%": { description: { text: "The folder that kafka-byoc ran in." } } },
        columnKind: "utf16CodeUnits",
        results: resultsOf(review, indexOf),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
