import { grantText } from "../../kafka/acl-text";
import { type Finding } from "../../review/finding";
import { type ComparedGrant } from "../../review/grants/grant-report";
import { type Review } from "../../review/review";
import { severities, type Severity } from "../../review/severity";
import { comparison, folded, remarks } from "./markdown/chapters";
import { escapedMarkdown as text } from "./markdown/escaped";
import { type Line, roomOf } from "./markdown/room";
import { openByRule, type OpenRule, summaryOf } from "./summary";
import { sortedWays } from "./ways";
import {
  actionsText,
  actionWords,
  counted,
  grantCountsText,
  placeText,
  reviewVerdictSentences,
  reviewVerdictWords,
} from "./words";

/** A comment of a pull request holds 65,536 characters: what is beyond is told by number. */
const mostBytes = 60_000;

/** Room that a chapter may take at most of what is left, so that a long one leaves some for those behind it. */
const shares = { findings: 0.6, ways: 0.5, grants: 0.6, destroyed: 0.7 } as const;

/**
 * The review as Markdown for a pull request: verdict and counts open, findings by severity and the tables folded away, always
 * below what a comment can hold. Texts of the plan are text, never markup, mention or link.
 */
export function reviewMarkdown(review: Review): string {
  const room = roomOf(mostBytes);
  const parts: string[] = [];
  const add = (part: string): void => {
    if (part === "") return;
    room.take(part);
    parts.push(part);
  };
  add(head(review));
  add(counts(review));
  // What closes the comment is short and has to stay: its room is taken first.
  const closing = [remarks(review, 12_000), footer(review)].filter((part) => part !== "").join("\n");
  room.take(closing);
  add(comparison(review, room.left() * 0.2));
  const rules = openByRule(review.findings);
  for (const severity of severities) add(ofSeverity(severity, rules, review, room.left() * shares.findings));
  add(destroyedTable(review, room.left() * shares.destroyed));
  add(exposureTable(review, room.left() * shares.ways));
  add(grantTables(review, room.left() * shares.grants));
  parts.push(closing);
  return parts.join("\n");
}

function head({ verdict, stacks }: Review): string {
  const icon = verdict === "pass" ? "✅" : verdict === "fail" ? "❌" : "⚠️";
  const shown = stacks.slice(0, 10).map((stack) => {
    const actions = actionsText(stack);
    return `- ${text(stack.stack, 80)}: ${counted(stack.resources, "resource")}${actions === "" ? "" : `: ${actions}`}`;
  });
  const more = stacks.length - shown.length;
  return [
    `## ${icon} ${reviewVerdictWords[verdict]}: review of ${counted(stacks.length, "stack")}`,
    "",
    reviewVerdictSentences[verdict],
    "",
    ...shown,
    ...(more > 0 ? [`- and ${counted(more, "more stack")}`] : []),
    "",
  ].join("\n");
}

function counts(review: Review): string {
  const { open, cannotTell, suppressed, inBaseline, openTotal } = summaryOf(review);
  if (openTotal + suppressed + inBaseline === 0) return "Nothing found.\n";
  const heads = [...severities, "cannot be told", "suppressed", "in the baseline"];
  const values = [...severities.map((severity) => open[severity]), cannotTell, suppressed, inBaseline];
  return [
    `| ${heads.join(" | ")} |`,
    `|${" ---: |".repeat(heads.length)}`,
    `| ${values.map((value) => value.toLocaleString("en-GB")).join(" | ")} |`,
    "",
  ].join("\n");
}

function ofSeverity(severity: Severity, rules: readonly OpenRule[], { stacks }: Review, bytes: number): string {
  const own = rules.filter((rule) => rule.severity === severity);
  if (own.length === 0) return "";
  const total = own.reduce((sum, { findings }) => sum + findings.length, 0);
  const title = `${severity}: ${counted(total, "finding")} of ${counted(own.length, "rule")}`;
  return folded({ title, lines: linesOf(own, stacks.length > 1), open: severity === "critical" }, bytes);
}

/** Every rule begins with its remedy, every finding is one line: whatever is cut, no line is half. */
function linesOf(rules: readonly OpenRule[], several: boolean): readonly Line[] {
  return rules.flatMap(({ rule, title, remedy, findings }) => {
    const opening = (): string => `\n**${text(rule)}** ${text(title)}. ${text(remedy, 1_000)}\n\n`;
    return findings.map((finding, index) => () => `${index === 0 ? opening() : ""}${findingLine(finding, several)}`);
  });
}

function findingLine(finding: Finding, several: boolean): string {
  const { address, path, seen, stack, verdict, constructPath } = finding;
  const where = [constructPath, placeText(finding)].filter((part) => part !== null).join(" · ");
  return [
    "- ",
    verdict === "cannot-tell" ? "**cannot tell** " : "",
    `<code>${text(address ?? "the plan as a whole", 200)}</code>`,
    path === null ? "" : ` ${text(path, 100)}`,
    several && stack !== "" ? ` in ${text(stack, 80)}` : "",
    `: ${text(seen, 500)}`,
    where === "" ? "" : ` <sub>${text(where)}</sub>`,
  ].join("");
}

function exposureTable({ exposure }: Review, bytes: number): string {
  const ways = sortedWays(exposure);
  if (ways.length === 0) return "";
  const rows = ways.map(
    ({ way: { path, client, through, to, ports, until, certain } }) =>
      () =>
        `| ${[
          path ?? "none",
          `${client.internet ? "🌐 " : ""}${text(client.consumer ?? client.name, 120)}`,
          text(client.account ?? "", 40),
          text([...through, to].join(" → "), 240),
          text(ports, 80),
          text(until ?? "", 20),
          certain ? "" : "may be wider",
        ].join(" | ")} |`,
  );
  return table(
    `Exposure: ${counted(ways.length, "way")}`,
    ["path", "who", "account", "through → to", "ports", "until", ""],
    rows,
    bytes,
  );
}

function grantTables({ grants }: Review, bytes: number): string {
  const rows = grants.flatMap(({ comparedWith, principals }) =>
    comparedWith === null
      ? []
      : principals.flatMap(({ principal, grants: own }) =>
          own.filter(({ result }) => result !== "same").map((grant) => () => grantRow(principal, grant)),
        ),
  );
  const title = grants
    .slice(0, 3)
    .map(
      (report) =>
        `${text(report.stack, 80)} against ${text(report.comparedWith ?? "nothing", 80)}: ${grantCountsText(report)}`,
    );
  if (grants.length === 0) return "";
  const named = grants.length > 3 ? [...title, `and ${counted(grants.length - 3, "more stack")}`] : title;
  return table(
    `Rights. ${named.join("; ")}`,
    ["result", "principal", "source", "target", "accepted", "resource"],
    rows,
    bytes,
  );
}

function grantRow(principal: string, { result, source, target, accepted, address }: ComparedGrant): string {
  return `| ${[
    result === "wider" || result === "new" ? `**${result}**` : result,
    text(principal, 120),
    source === null ? "" : text(grantText(source), 200),
    target === null ? "" : text(grantText(target), 200),
    text(accepted ?? "", 120),
    text(address ?? "", 160),
  ].join(" | ")} |`;
}

function destroyedTable({ destroyed }: Review, bytes: number): string {
  if (destroyed.length === 0) return "";
  const ordered = [
    ...destroyed.filter(({ loses }) => loses !== null),
    ...destroyed.filter(({ loses }) => loses === null),
  ];
  const rows = ordered.map(
    ({ address, action, loses, becauseOf, released, freeze }) =>
      () =>
        `| ${[
          text(address, 200),
          actionWords[action],
          text(loses ?? "", 160),
          text(becauseOf.join(", "), 120),
          [...(released ? ["released"] : []), ...(freeze === null ? [] : [`within ${text(freeze, 100)}`])].join(", "),
        ].join(" | ")} |`,
  );
  return table(
    `Destroyed: ${counted(destroyed.length, "resource")}`,
    ["resource", "action", "loses", "because of", ""],
    rows,
    bytes,
  );
}

function table(title: string, heads: readonly string[], rows: readonly Line[], bytes: number): string {
  const head = `| ${heads.join(" | ")} |\n|${" --- |".repeat(heads.length)}`;
  return folded(rows.length === 0 ? { title, lines: [] } : { title, above: head, lines: rows }, bytes);
}

function footer({ version, failOn, exitCode, at }: Review): string {
  return `<sub>kafka-byoc ${version} · ${at} · fails from ${failOn} · exit code ${String(exitCode)}</sub>\n`;
}
