import { type Answer, type Unreadable } from "../../kafka/answer";
import { type Inventory } from "../document/inventory";

/** What could not be read, collected while an inventory is put together. */
export interface Unknowns {
  /** The value of an answer; where there is none, null, and the reason is noted at the path. */
  valueOf<T>(answer: Answer<T>, path: string): T | null;
  note(path: string, because: Unreadable): void;
  /** Every note once, by path; where all topics lack the same part, one note for them together. */
  noted(): Inventory["unknowns"];
}

/**
 * Notes of what is not known. Hundreds of topics without the same right are told in one line.
 *
 * @param topics how many topics the inventory has
 */
export function unknownsOf(topics: number): Unknowns {
  const notes = new Map<string, Unreadable>();
  const note = (path: string, because: Unreadable): void => void notes.set(path, because);
  return {
    note,
    valueOf: (answer, path) => {
      if (answer.known) return answer.value;
      note(path, answer.because);
      return null;
    },
    noted: () => together([...notes], topics).sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

type Note = readonly [path: string, because: Unreadable];

const ofTopic = /^topics\["[^"]+"\]\.(.+)$/;
const severalTopics = 2;

function together(notes: readonly Note[], topics: number): Inventory["unknowns"] {
  const byKind = new Map<string, Note[]>();
  for (const note of notes) {
    const kind = `${ofTopic.exec(note[0])?.[1] ?? note[0]} ${note[1].error}`;
    const there = byKind.get(kind);
    if (there === undefined) byKind.set(kind, [note]);
    else there.push(note);
  }
  return [...byKind.values()].flatMap((ofKind) => {
    const [first] = ofKind;
    const part = first === undefined ? undefined : ofTopic.exec(first[0])?.[1];
    if (first === undefined || part === undefined || ofKind.length < Math.max(severalTopics, topics))
      return ofKind.map(([path, because]) => ({ path, ...because }));
    const because = first[1];
    const grantNeeded = because.grantNeeded?.replace(/ on Topic .*$/, " on Topic *");
    return [{ path: `topics[*].${part}`, ...because, ...(grantNeeded === undefined ? {} : { grantNeeded }) }];
  });
}
