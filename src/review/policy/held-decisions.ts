import { DocumentError } from "../../documents/problem";
import { ownRules } from "../about-the-review";
import { type Suppression } from "../finding";
import { type AskedRule } from "../rule";
import { readSuppressions } from "../suppressions/read-suppressions";
import { defaultPolicy, type Policy } from "./policy";
import { type ReadPolicy } from "./read-policy";

/** What a team decided, held against the rules that there are. */
export interface HeldDecisions {
  readonly policy: Policy;
  readonly suppressions: readonly Suppression[];
}

/**
 * A team's decisions once all rules are known. `suppressionsFile` is the one that was named; else the configuration's own, else
 * `usualFile`.
 *
 * @throws DocumentError where the configuration or the suppressions name a rule that does not exist
 */
export function heldDecisions(
  read: ReadPolicy | undefined,
  rules: readonly AskedRule[],
  suppressionsFile: string | undefined,
  usualFile?: string,
): HeldDecisions {
  const names = [...rules, ...ownRules].map(({ name }) => name);
  const problems = read?.problemsWith(names) ?? [];
  if (problems.length > 0) throw new DocumentError(problems);
  const file = suppressionsFile ?? read?.suppressions ?? usualFile;
  return {
    policy: read?.policy ?? defaultPolicy,
    suppressions: file === undefined ? [] : readSuppressions(file, names),
  };
}
