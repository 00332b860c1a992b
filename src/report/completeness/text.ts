import Table from "cli-table3";
import { createColors } from "picocolors";
import { type OpenQuestion, type Tally } from "../../inventory/completeness/assess";
import { type Gate, gates } from "../../inventory/completeness/question";
import { gateIsComplete, type InventoryStatus } from "../../inventory/completeness/status";
import { placeText } from "../../inventory/overlay/finding";
import { noLines } from "../no-lines";
import { type RenderOptions } from "../render-options";
import { wrapped } from "../wrapped";

type Colours = ReturnType<typeof createColors>;

/** Questions of one gate, and findings, that are told in full; the JSON report has them all. */
const mostTold = 40;

/** Objects that are named of those that a question is open for. */
const namesShown = 3;

const barWidth = 8;

/** How complete an inventory is, for a terminal: what blocks each gate first, the table by area and gate, the verdict last. */
export function completenessText(status: InventoryStatus, { colour, width }: RenderOptions): string {
  const colours = createColors(colour);
  const columns = Math.max(80, Math.min(width, 140));
  const told = status.gate === null ? gates : [status.gate];
  const blocks = [
    head(status, colours),
    ...told.map((gate) => gateBlock(gate, status, colours, columns)),
    findingsBlock(status, colours, columns),
    table(status, colours),
    verdict(status, colours),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function head({ inventory, overlays }: InventoryStatus, colours: Colours): string {
  const { file, cluster, platform, kafkaVersion, exportedAt } = inventory;
  const source = [cluster ?? "a cluster without a name", platform, kafkaVersion].filter((part) => part !== null);
  const said = overlays.length === 0 ? "no overlay" : overlays.join(", ");
  return [colours.bold(file), colours.dim(`${source.join(" ")} · taken ${exportedAt} · ${said}`)].join("\n");
}

function gateBlock(gate: Gate, { open }: InventoryStatus, colours: Colours, columns: number): string {
  const own = open.filter((question) => question.gate === gate);
  if (own.length === 0) return "";
  const answers = own.reduce((sum, { objects }) => sum + objects.length, 0);
  const title = `? ${gate}: ${counted(answers, "answer")} missing, to ${counted(new Set(own.map(({ id }) => id)).size, "question")}`;
  const rest = own.length - mostTold;
  return [
    colours.yellow(title),
    ...own.slice(0, mostTold).map((question) => questionText(question, colours, columns)),
    ...(rest > 0 ? [colours.dim(`  and ${String(rest)} more: --output json has all`)] : []),
  ].join("\n");
}

function questionText(question: OpenQuestion, colours: Colours, columns: number): string {
  const { id, kind, objects, askedOf, asks, why } = question;
  const { who, grantNeeded, because } = askedOf;
  const reason = [
    because === undefined ? undefined : `${because.replace(/\.$/, "")}.`,
    grantNeeded === undefined ? undefined : `Grant ${grantNeeded}.`,
  ].filter((part) => part !== undefined);
  const indent = " ".repeat(6);
  return [
    `  ${colours.bold(id)}  ${objectsText(kind, objects)}  ${colours.cyan(`→ ${who}`)}`,
    `${indent}${colours.dim(wrapped([asks, why, ...reason].join(" "), columns - indent.length, indent))}`,
  ].join("\n");
}

function objectsText(kind: string, objects: readonly string[]): string {
  if (kind === "the source") return kind;
  const more = objects.length - namesShown;
  return `${objects.slice(0, namesShown).join(", ")}${more > 0 ? ` and ${more.toLocaleString("en-GB")} more` : ""}`;
}

function findingsBlock(status: InventoryStatus, colours: Colours, columns: number): string {
  const { findings, conflicts, leftOut, redactions } = status;
  const rest = findings.length - mostTold;
  const lines = findings
    .slice(0, mostTold)
    .map(({ code, places, message, remedy }) =>
      [
        `  ${colours.bold(code)}  ${places.map(placeText).join(", ")}`,
        `      ${wrapped(`${message} ${remedy}`, columns - 6, " ".repeat(6))}`,
      ].join("\n"),
    );
  const notes = [
    [conflicts, "conflict between sources", "conflicts between sources"],
    [leftOut, "thing left out by importers", "things left out by importers"],
    [redactions, "value redacted", "values redacted"],
  ] as const;
  const noted = notes
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`);
  return [
    ...(findings.length === 0
      ? []
      : [colours.yellow(`! ${counted(findings.length, "finding")} in overlays`), ...lines]),
    ...(rest > 0 ? [colours.dim(`  and ${String(rest)} more: --output json has all`)] : []),
    ...(noted.length === 0 ? [] : [`The inventory itself tells of ${noted.join(", ")}.`]),
  ].join("\n");
}

function table({ byArea, byGate, total }: InventoryStatus, colours: Colours): string {
  const lines = new Table({
    chars: noLines,
    style: { "padding-left": 0, "padding-right": 2, head: [], border: [] },
    head: ["known", ...gates, "all"].map((title) => colours.bold(title)),
  });
  for (const { area, gates: ofArea, total: all } of byArea)
    lines.push([area, ...gates.map((gate) => cell(ofArea[gate], colours)), cell(all, colours)]);
  lines.push([
    colours.bold("all"),
    ...byGate.map(({ total: ofGate }) => cell(ofGate, colours)),
    colours.bold(cell(total, colours)),
  ]);
  return lines
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** `██████░░  75%`: never full, and never 100 %, while something is open. */
function cell({ known, unknown }: Tally, colours: Colours): string {
  const asked = known + unknown;
  if (asked === 0) return colours.dim("–");
  const full = Math.floor((known / asked) * barWidth);
  const percent = Math.floor((known / asked) * 100);
  const paint = unknown === 0 ? colours.green : known === 0 ? colours.red : colours.yellow;
  return `${paint("█".repeat(full))}${colours.dim("░".repeat(barWidth - full))} ${`${String(percent)}%`.padStart(4)}`;
}

function verdict(status: InventoryStatus, colours: Colours): string {
  const { gate, total, byGate } = status;
  const of = gate === null ? total : byGate.find((one) => one.gate === gate)?.total;
  const { known, unknown, notApplicable } = of ?? total;
  const complete = gate === null ? unknown === 0 : gateIsComplete(status);
  const word = complete ? colours.green("KNOWN") : colours.yellow("UNKNOWN");
  const counts = [
    `${unknown.toLocaleString("en-GB")} unknown`,
    `${known.toLocaleString("en-GB")} known`,
    `${notApplicable.toLocaleString("en-GB")} not applicable`,
  ].join(", ");
  return `${colours.bold(word)}  ${gate === null ? "" : `${gate}: `}${counts}`;
}

function counted(count: number, word: string): string {
  return `${count.toLocaleString("en-GB")} ${word}${count === 1 ? "" : "s"}`;
}
