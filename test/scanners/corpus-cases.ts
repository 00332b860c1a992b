import { existsSync, readFileSync } from "node:fs";
import { findingsOf } from "../../src/review/findings-of";
import { type Knowledge } from "../../src/review/knowledge";
import { planOf } from "../../src/review/plan/plan-of";
import { defaultPolicy } from "../../src/review/policy/policy";
import { rules } from "../../src/review/rules/catalogue";
import { planFile, plannedCases } from "../review/corpus/planned-case";
import { seeds } from "../review/corpus/seeds/catalogue";
import { type ComparedCase } from "./compare";
import { type CorpusPlan, wholePlan } from "./whole-plan";

/** A case of the corpus that Terraform planned, with what we say of it. */
export interface CorpusCase extends Omit<ComparedCase, "theirs"> {
  /** Its file where scanners read it. */
  readonly file: string;
}

const unknown: Knowledge = {
  today: "2026-11-21",
  policy: defaultPolicy,
  source: null,
  wave: null,
  ledger: null,
  network: null,
  window: null,
};

/** Every case of the corpus that is a plan: where a provider cannot be had the corpus keeps configuration, which scanners read otherwise. */
export function corpusCases(): readonly CorpusCase[] {
  return plannedCases()
    .map(({ id }) => ({ id, path: planFile(id) }))
    .filter(({ path }) => existsSync(path))
    .flatMap(({ id, path }) => {
      const kept: CorpusPlan = JSON.parse(readFileSync(path, "utf8"));
      if (kept.resource_changes === undefined) return [];
      const known = { ...unknown, ...knowing.get(id) };
      // Where a plan does not tell, a scanner takes the worse and we say that nobody can tell: neither lets it pass.
      const ours = findingsOf(planOf(kept, path), known, rules);
      const file = `${id.replaceAll("/", "__")}.json`;
      return [{ id, file, plan: wholePlan(kept), ours }];
    });
}

/** What is known beside the plan, by the case. */
const knowing: ReadonlyMap<string, Partial<Knowledge>> = new Map([
  ...rules.flatMap(({ name, cases }) => [
    [`${name}/non-compliant`, cases.nonCompliant.knowing ?? {}] as const,
    [`${name}/compliant`, cases.compliant.knowing ?? {}] as const,
  ]),
  ...Object.values(seeds)
    .flat()
    .map(({ name, knowing }) => [`seeds/${name}`, knowing ?? {}] as const),
]);
