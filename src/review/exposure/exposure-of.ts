import { type Knowledge } from "../knowledge";
import { type Plan } from "../plan/plan";
import { type Exposure } from "./exposure";

/** Who can reach what in a plan. */
export function exposureOf({ stack }: Plan, _known: Knowledge): Exposure {
  return { stack, ways: [], unresolved: [] };
}
