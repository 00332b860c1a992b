/**
 * What a change means for a wave that was planned on the older inventory. `blocks the wave`: what was synthesized or approved
 * no longer fits the source. `look`: somebody should know. `moves anyway`: offsets, sizes, members and times never stand still.
 */
export const meanings = ["blocks the wave", "look", "moves anyway"] as const;

/** One of {@link meanings}. */
export type Meaning = (typeof meanings)[number];

/** One difference between two inventories of one source. */
export interface Change {
  /** The part of the inventory: `topics`, `acls`. */
  readonly area: string;
  /** What it is about, by its natural id; empty where the area is one thing. */
  readonly object: string;
  /** `topics["orders"].configs["retention.ms"]`. */
  readonly path: string;
  /** JSON text; undefined where it was not there, `null` where it was not known. */
  readonly before: string | undefined;
  /** JSON text; undefined where it is not there any more, `null` where it is not known any more. */
  readonly after: string | undefined;
  readonly matters: Meaning;
}

/** Whether something that was known is not known any more: neither changed nor gone, but nobody can tell. */
export function isNoLongerKnown({ before, after }: Change): boolean {
  return after === "null" && before !== undefined && before !== "null";
}
