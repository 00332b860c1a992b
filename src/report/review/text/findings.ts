import { type Finding } from "../../../review/finding";
import { type Review } from "../../../review/review";
import { severities } from "../../../review/severity";
import { openByRule, type OpenRule } from "../summary";
import { visible } from "../visible";
import { placeText } from "../words";
import { folded, indentedText, type Look, paintOf } from "./lines";

/** Findings of one rule that are told in full. */
const mostTold = 10;

/** Resources that are named of those that take part. */
const involvedShown = 3;

/** What is open, by severity and rule: each place with what was seen there, the remedy once for each rule. */
export function findingBlocks({ findings, stacks }: Review, look: Look): readonly string[] {
  const rules = openByRule(findings);
  const several = stacks.length > 1;
  return severities.flatMap((severity) => {
    const own = rules.filter((rule) => rule.severity === severity);
    if (own.length === 0) return [];
    const title = look.colours.bold(paintOf(severity, look.colours)(severity.toUpperCase()));
    return [title, ...own.map((rule) => ruleBlock(rule, several, look))];
  });
}

function ruleBlock({ rule, severity, title, remedy, findings }: OpenRule, several: boolean, look: Look): string {
  const { colours } = look;
  const paint = paintOf(severity, colours);
  const certain = findings.some(({ verdict }) => verdict === "found");
  const count = findings.length === 1 ? "" : colours.dim(`  (${findings.length.toLocaleString("en-GB")})`);
  return [
    `${paint(`${certain ? "✖" : "?"} ${visible(rule)}`)}  ${colours.bold(visible(title))}${count}`,
    ...folded(findings, mostTold, (finding) => findingLines(finding, several, look), look),
    `  ${colours.dim("remedy")}${indentedText(remedy, 10, look).slice(8)}`,
  ].join("\n");
}

function findingLines(finding: Finding, several: boolean, look: Look): string {
  const { colours } = look;
  const { address, path, seen, stack, verdict, constructPath, involves } = finding;
  const head = [
    ...(verdict === "cannot-tell" ? [colours.yellow("? cannot tell")] : []),
    visible(address ?? "the plan as a whole"),
    ...(path === null ? [] : [visible(path)]),
    ...(several && stack !== "" ? [colours.dim(`in ${visible(stack)}`)] : []),
  ];
  const where = [constructPath, placeText(finding)].filter((part) => part !== null).join(" · ");
  return [
    `    ${head.join("  ")}`,
    indentedText(seen, 6, look),
    ...(involves.length === 0 ? [] : [colours.dim(indentedText(`with ${involvedText(involves)}`, 6, look))]),
    ...(where === "" ? [] : [colours.dim(indentedText(where, 6, look))]),
  ].join("\n");
}

function involvedText(involves: readonly string[]): string {
  const more = involves.length - involvedShown;
  const named = involves.slice(0, involvedShown).join(", ");
  return more > 0 ? `${named} and ${more.toLocaleString("en-GB")} more` : named;
}
