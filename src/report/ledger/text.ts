import { createColors } from "picocolors";
import { type LedgerDocument } from "../../target/ledger-document";
import {
  approvalText,
  type Difference,
  isNamedByValues,
  type LedgerChapter,
  ledgerChapters,
  valuesText,
} from "../../target/ledger-chapters";
import { proposedApproval } from "../../target/proposed-approval";
import { type RenderOptions } from "../render-options";
import { wrapped } from "../wrapped";
import { permissionsByPrincipal, permissionsLead, permissionsTitle, permissionText } from "./principal-permissions";

type Colours = ReturnType<typeof createColors>;

/** So many objects are named of those that a difference is the same for. */
const namesShown = 3;

/** So many approvals are written out for pasting; the JSON has every change. */
const approvalsShown = 20;

/**
 * The ledger for a terminal: what needs a decision first, one paragraph for each difference with all the objects that it is
 * the same for, and the lines to paste for what is not accepted yet. `now` is what those lines count their days from.
 */
export function ledgerText(ledger: LedgerDocument, { colour, width }: RenderOptions, now: Date): string {
  const colours = createColors(colour);
  const chapters = ledgerChapters(ledger.lines);
  const head = `${colours.bold(`wave ${ledger.wave}`)} · ${ledger.profile} · ${String(ledger.lines.length)} line(s)`;
  if (chapters.length === 0) return `${head}\n\nThe target is the same as the source: the ledger is empty.\n`;
  const columns = Math.max(60, Math.min(width, 140));
  const texts = chapters.map((chapter) => chapterText(chapter, colours, columns, now));
  return [head, ...texts, ...permissionsText(ledger, colours, columns)].join("\n\n") + "\n";
}

function permissionsText(ledger: LedgerDocument, colours: Colours, columns: number): readonly string[] {
  const principals = permissionsByPrincipal(ledger);
  if (principals.length === 0) return [];
  return [
    [
      colours.bold(`${permissionsTitle} (${String(ledger.permissions.length)})`),
      colours.dim(permissionsLead),
      ...principals.flatMap(({ who, changes }) => [
        `  ${colours.bold(who)}`,
        ...changes.map((change) => {
          const text = `${change.result}: ${permissionText(change, namesShown)}`;
          return `      ${wrapped(text, columns - 8, "        ")}`;
        }),
      ]),
    ].join("\n"),
  ];
}

function chapterText(chapter: LedgerChapter, colours: Colours, columns: number, now: Date): string {
  const { about, title, lead, differences, lines } = chapter;
  const paint = about === "decision" ? colours.red : about === "accepted" ? colours.cyan : colours.bold;
  return [
    paint(`${title} (${String(lines)})`),
    colours.dim(lead),
    ...differences.map((difference) => differenceText(difference, colours, columns)),
    ...(about === "decision" ? [toPaste(differences, colours, now)] : []),
  ].join("\n");
}

function differenceText({ line, names }: Difference, colours: Colours, columns: number): string {
  const more = names.length > namesShown ? ` and ${String(names.length - namesShown)} more` : "";
  const what = line.field === "*" ? "" : `  ${line.field}`;
  const approval = approvalText(line);
  return [
    isNamedByValues(line)
      ? `  ${line.object.kind} ${colours.bold(valuesText(line))}`
      : `  ${line.object.kind} ${colours.bold(names.slice(0, namesShown).join(", "))}${more}${what}  ${valuesText(line)}`,
    `      ${wrapped(`${line.reason} (${line.rule})`, columns - 6, "      ")}`,
    ...(approval === "" ? [] : [`      ${wrapped(approval, columns - 6, "      ")}`]),
  ].join("\n");
}

function toPaste(differences: readonly Difference[], colours: Colours, now: Date): string {
  const changes = differences.flatMap((difference) => difference.changes);
  const left = changes.length - approvalsShown;
  return [
    "",
    "  To accept them, write under approvals of the wave file:",
    ...changes.slice(0, approvalsShown).flatMap((change) => proposedApproval(change, now)),
    ...(left > 0 ? [colours.dim(`  and ${String(left)} more: --output json has the change of every line`)] : []),
  ].join("\n");
}
