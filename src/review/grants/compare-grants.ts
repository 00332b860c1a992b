import { type Knowledge } from "../knowledge";
import { type Plan } from "../plan/plan";
import { type GrantReport } from "./grant-report";

/** What a plan grants beside what the source grants; null where there is nothing to tell. */
export function compareGrants(_plan: Plan, _known: Knowledge): GrantReport | null {
  return null;
}
