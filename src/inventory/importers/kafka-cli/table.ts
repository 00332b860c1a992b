import { countFrom } from "./line-reader";

/** One column of a table that a tool printed, with the place where it begins. */
interface Column {
  readonly name: string;
  readonly start: number;
}

/** A table's header, and how its rows are read. */
export interface Table {
  readonly columns: readonly string[];
  /** The cells of a row by column; undefined where the line cannot be a row of it. */
  row(line: string): ReadonlyMap<string, string> | undefined;
}

/** Columns of the tools' tables, longest names first: some have blanks in them. */
const columnNames = [
  "TARGET-ASSIGNMENT-EPOCH",
  "ASSIGNMENT-STRATEGY",
  "CURRENT-ASSIGNMENT",
  "TARGET-ASSIGNMENT",
  "COORDINATOR (ID)",
  "COORDINATOR(ID)",
  "CURRENT-OFFSET",
  "LOG-END-OFFSET",
  "CURRENT-EPOCH",
  "START-OFFSET",
  "LEADER-EPOCH",
  "TARGET-EPOCH",
  "GROUP-EPOCH",
  "CONSUMER-ID",
  "#PARTITIONS",
  "ASSIGNMENT",
  "PARTITION",
  "CLIENT-ID",
  "PROTOCOL",
  "#MEMBERS",
  "UPGRADED",
  "MEMBER",
  "TOPIC",
  "STATE",
  "GROUP",
  "TYPE",
  "HOST",
  "LAG",
] as const;

const anyColumn = new RegExp(columnNames.map((name) => name.replace(/[()]/g, "\\$&")).join("|"), "g");

/** The table that this line is the header of, or undefined where it is none: nothing but columns, two or more. */
export function tableOf(line: string): Table | undefined {
  if (!/^\s*(GROUP|TOPIC)\s/.test(line)) return undefined;
  const columns: readonly Column[] = [...line.matchAll(anyColumn)].map(({ 0: name, index }) => ({
    name,
    start: index,
  }));
  if (columns.length < 2 || line.replace(anyColumn, "").trim() !== "") return undefined;
  const names = columns.map(({ name }) => name);
  return { columns: names, row: (row) => byPlace(row, columns) ?? byBlanks(row, names) };
}

/**
 * The tools pad every column but the last to the widest of its values, so that a cell ends where the next begins, also
 * where it has blanks in it. Undefined where a word runs over such an edge: the text was reformatted.
 */
function byPlace(line: string, columns: readonly Column[]): ReadonlyMap<string, string> | undefined {
  const cells = new Map<string, string>();
  for (const [index, { name, start }] of columns.entries()) {
    if (index > 0 && start <= line.length && line[start - 1] !== " ") return undefined;
    cells.set(name, line.slice(start, columns[index + 1]?.start).trim());
  }
  return isFilled(cells) ? cells : undefined;
}

function byBlanks(line: string, names: readonly string[]): ReadonlyMap<string, string> | undefined {
  const words = line.trim().split(/\s+/);
  if (words.length !== names.length) return undefined;
  const cells = new Map(names.map((name, index) => [name, words[index] ?? ""]));
  return isFilled(cells) ? cells : undefined;
}

/** Columns of numbers, with the least of each: a lag is negative where the log's end was asked for before the offset. */
const leastOf: ReadonlyMap<string, number> = new Map([
  ["PARTITION", 0],
  ["CURRENT-OFFSET", 0],
  ["LOG-END-OFFSET", 0],
  ["LAG", Number.MIN_SAFE_INTEGER],
  ["#PARTITIONS", 0],
]);

function isFilled(cells: ReadonlyMap<string, string>): boolean {
  return [...cells].every(([name, cell]) => {
    const least = leastOf.get(name);
    return least === undefined || cell === "-" || countFrom(least, cell) !== null;
  });
}
