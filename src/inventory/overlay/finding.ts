import { type OverlayArea } from "./areas";
import { type Place } from "./people";

/** What can be wrong with overlays that leaves them usable. */
export type OverlayFindingCode =
  | "OVERLAY_CONFLICT"
  | "OVERLAY_MATCHES_NOTHING"
  | "OVERLAY_DIFFERS_FROM_SOURCE"
  | "OVERLAY_REFERS_TO_NOTHING"
  | "OVERLAY_GLOB_MERGES_PRINCIPALS";

/** One thing that a person should look at. The first word said, or the machine's, holds meanwhile. */
export interface OverlayFinding {
  readonly code: OverlayFindingCode;
  readonly area: OverlayArea | "absent";
  /** Names of the objects that it is about; empty where it is about the cluster. */
  readonly objects: readonly string[];
  /** `rollback.approver`; null where a whole entry is meant. */
  readonly field: string | null;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do, as a sentence. */
  readonly remedy: string;
  /** Every place that has a part in it. */
  readonly places: readonly Place[];
}

/** `overlays/payments.yaml:14`, or the file with the path where no line is known. */
export function placeText({ file, line, path }: Place): string {
  if (line !== undefined) return `${file}:${String(line)}`;
  return path === undefined ? file : `${file} ${path}`;
}

/** A finding on one line, with its places in front. */
export function findingText({ code, places, message, remedy }: OverlayFinding): string {
  return `${places.map(placeText).join(", ")}  ${code}: ${message} ${remedy}`;
}
