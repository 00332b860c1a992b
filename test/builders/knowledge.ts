import { type Knowledge } from "../../src/review/knowledge";
import { defaultPolicy } from "../../src/review/policy/policy";

/** What a review knows beside the plan: nothing, on a day of its own. */
export function aKnowledge(known: Partial<Knowledge> = {}): Knowledge {
  return {
    today: "2026-11-21",
    policy: defaultPolicy,
    source: null,
    wave: null,
    ledger: null,
    network: null,
    window: null,
    ...known,
  };
}
