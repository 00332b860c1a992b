import { type OverlayArea } from "./areas";
import { type OverlayFinding, placeText } from "./finding";
import { type Entry, type Statement } from "./statements";

/** Statements of one area, by the name of the object and by field: one for each. */
export type Said = Map<string, Map<string, Statement>>;

/** An entry with the names that it speaks of. */
export interface Aimed {
  readonly entry: Entry;
  readonly names: readonly string[];
}

/** What two entries say differently, of all objects together. */
interface Clash {
  readonly field: string;
  readonly kept: Statement;
  readonly other: Statement;
  readonly objects: string[];
}

/**
 * Gives every object one value for each field. `rounds` go from the most specific to the least (names, then globs): what
 * an earlier round says holds without a word; two entries of one round that differ are a finding, and the first stays.
 */
export function putTogether(
  area: OverlayArea,
  rounds: readonly (readonly Aimed[])[],
): { readonly said: Said; readonly findings: readonly OverlayFinding[] } {
  const said: Said = new Map();
  const clashes = new Map<Statement, Map<Statement, Clash>>();
  for (const round of rounds) {
    const ofThisRound = new Set(round.flatMap(({ entry }) => entry.statements));
    for (const { entry, names } of round)
      for (const name of names) {
        const fields = fieldsOf(said, name);
        for (const statement of entry.statements) {
          const kept = fields.get(statement.field);
          if (kept === undefined) fields.set(statement.field, statement);
          else if (kept.text !== statement.text && ofThisRound.has(kept)) note(clashes, kept, statement, name);
        }
      }
  }
  return {
    said,
    findings: [...clashes.values()].flatMap((others) => [...others.values()].map((one) => clash(area, one))),
  };
}

function fieldsOf(said: Said, name: string): Map<string, Statement> {
  const there = said.get(name);
  if (there !== undefined) return there;
  const made = new Map<string, Statement>();
  said.set(name, made);
  return made;
}

function note(clashes: Map<Statement, Map<Statement, Clash>>, kept: Statement, other: Statement, name: string): void {
  const others = clashes.get(kept) ?? new Map<Statement, Clash>();
  clashes.set(kept, others);
  const there = others.get(other);
  if (there === undefined) others.set(other, { field: other.field, kept, other, objects: [name] });
  else there.objects.push(name);
}

function clash(area: OverlayArea, { field, kept, other, objects }: Clash): OverlayFinding {
  const places = [kept.place(), other.place()];
  const [first = "", second = ""] = places.map(placeText);
  return {
    code: "OVERLAY_CONFLICT",
    area,
    objects,
    field,
    message: `${subject(area, objects)}: ${field} is ${kept.text} at ${first} and ${other.text} at ${second}; the first holds.`,
    remedy: "Take one of the two out, or say it by name: a name holds over a glob.",
    places,
  };
}

const mostNamed = 3;

/** `topics orders, payments and 12 more`; the area alone where there is one thing of it. */
export function subject(area: string, objects: readonly string[]): string {
  const named = objects.filter((name) => name !== "");
  if (named.length === 0) return area;
  const shown = named.slice(0, mostNamed).join(", ");
  const more = named.length - mostNamed;
  return `${area} ${shown}${more > 0 ? ` and ${String(more)} more` : ""}`;
}
