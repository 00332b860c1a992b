import { type NotJudged } from "../../review/finding";
import { type Review } from "../../review/review";
import { counted } from "./words";

/** What was not given, with the rules that wait for it. */
export interface MissingInput {
  readonly give: string;
  readonly rules: readonly string[];
}

/** Rules that were not judged, by what would let them be. */
export function missingInputs(notJudged: readonly NotJudged[]): readonly MissingInput[] {
  const byInput = new Map<string, string[]>();
  for (const { rule, give } of notJudged) {
    const rules = byInput.get(give);
    if (rules === undefined) byInput.set(give, [rule]);
    else rules.push(rule);
  }
  return [...byInput].map(([give, rules]) => ({ give, rules }));
}

/** How many rules say nothing here, for want of an input or of a plan. */
export function notJudgedCount({ notJudged, onlyInPlans }: Pick<Review, "notJudged" | "onlyInPlans">): number {
  return notJudged.length + onlyInPlans.length;
}

/** `33 rules about change: a synthesized stack or a state shows no change, …`; null where a plan was reviewed, or no such rule took part. */
export function aboutChangeText({ onlyInPlans }: Pick<Review, "onlyInPlans">): string | null {
  if (onlyInPlans.length === 0) return null;
  return `${counted(onlyInPlans.length, "rule")} about change: a synthesized stack or a state shows no change, so review a plan`;
}
