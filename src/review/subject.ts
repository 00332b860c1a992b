import { type Knowledge } from "./knowledge";
import { type Plan } from "./plan/plan";

/** One plan with what is known beside it. */
export interface Subject {
  readonly plan: Plan;
  readonly known: Knowledge;
  /** The stack that the plan was made of, where it was synthesized and is at hand. */
  readonly synthesized: Plan | null;
}
