import { type Told } from "./told";

/** Where a line stands: `topics.txt line 12`. */
export type Place = string;

/** What follows a header and belongs to it. */
export interface Section {
  /** Takes a line in; false where it is not of this section. */
  take(line: string, place: Place): boolean;
  /** Where something was begun that never ended, once the section is over. */
  unfinished?(): Place | undefined;
}

/** A line that belongs to nothing that follows. */
export const closed: Section = { take: () => false };

/** A line that says something by itself and does not end what it stands in: on one screen with it, from another stream. */
export const aside: Section = { take: () => false };

/**
 * One kind of line that begins something. A reader takes the line in and gives the section that the next lines may
 * belong to, or undefined where the line is not of its kind.
 */
export type LineReader = (line: string, told: Told, place: Place) => Section | undefined;

/** Cuts at the names of fields that the tools write before a colon: `Topic: a<TAB>PartitionCount: 3`, with or without blanks. */
export function labelled(line: string, labels: readonly string[]): ReadonlyMap<string, string> {
  const cells = line.includes("\t") ? line.split("\t") : splitBefore(line, labels);
  const fields = new Map<string, string>();
  for (const cell of cells) {
    const label = labels.find((one) => cell.trimStart().startsWith(`${one}:`));
    if (label !== undefined)
      fields.set(
        label,
        cell
          .trimStart()
          .slice(label.length + 1)
          .trim(),
      );
  }
  return fields;
}

/** Where a terminal made blanks of the tabs. */
function splitBefore(line: string, labels: readonly string[]): readonly string[] {
  return line.split(new RegExp(`\\s+(?=(?:${labels.join("|")}):)`));
}

/** A whole number, or null for anything else (`-`, `none`). */
export function wholeNumber(text: string): number | null {
  if (!/^-?\d{1,19}$/.test(text)) return null;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : null;
}

/** A whole number that is not less than `least`, or null for anything else. */
export function countFrom(least: number, text: string): number | null {
  const number = wholeNumber(text);
  return number === null || number < least ? null : number;
}

/** Whether Kafka takes a text as a topic's name (`org.apache.kafka.common.internals.Topic`). */
export function isTopicName(text: string): boolean {
  return /^[\w.-]{1,249}$/.test(text);
}
