import { type Change, isNoLongerKnown, type Meaning, meanings } from "../inventory/diff/change";

/** Lines that one area gets before the rest is only counted. */
const linesOfArea = 20;

const headings: Readonly<Record<Meaning, string>> = {
  "blocks the wave": "Blocks the wave: what was planned no longer fits the source",
  look: "Worth a look",
  "moves anyway": "Moves anyway",
};

/** How much of a difference is shown. */
export interface DiffOptions {
  /** Everything line by line, also what never stands still. */
  readonly all: boolean;
}

/** For the terminal: by what it means, then by area; what moves anyway is counted. */
export function renderDiffText(changes: readonly Change[], options: DiffOptions): string {
  return written(changes, options, {
    heading: (text) => `${text}\n`,
    area: (text) => `  ${text}\n`,
    line: (text) => `    ${text}\n`,
  });
}

/** For a pull request or a wiki: the same as lists under headings. */
export function renderDiffMarkdown(changes: readonly Change[], options: DiffOptions): string {
  return written(changes, options, {
    heading: (text) => `## ${text}\n\n`,
    area: (text) => `### ${text}\n\n`,
    line: (text) => `- ${text.replaceAll(/([\\`*_<>|])/g, "\\$1")}\n`,
  });
}

/** For programs: every change, what moves anyway only where all is asked for, and how many there are of each meaning. */
export function renderDiffJson(changes: readonly Change[], { all }: DiffOptions): string {
  const counts = Object.fromEntries(meanings.map((meaning) => [meaning, countOf(changes, meaning)]));
  const told = changes.filter(({ matters }) => all || matters !== "moves anyway");
  return `${JSON.stringify({ counts, changes: told }, null, 2)}\n`;
}

type Writing = Readonly<Record<"heading" | "area" | "line", (text: string) => string>>;

function written(changes: readonly Change[], { all }: DiffOptions, { heading, area, line }: Writing): string {
  if (changes.length === 0) return heading("Nothing changed.");
  const parts = meanings.flatMap((meaning) => {
    const told = changes.filter(({ matters }) => matters === meaning);
    if (told.length === 0) return [];
    if (meaning === "moves anyway" && !all)
      return [heading(`${headings[meaning]}: ${counted(told)} (--all shows them)`)];
    const areas = [...byArea(told)];
    return [
      heading(`${headings[meaning]}: ${String(told.length)}`),
      ...areas.flatMap(([name, inArea]) => [
        area(`${name}: ${String(inArea.length)}`),
        ...inArea.slice(0, all ? inArea.length : linesOfArea).map((change) => line(sentenceOf(change))),
        ...(all || inArea.length <= linesOfArea
          ? []
          : [line(`and ${String(inArea.length - linesOfArea)} more (--all shows them)`)]),
      ]),
    ];
  });
  return parts.join("");
}

function counted(changes: readonly Change[]): string {
  return [...byArea(changes)].map(([area, { length }]) => `${String(length)} in ${area}`).join(", ");
}

function byArea(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const areas = new Map<string, Change[]>();
  for (const change of changes)
    areas
      .set(change.area, areas.get(change.area) ?? [])
      .get(change.area)
      ?.push(change);
  return areas;
}

function countOf(changes: readonly Change[], meaning: Meaning): number {
  return changes.filter(({ matters }) => matters === meaning).length;
}

/** `topics["orders"].partitions  3 → 6`; what came and what went say so. */
function sentenceOf(change: Change): string {
  const { path, before, after } = change;
  if (before === undefined) return `${path}  is new${isLarge(after) ? "" : `: ${shown(after)}`}`;
  if (after === undefined) return `${path}  is gone${isLarge(before) ? "" : `, was ${shown(before)}`}`;
  if (isNoLongerKnown(change))
    return `${path}  is not known any more${isLarge(before) ? "" : `, was ${shown(before)}`}`;
  if (before === "null") return `${path}  is known now${isLarge(after) ? "" : `: ${shown(after)}`}`;
  if (path.endsWith(".topicId")) return `${path}  ${shown(before)} → ${shown(after)}: deleted and made again`;
  return `${path}  ${shown(before)} → ${shown(after)}`;
}

const longest = 80;

/** Whole objects are named by their path; their content is in the inventory. */
function isLarge(json: string | undefined): boolean {
  return json === undefined || /^[{[]/.test(json);
}

function shown(json: string | undefined): string {
  const text = json === undefined || json === "null" ? "not known" : json;
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
