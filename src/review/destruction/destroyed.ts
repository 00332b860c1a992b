import { type Action } from "../plan/plan";

/** Something that a plan deletes or replaces. */
export interface Destroyed {
  readonly stack: string;
  readonly address: string;
  readonly type: string;
  readonly action: Extract<Action, "delete" | "replace-delete-first" | "replace-create-first" | "forget">;
  /** What is lost with it, for people: `the topic orders.v1 with its records`; null for what holds nothing. */
  readonly loses: string | null;
  readonly becauseOf: readonly string[];
  readonly released: boolean;
  /** The freeze that the day of the review lies in; null outside of freezes. */
  readonly freeze: string | null;
}
