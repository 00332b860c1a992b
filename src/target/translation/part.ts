import { type Problem } from "../../documents/problem";
import { type DocumentPath } from "../../documents/document-path";
import { type LedgerLine } from "../ledger";

/** A ledger line before anybody was asked to approve it. */
export interface Draft extends Omit<LedgerLine, "approval"> {
  readonly needsApproval: boolean;
  /** The place in the wave file that brought the object in. */
  readonly at: DocumentPath;
  /** What a person can do who does not want to approve it, as a sentence. */
  readonly otherwise?: string;
}

/** What one matter of a wave was translated to, every difference, and what cannot be translated. */
export interface Part<T> {
  readonly objects: readonly T[];
  readonly lines: readonly Draft[];
  readonly problems: readonly Problem[];
}

/** Several parts of one kind as one. */
export function together<T>(parts: readonly Part<T>[]): Part<T> {
  return {
    objects: parts.flatMap((part) => part.objects),
    lines: parts.flatMap((part) => part.lines),
    problems: parts.flatMap((part) => part.problems),
  };
}

/** Orders by code units, the same on every machine. */
export function byText<T>(text: (item: T) => string): (left: T, right: T) => number {
  return (left, right) => {
    const [first, second] = [text(left), text(right)];
    return first < second ? -1 : first > second ? 1 : 0;
  };
}
