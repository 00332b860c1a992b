import { type IConstruct } from "constructs";

/** At most so many problems are spelled out; thousands help nobody. */
const shown = 50;

/**
 * Refuses a construct whose declaration is wrong, with all that is wrong at once.
 *
 * @param problems sentences, each naming the value, the rule and what to write instead
 * @throws Error when there is any
 */
export function mustHold(construct: IConstruct, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const more = problems.length > shown ? [`  … and ${String(problems.length - shown)} more`] : [];
  const lines = problems.slice(0, shown).map((problem) => `  ${problem}`);
  throw new Error([`${construct.node.path} cannot be synthesized:`, ...lines, ...more].join("\n"));
}

/** The values that occur more than once, each once, in the order of their second occurrence. Linear. */
export function repeated(values: Iterable<string>): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return [...twice];
}
