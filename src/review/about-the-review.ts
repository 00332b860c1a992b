import { type Rule } from "./rule";

/** What a finding about the review itself says of its rule: nothing in a plan makes it, so it has no cases. */
export type OwnRule = Omit<Rule, "find" | "cases" | "needs">;

/** Something that was accepted, and the day is over. */
export const suppressionExpired: OwnRule = {
  name: "suppression-expired",
  area: "review",
  severity: "medium",
  title: "A suppression has expired",
  what: "The day until which somebody accepted a finding is past.",
  why: "What was acceptable for a while has become the way it is, and nobody decided that.",
  remedy: "Mend what the finding says, or have its owner accept it again with a new date and a reason of today.",
  references: ["https://csrc.nist.gov/glossary/term/risk_acceptance"],
};

/** Something that was accepted, and is not there. */
export const suppressionUnused: OwnRule = {
  name: "suppression-unused",
  area: "review",
  severity: "medium",
  title: "A suppression suppresses nothing",
  what: "No rule finds at this resource what the suppression accepts.",
  why: "It would hide the finding silently on the day on which it comes back, and it may be a misspelt address that never hid anything.",
  remedy: "Delete the suppression, or correct its rule and its resource.",
  references: ["https://docs.astral.sh/ruff/rules/unused-noqa/"],
};

/** Something of a plan that could not be read. */
export const planNotWhollyRead: OwnRule = {
  name: "plan-not-wholly-read",
  area: "review",
  severity: "high",
  title: "A part of the plan was not read",
  what: "The plan is not complete, or holds something that this version does not understand.",
  why: "Nobody knows what is in the part that was not read: it may open, grant or destroy anything.",
  remedy: "Plan again without -target and without errors, and review the whole plan.",
  references: ["https://developer.hashicorp.com/terraform/internals/json-format"],
};

/** A condition of the team's own that does not hold. */
export const checkFailed: OwnRule = {
  name: "check-failed",
  area: "review",
  severity: "medium",
  title: "A check of the configuration fails",
  what: "Terraform found while it planned that a check block of the configuration does not hold. It warns of that and applies all the same.",
  why: "Somebody wrote down what must be true, and it is not: the warning goes by in the log of a pipeline.",
  remedy:
    "Mend what the check says, or the check. What must stop an apply is a precondition of the resource, not a check.",
  references: ["https://developer.hashicorp.com/terraform/language/checks"],
};

/** A rule that broke on this plan. */
export const ruleBroke: OwnRule = {
  name: "rule-broke",
  area: "review",
  severity: "high",
  title: "A rule could not judge this plan",
  what: "A rule stopped with an error of its own.",
  why: "What it would have found is not known, and not known is not a pass.",
  remedy: "Mend the rule where it is one of yours; where it is one of ours, tell us of it with the resource concerned.",
  references: ["https://developer.hashicorp.com/terraform/internals/json-format"],
};

/** What the review says of itself. */
export const ownRules: readonly OwnRule[] = [
  suppressionExpired,
  suppressionUnused,
  planNotWhollyRead,
  checkFailed,
  ruleBroke,
];
