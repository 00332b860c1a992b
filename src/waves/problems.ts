import { nearest } from "../documents/nearest";
import { type Problem } from "../documents/problem";
import { type ReadDocument } from "../documents/read-document";
import { type DocumentPath } from "../documents/document-path";
import { type Inventory } from "../inventory/document/inventory";
import { type Wave } from "./document";

type WaveFile = ReadDocument<Wave>;

/** `"orders.v2" is not in the inventory (nearest: "orders.v1").` */
export function notInInventory(wave: WaveFile, at: DocumentPath, name: string, known: Iterable<string>): Problem {
  return wave.problemAt(at, `is not in the inventory${nearestText(name, known)}`, "Export again, or correct the name.");
}

/** The same name is listed a second time. */
export function namedTwice(wave: WaveFile, at: DocumentPath): Problem {
  return wave.problemAt(at, "is named a second time", "Take one of the two out.");
}

/** A topic that belongs to a cluster or a tool; `why` says whose. */
export function topicNeverMoves(wave: WaveFile, at: DocumentPath, why: string): Problem {
  return wave.problemAt(at, why, "Take it out of the wave.");
}

/** A group that reads topics which stay behind: it cannot resume at two clusters. */
export function groupIsSplit(wave: WaveFile, at: DocumentPath, topicsOutside: readonly string[]): Problem {
  const shown = topicsOutside.slice(0, 10).join(", ");
  const more = topicsOutside.length > 10 ? ` and ${String(topicsOutside.length - 10)} more` : "";
  return wave.problemAt(
    at,
    `also reads topics that are not in the wave: ${shown}${more}`,
    "Add those topics, or let the group read them under another group id, or delete its offsets there and export again.",
  );
}

/** An entry for something that the wave does not move. */
export function notAMember(wave: WaveFile, at: DocumentPath, name: string, members: readonly string[]): Problem {
  return wave.problemAt(
    at,
    `names nothing of this wave${nearestText(name, members)}`,
    'Correct the name, add it to the members, or write "*" for all of them.',
  );
}

/** A part of the inventory that this wave needs and that the export could not read; `what` is `has configs`. */
export function notKnown(
  wave: WaveFile,
  at: DocumentPath,
  what: string,
  because: Inventory["unknowns"][number] | undefined,
): Problem {
  const reason = because === undefined ? "" : ` (${because.error}: ${because.message})`;
  const grant = because?.grantNeeded;
  return wave.problemAt(
    at,
    `${what}, which the inventory does not hold${reason}`,
    grant === undefined
      ? "Export again with a principal that may read them."
      : `Grant ${grant} to the principal that exports, then export again.`,
  );
}

function nearestText(name: string, known: Iterable<string>): string {
  const candidate = nearest(name, known);
  return candidate === undefined ? "" : ` (nearest: ${JSON.stringify(candidate)})`;
}
