import { type createColors } from "picocolors";
import { type Severity } from "../../../review/severity";
import { wrapped } from "../../wrapped";
import { visible } from "../visible";

/** The colours of a terminal, or none. */
export type Colours = ReturnType<typeof createColors>;

/** How a block is written: its colours, and the columns that it has. */
export interface Look {
  readonly colours: Colours;
  readonly columns: number;
}

/** How loud a severity is. */
export function paintOf(severity: Severity, colours: Colours): (text: string) => string {
  const paints: Readonly<Record<Severity, (text: string) => string>> = {
    critical: colours.red,
    high: colours.red,
    medium: colours.yellow,
    low: colours.cyan,
  };
  return paints[severity];
}

/** A foreign text, wrapped behind an indent; the first line has the indent too. */
export function indentedText(text: string, indent: number, { columns }: Look, most = 2_000): string {
  const margin = " ".repeat(indent);
  return `${margin}${wrapped(visible(text, most), columns - indent, margin)}`;
}

/** The first of a list, and how many there are more. */
export function folded<T>(
  list: readonly T[],
  most: number,
  line: (one: T) => string,
  { colours }: Look,
  indent = 4,
): string[] {
  const more = list.length - most;
  return [
    ...list.slice(0, most).map(line),
    ...(more > 0
      ? [colours.dim(`${" ".repeat(indent)}and ${more.toLocaleString("en-GB")} more (--output json has all)`)]
      : []),
  ];
}
