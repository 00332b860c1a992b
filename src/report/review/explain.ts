import { createColors } from "picocolors";
import { type OwnRule } from "../../review/about-the-review";
import { areas, type Need, type Rule, type RuleCase } from "../../review/rule";
import { type RenderOptions } from "../render-options";
import { type Colours, indentedText, type Look, paintOf } from "./text/lines";
import { visible } from "./visible";
import { areaWords, counted } from "./words";

/** A rule as people ask about it: ours have cases, those of users and of the review itself need not. */
export type ExplainedRule = OwnRule & Partial<Pick<Rule, "needs" | "cases">>;

const needWords: Readonly<Record<Need, string>> = {
  inventory: "the source's inventory",
  wave: "the wave",
  ledger: "the wave's ledger",
  network: "the target's declared network",
  window: "the project's window",
};

/** A rule for a terminal: what it looks for, why, what to write instead, both configurations, and how to accept a finding of it. */
export function explainRule(rule: ExplainedRule, options: RenderOptions): string {
  const look = lookOf(options);
  const { colours } = look;
  const { name, severity, title, area, what, why, remedy, references, needs = [], cases } = rule;
  const about = [
    ["looks for", what],
    ["why", why],
    ["remedy", remedy],
    ...(needs.length === 0 ? [] : [["needs", needs.map((need) => needWords[need]).join(", ")] as const]),
  ] as const;
  const blocks = [
    `${paintOf(severity, colours)(visible(name))}  ${colours.bold(visible(title))}\n${colours.dim(`${severity} · ${areaWords[area]}`)}`,
    about.map(([word, text]) => chapter(word, text, look)).join("\n"),
    ...(cases === undefined
      ? []
      : [
          configuration("What it finds", cases.nonCompliant, colours.red, colours),
          configuration("What passes", cases.compliant, colours.green, colours),
        ]),
    references.length === 0
      ? ""
      : [colours.bold("References"), ...references.map((page) => `  ${visible(page)}`)].join("\n"),
    suppression(rule, colours),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** All rules for a terminal, by area: one line each. */
export function explainAll(rules: readonly ExplainedRule[], options: RenderOptions): string {
  const { colours } = lookOf(options);
  const widest = Math.max(0, ...rules.map(({ name }) => name.length));
  const chapters = areas.flatMap((area) => {
    const own = rules.filter((rule) => rule.area === area);
    if (own.length === 0) return [];
    const lines = own.map(
      ({ name, severity, title }) =>
        `  ${visible(name).padEnd(widest)}  ${paintOf(severity, colours)(severity.padEnd(8))}  ${visible(title)}`,
    );
    return [[colours.bold(areaWords[area]), ...lines].join("\n")];
  });
  const end = `${counted(rules.length, "rule")}. kafka-byoc review --explain RULE tells all of one.`;
  return `${[...chapters, colours.dim(end)].join("\n\n")}\n`;
}

function lookOf({ colour, width }: RenderOptions): Look {
  return { colours: createColors(colour), columns: Math.max(60, Math.min(width, 140)) };
}

function chapter(word: string, text: string, look: Look): string {
  const margin = 12;
  return `${look.colours.dim(word.padEnd(margin))}${indentedText(text, margin, look).slice(margin)}`;
}

/** One after the other, not side by side: HCL keeps its own width, and can be copied. */
function configuration(
  title: string,
  { terraform, before, drifted = [] }: RuleCase,
  paint: (text: string) => string,
  colours: Colours,
): string {
  return [
    colours.bold(paint(title)),
    ...(before === undefined ? [] : [colours.dim("  # applied before"), code(before), colours.dim("  # planned now")]),
    ...(drifted.length === 0 ? [] : [colours.dim(`  # changed by others meanwhile: ${drifted.join(", ")}`)]),
    terraform.trim() === "" ? "  # nothing" : code(terraform),
  ].join("\n");
}

function code(text: string): string {
  return text
    .trim()
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n");
}

function suppression({ name }: ExplainedRule, colours: Colours): string {
  return [
    colours.bold("To accept one finding for a while, in kafka-byoc.suppressions.yaml"),
    "  apiVersion: kafka-byoc/v1",
    "  kind: ReviewSuppressions",
    "  suppressions:",
    `    - rule: ${visible(name)}`,
    "      resource: module.kafka.aws_lb.brokers[0] # its whole address, as the review writes it",
    "      reason: Why it is acceptable until then, in a sentence.",
    "      owner: team@example.com",
    '      expires: "2027-03-31" # the last day on which it holds',
  ].join("\n");
}
