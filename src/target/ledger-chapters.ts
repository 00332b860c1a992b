import { type LedgerAction, type LedgerLine } from "./ledger";

/** One difference, and all the objects that it is the same for. */
export interface Difference {
  /** Of the first of them; the others differ in name and change alone. */
  readonly line: LedgerLine;
  /** In the order of the ledger. */
  readonly names: readonly string[];
  /** What an approval would name, one for each object. */
  readonly changes: readonly string[];
}

/** One heading of the ledger with the differences that belong under it. */
export interface LedgerChapter {
  /** `decision` and `accepted` come first; the rest is by what was done. */
  readonly about: "decision" | "accepted" | LedgerAction;
  readonly title: string;
  /** One sentence for who reads it the first time. */
  readonly lead: string;
  readonly differences: readonly Difference[];
  /** Ledger lines in the chapter. */
  readonly lines: number;
}

type Heading = Omit<LedgerChapter, "differences" | "lines"> & { readonly takes: (line: LedgerLine) => boolean };

const byAction: readonly (readonly [LedgerAction, string, string])[] = [
  ["changed", "Changed", "The target has another value than the source."],
  ["dropped", "Dropped", "The source has it and the target does not get it."],
  ["added", "Added", "The target gets it and the source does not have it."],
  ["pinned", "Pinned", "The value stays, and the target says it itself because its default is another."],
  ["kept-aside", "Kept aside", "It stays at the source and does not move with this wave."],
  ["noted", "Noted", "The same at both ends, and yet something to know."],
];

/** What needs a decision comes first; the first heading that takes a line has it. */
const headings: readonly Heading[] = [
  {
    about: "decision",
    title: "Needs a decision",
    lead: "Nothing synthesizes until a named person accepts each of these in the wave file, or changes it.",
    takes: ({ approval }) => approval.needed && approval.by === null,
  },
  {
    about: "accepted",
    title: "Accepted by a person",
    lead: "Each with who accepted it, why, and until when.",
    takes: ({ approval }) => approval.needed,
  },
  ...byAction.map(([about, title, lead]) => ({
    about,
    title,
    lead,
    takes: (line: LedgerLine) => line.action === about,
  })),
];

/** The ledger as chapters, what needs a decision first; the same difference of several objects is told once. Linear. */
export function ledgerChapters(ledger: readonly LedgerLine[]): readonly LedgerChapter[] {
  const byHeading = new Map<Heading, LedgerLine[]>();
  for (const line of ledger) {
    const heading = headings.find(({ takes }) => takes(line));
    if (heading === undefined) continue;
    const lines = byHeading.get(heading);
    if (lines === undefined) byHeading.set(heading, [line]);
    else lines.push(line);
  }
  return headings.flatMap((heading) => {
    const lines = byHeading.get(heading);
    if (lines === undefined) return [];
    const { about, title, lead } = heading;
    return [{ about, title, lead, differences: differencesOf(lines), lines: lines.length }];
  });
}

function differencesOf(lines: readonly LedgerLine[]): readonly Difference[] {
  const same = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    const { object, field, rule, source, target, reason, approval } = line;
    const key = JSON.stringify([object.kind, field, rule, source, target, reason, approval]);
    const there = same.get(key);
    if (there === undefined) same.set(key, [line]);
    else there.push(line);
  }
  return [...same.values()].flatMap((alike) => {
    const [line] = alike;
    if (line === undefined) return [];
    return [{ line, names: alike.map(({ object }) => object.name), changes: alike.map(({ change }) => change) }];
  });
}

/** Whether the values say in words all that the names say: the key of an ACL that is wholly dropped, added or kept aside. */
export function isNamedByValues({ object, field }: Pick<LedgerLine, "object" | "field">): boolean {
  return object.kind === "acl" && field === "*";
}

/** `30000 → 60000`; one value where both ends have it; `–` where one has nothing. */
export function valuesText({ source, target }: Pick<LedgerLine, "source" | "target">): string {
  return source === target ? (source ?? "") : `${source ?? "–"} → ${target ?? "–"}`;
}

/** Who accepted it, why and until when; empty where nobody need. */
export function approvalText({ approval }: Pick<LedgerLine, "approval">): string {
  if (!approval.needed) return "";
  if (approval.by === null)
    return approval.ended === undefined
      ? "nobody has approved it"
      : `nobody has approved it: what ${approval.ended.by} accepted ended on ${approval.ended.expires}`;
  return `accepted by ${approval.by} until ${approval.expires}: ${approval.reason}`;
}
