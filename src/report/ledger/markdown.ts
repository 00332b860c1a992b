import { type LedgerDocument } from "../../target/ledger-document";
import {
  approvalText,
  type Difference,
  isNamedByValues,
  type LedgerChapter,
  ledgerChapters,
  valuesText,
} from "../../target/ledger-chapters";
import { permissionsByPrincipal, permissionsLead, permissionsTitle, permissionText } from "./principal-permissions";

/** So many objects are named of those that a difference is the same for. */
const namesShown = 5;

/** A comment of a pull request holds 65,536 characters: what is beyond is told by number. */
const mostCharacters = 60_000;

/**
 * The ledger as Markdown for a pull request: decisions open, the rest folded away. Values are text, never Markdown, and
 * the whole stays below what a comment can hold.
 */
export function ledgerMarkdown(ledger: LedgerDocument): string {
  const chapters = ledgerChapters(ledger.lines);
  const head = `## Ledger of wave ${text(ledger.wave)} (${text(ledger.profile)})\n`;
  if (chapters.length === 0) return `${head}\nThe target is the same as the source: the ledger is empty.\n`;
  const parts = [head, summary(chapters)];
  let room = mostCharacters - parts.join("\n").length;
  for (const chapter of chapters) {
    const part = chapterMarkdown(chapter, room);
    room -= part.length;
    parts.push(part);
  }
  return [...parts, ...permissionsMarkdown(ledger, room)].join("\n");
}

function permissionsMarkdown(ledger: LedgerDocument, room: number): readonly string[] {
  const rows = permissionsByPrincipal(ledger).flatMap(({ who, changes }) =>
    changes.map((change) => `| ${text(who)} | ${change.result} | ${text(permissionText(change, namesShown))} |`),
  );
  if (rows.length === 0) return [];
  const opening = `<details><summary>${permissionsTitle} (${String(rows.length)})</summary>\n\n${permissionsLead}\n`;
  return [table(opening, "| who | | at the target |\n| --- | --- | --- |", rows, "\n</details>\n", room)];
}

function summary(chapters: readonly LedgerChapter[]): string {
  return `${chapters.map(({ title, lines }) => `${title}: **${String(lines)}**`).join(" · ")}\n`;
}

function chapterMarkdown({ about, title, lead, differences, lines }: LedgerChapter, room: number): string {
  const open = about === "decision";
  const opening = open
    ? `### ${title} (${String(lines)})\n\n${lead}\n`
    : `<details><summary>${title} (${String(lines)})</summary>\n\n${lead}\n`;
  const head = "| what | field | source → target | why | rule |\n| --- | --- | --- | --- | --- |";
  return table(opening, head, differences.map(rowOf), open ? "" : "\n</details>\n", room);
}

/** A table of as many rows as there is room for. */
function table(opening: string, head: string, all: readonly string[], closing: string, room: number): string {
  const rows: string[] = [];
  let left = room - opening.length - head.length - closing.length - 100;
  for (const row of all) {
    if (row.length + 1 > left) break;
    left -= row.length + 1;
    rows.push(row);
  }
  const missing = all.length - rows.length;
  const more = missing === 0 ? "" : `\n\n${String(missing)} more: the JSON and the HTML have all.`;
  return `${opening}\n${[head, ...rows].join("\n")}${more}\n${closing}`;
}

function rowOf({ line, names }: Difference): string {
  const more = names.length > namesShown ? ` and ${String(names.length - namesShown)} more` : "";
  const approval = approvalText(line);
  const cells = [
    isNamedByValues(line)
      ? line.object.kind
      : `${line.object.kind} ${names.slice(0, namesShown).map(text).join(", ")}${more}`,
    line.field === "*" ? "" : text(line.field),
    text(valuesText(line)),
    `${text(line.reason)}${approval === "" ? "" : `; ${text(approval)}`}`,
    line.rule,
  ];
  return `| ${cells.join(" | ")} |`;
}

/** Free text from a cluster as a Markdown table shows it: no markup, no line break, no mention of anybody. */
function text(value: string): string {
  return (
    value
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
      .replace(/[\\`*_{}[\]#|~!$-]/g, (character) => `\\${character}`)
      // A forge looks for mentions once entities are characters again: only something between them keeps them apart.
      .replace(/@(?=\w)/g, "@&#8203;")
      .replace(/[\r\n]+/g, " ")
  );
}
