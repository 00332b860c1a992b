import { type Answer, type Unreadable } from "../../kafka/answer";
import { type Inventory } from "../document/inventory";

/** What could not be read, collected while an inventory is put together. */
export interface Unknowns {
  /** The value of an answer; where there is none, null, and the reason is noted at the path. */
  valueOf<T>(answer: Answer<T>, path: string): T | null;
  note(path: string, because: Unreadable): void;
  /** Every note once, by path; where all topics, or all groups, lack the same part, one note for them together. */
  noted(): Inventory["unknowns"];
}

/** How many of each the inventory has. */
export interface Counts {
  readonly topics: number;
  readonly groups: number;
}

/** Notes of what is not known. Hundreds of topics without the same right are told in one line. */
export function unknownsOf(counts: Counts): Unknowns {
  const notes = new Map<string, Unreadable>();
  const note = (path: string, because: Unreadable): void => void notes.set(path, because);
  return {
    note,
    valueOf: (answer, path) => {
      if (answer.known) return answer.value;
      note(path, answer.because);
      return null;
    },
    noted: () => together([...notes], counts).sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

type Note = readonly [path: string, because: Unreadable];

/** `topics["orders.v1"].configs` in its parts. */
const ofElement = /^(topics|groups)\["(?:[^"\\]|\\.)*"\]\.(.+)$/;
const several = 2;

interface Kind {
  /** `topics[*].configs`; the path itself where it is of no element. */
  readonly path: string;
  /** How many notes of this kind make all of them. */
  readonly all: number;
  readonly notes: Note[];
}

function together(notes: readonly Note[], counts: Counts): Inventory["unknowns"] {
  const kinds = new Map<string, Kind>();
  for (const note of notes) {
    const [, area, part] = ofElement.exec(note[0]) ?? [];
    const path = area === undefined || part === undefined ? note[0] : `${area}[*].${part}`;
    const key = `${path} ${note[1].error}`;
    const there = kinds.get(key);
    if (there !== undefined) there.notes.push(note);
    else kinds.set(key, { path, all: area === "groups" ? counts.groups : counts.topics, notes: [note] });
  }
  return [...kinds.values()].flatMap(({ path, all, notes: ofKind }) => {
    const because = ofKind[0]?.[1];
    if (because === undefined || ofKind.length < Math.max(several, all))
      return ofKind.map(([own, reason]) => ({ path: own, ...reason }));
    const grantNeeded = because.grantNeeded?.replace(/ on (Topic|Group) .*$/, " on $1 *");
    return [{ path, ...because, ...(grantNeeded === undefined ? {} : { grantNeeded }) }];
  });
}
