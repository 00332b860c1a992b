import { type Finding, type ReviewedStack } from "../../review/finding";
import { type GrantReport, type GrantResult } from "../../review/grants/grant-report";
import { type Action } from "../../review/plan/plan";
import { type Review } from "../../review/review";
import { type Area } from "../../review/rule";
import { severities } from "../../review/severity";
import { summaryOf } from "./summary";

/** A verdict as a person reads it. */
export const reviewVerdictWords: Readonly<Record<Review["verdict"], string>> = {
  pass: "PASS",
  fail: "FAIL",
  unknown: "UNKNOWN",
  "sign-off-missing": "SIGN-OFF MISSING",
};

/** What a verdict means for the plan. */
export const reviewVerdictSentences: Readonly<Record<Review["verdict"], string>> = {
  pass: "Nothing in it has to be mended before it is applied.",
  fail: "Something in it has to be mended, or accepted by its owner, before it is applied.",
  unknown: "Something in it could not be told, and what is not known is not a pass.",
  "sign-off-missing": "Nothing in it is wrong: somebody has to accept a difference from the source.",
};

/** The chapters of the catalogue and of every report. */
export const areaWords: Readonly<Record<Area, string>> = {
  network: "Network",
  "private-link": "PrivateLink",
  transport: "Transport",
  certificates: "Certificates",
  dns: "DNS",
  access: "Access",
  secrets: "Secrets",
  topics: "Topics",
  destruction: "Destruction",
  provider: "Provider",
  migration: "Migration",
  observability: "Observability",
  review: "The review itself",
};

/** What an action is called, in the order in which reports name them: what hurts first. */
export const actionWords: Readonly<Record<Action, string>> = {
  delete: "destroyed",
  "replace-delete-first": "replaced, destroyed first",
  "replace-create-first": "replaced, created first",
  forget: "forgotten",
  update: "changed",
  create: "created",
  read: "read",
  "no-op": "unchanged",
  exists: "there",
};

/** The order in which results of comparing rights are named: what opens first. */
export const grantResults = ["wider", "new", "lost", "narrower", "same"] as const satisfies readonly GrantResult[];

/** `1 finding`, `1,204 findings`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** `2 destroyed, 1 changed, 120 created`. */
export function actionsText({ actions }: Pick<ReviewedStack, "actions">): string {
  return Object.entries(actionWords)
    .flatMap(([action, words]) => {
      const count = Object.entries(actions).find(([name]) => name === action)?.[1] ?? 0;
      return count === 0 ? [] : [`${count.toLocaleString("en-GB")} ${words}`];
    })
    .join(", ");
}

/** `1 critical, 3 high (1 of them cannot be told), 2 suppressed, 40 in the baseline`: only what there is. */
export function countsText(review: Review): string {
  const { open, openTotal, cannotTell, suppressed, inBaseline } = summaryOf(review);
  const bySeverity = severities
    .filter((severity) => open[severity] > 0)
    .map((severity) => `${open[severity].toLocaleString("en-GB")} ${severity}`);
  const unsure = cannotTell === 0 ? "" : ` (${cannotTell.toLocaleString("en-GB")} of them cannot be told)`;
  return [
    openTotal === 0 ? "nothing found" : `${bySeverity.join(", ")}${unsure}`,
    ...(suppressed === 0 ? [] : [`${suppressed.toLocaleString("en-GB")} suppressed`]),
    ...(inBaseline === 0 ? [] : [`${inBaseline.toLocaleString("en-GB")} in the baseline`]),
  ].join(", ");
}

/** `1 wider, 2 new, 30 same`. */
export function grantCountsText({ counts }: Pick<GrantReport, "counts">): string {
  const there = grantResults.filter((result) => counts[result] > 0);
  return there.length === 0
    ? "no rights"
    : there.map((result) => `${counts[result].toLocaleString("en-GB")} ${result}`).join(", ");
}

/** `cdktf.out/stacks/orders/cdk.tf.json:14:7`; null where nothing tells. */
export function placeText({ place }: Pick<Finding, "place">): string | null {
  return place === null ? null : `${place.file}:${String(place.line)}:${String(place.column)}`;
}

/** `2026-11-21 18:00 UTC`. */
export function dayText(at: string): string {
  return at.replace("T", " ").replace(/:\d\d(\.\d+)?Z$/, " UTC");
}
