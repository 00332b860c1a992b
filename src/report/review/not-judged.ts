import { type NotJudged } from "../../review/finding";

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
