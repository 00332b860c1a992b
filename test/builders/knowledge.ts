import { type Knowledge } from "../../src/review/knowledge";
import { nothingKnown } from "../../src/review/nothing-known";

/** What a review knows beside the plan: nothing, on a day of its own. */
export function aKnowledge(known: Partial<Knowledge> = {}): Knowledge {
  return { ...nothingKnown("2026-11-21"), ...known };
}
