import { type Knowledge } from "./knowledge";
import { defaultPolicy } from "./policy/policy";

/** What a review knows where it is given a plan and nothing else. `today` is a day in UTC: `2026-11-21`. */
export function nothingKnown(today: string): Knowledge {
  return { today, policy: defaultPolicy, source: null, wave: null, ledger: null, network: null, window: null };
}
