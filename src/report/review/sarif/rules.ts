import { type Finding } from "../../../review/finding";
import { type Review } from "../../../review/review";
import { type Severity } from "../../../review/severity";
import { escapedMarkdown } from "../markdown/escaped";
import { areaWords } from "../words";
import { severityLevels } from "./levels";
import { messageText } from "./message";

type ReviewedRule = Review["rules"][number];

/** The rules of a run, and where each stands among them. */
export interface SarifRules {
  readonly rules: readonly object[];
  readonly indexOf: ReadonlyMap<string, number>;
}

/** Every rule that took part, with the severity that it has here: a policy may have changed it. */
export function rulesOf({ rules, findings }: Review): SarifRules {
  const here = new Map<string, Severity>();
  const all = new Map<string, ReviewedRule>();
  for (const rule of rules) if (!all.has(rule.name)) all.set(rule.name, rule);
  for (const finding of findings) {
    if (!here.has(finding.rule)) here.set(finding.rule, finding.severity);
    if (!all.has(finding.rule)) all.set(finding.rule, ruleOf(finding));
  }
  const list = [...all.values()];
  return {
    rules: list.map((rule) => descriptorOf(rule, here.get(rule.name) ?? rule.severity)),
    indexOf: new Map(list.map(({ name }, index) => [name, index])),
  };
}

/** A rule as far as its finding tells of it. */
function ruleOf({ rule, area, severity, title, remedy }: Finding): ReviewedRule {
  return { name: rule, area, severity, title, what: `${title}.`, why: "", remedy, references: [] };
}

function descriptorOf(rule: ReviewedRule, severity: Severity): object {
  const { name, area, title, what, references } = rule;
  const { level, score } = severityLevels[severity];
  const page = references.find((reference) =>
    /^https:\/\/[\w.-]+(\/[\w.~!$&'()*+,;=:@%/-]*)?(\?[\w.~=&%-]*)?(#[\w.~=&%:-]*)?$/.test(reference),
  );
  return {
    id: name,
    shortDescription: { text: messageText(title) },
    fullDescription: { text: messageText(what) },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    ...(page === undefined ? {} : { helpUri: page }),
    defaultConfiguration: { level },
    properties: {
      tags: ["security", "kafka", area],
      precision: "high",
      "problem.severity": level === "note" ? "recommendation" : level,
      "security-severity": score,
    },
  };
}

function helpText({ what, why, remedy, references }: ReviewedRule): string {
  return [what, ...(why === "" ? [] : [`Why: ${why}`]), `Remedy: ${remedy}`, ...references]
    .map(messageText)
    .join("\n\n");
}

function helpMarkdown({ area, what, why, remedy, references }: ReviewedRule): string {
  const text = (words: string): string => escapedMarkdown(words, 2_000);
  return [
    `**${areaWords[area]}**`,
    text(what),
    ...(why === "" ? [] : [`**Why.** ${text(why)}`]),
    `**Remedy.** ${text(remedy)}`,
    ...(references.length === 0 ? [] : [references.map((reference) => `- ${text(reference)}`).join("\n")]),
  ].join("\n\n");
}
