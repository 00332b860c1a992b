import { type LedgerAction, type LedgerLine } from "./ledger";

/** One heading of the printed ledger and the lines that belong under it; the first that takes a line has it. */
interface Chapter {
  readonly title: string;
  readonly takes: (line: LedgerLine) => boolean;
}

const titles: readonly (readonly [LedgerAction, string])[] = [
  ["changed", "Changed"],
  ["dropped", "Dropped"],
  ["added", "Added"],
  ["pinned", "Pinned: the value stays, and the target says it itself"],
  ["kept-aside", "Kept aside: stays at the source"],
  ["noted", "Noted: the same at both ends"],
];

/** What needs a decision comes first. */
const chapters: readonly Chapter[] = [
  { title: "Needs a decision", takes: ({ approval }) => approval.needed && approval.by === null },
  { title: "Accepted by a person", takes: ({ approval }) => approval.needed },
  ...titles.map(([action, title]) => ({ title, takes: (line: LedgerLine) => line.action === action })),
];

/** So many objects are named of those that a difference is the same for. */
const namesShown = 3;

/**
 * The ledger as plain text for a terminal or a log: one paragraph for each difference, with all the objects that it is the
 * same for; empty chapters are left out.
 */
export function ledgerText(ledger: readonly LedgerLine[]): string {
  const byChapter = new Map<Chapter | undefined, LedgerLine[]>();
  for (const line of ledger) {
    const chapter = chapters.find(({ takes }) => takes(line));
    const lines = byChapter.get(chapter);
    if (lines === undefined) byChapter.set(chapter, [line]);
    else lines.push(line);
  }
  const texts = chapters.flatMap((chapter) => {
    const lines = byChapter.get(chapter);
    return lines === undefined ? [] : [chapterText(chapter.title, lines)];
  });
  return texts.length === 0 ? "The target is the same as the source: the ledger is empty.\n" : texts.join("\n");
}

function chapterText(title: string, lines: readonly LedgerLine[]): string {
  const differences = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.object.kind, line.field, line.rule, line.source, line.target, approvalText(line)]);
    const same = differences.get(key);
    if (same === undefined) differences.set(key, [line]);
    else same.push(line);
  }
  const paragraphs = [...differences.values()].map((same) => differenceText(same));
  return `${title} (${String(lines.length)})\n${paragraphs.join("")}`;
}

function differenceText(same: readonly LedgerLine[]): string {
  const [line] = same;
  if (line === undefined) return "";
  const { object, field, source, target, reason, rule } = line;
  const names = same.slice(0, namesShown).map((each) => each.object.name);
  const more = same.length > namesShown ? ` and ${String(same.length - namesShown)} more` : "";
  const what = field === "*" ? "" : `  ${field}`;
  const values = source === target ? (source ?? "") : `${source ?? "–"} → ${target ?? "–"}`;
  const approval = approvalText(line);
  return [
    `  ${object.kind} ${names.join(", ")}${more}${what}  ${values}`,
    `      ${reason} (${rule})`,
    ...(approval === "" ? [] : [`      ${approval}`]),
    "",
  ].join("\n");
}

function approvalText({ approval }: LedgerLine): string {
  if (!approval.needed) return "";
  return approval.by === null
    ? "nobody has approved it"
    : `accepted by ${approval.by} until ${approval.expires}: ${approval.reason}`;
}
