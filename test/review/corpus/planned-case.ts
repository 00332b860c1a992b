import { rules } from "../../../src/review/rules/catalogue";
import { seeds } from "./seeds/catalogue";

/** One piece of configuration that a real Terraform plans for the corpus. */
export interface PlannedCase {
  /** `rule-name/non-compliant`, `seed/kafka-port-open-by-two-halves`. */
  readonly id: string;
  readonly terraform: string;
  readonly before: string | null;
  /** Addresses that the plan is made to say of that others changed them outside of Terraform. */
  readonly drifted: readonly string[];
}

/** Everything that the corpus holds a plan of. */
export function plannedCases(): readonly PlannedCase[] {
  return [
    ...rules.flatMap(({ name, cases }) => [
      {
        id: `${name}/non-compliant`,
        terraform: cases.nonCompliant.terraform,
        before: cases.nonCompliant.before ?? null,
        drifted: cases.nonCompliant.drifted ?? [],
      },
      {
        id: `${name}/compliant`,
        terraform: cases.compliant.terraform,
        before: cases.compliant.before ?? null,
        drifted: cases.compliant.drifted ?? [],
      },
    ]),
    ...Object.values(seeds)
      .flat()
      .map(({ name, terraform, before, drifted }) => ({
        id: `seeds/${name}`,
        terraform,
        before: before ?? null,
        drifted: drifted ?? [],
      })),
  ];
}

/** The file of the corpus that holds the plan of a case: `plans/rule-name/compliant.json`. */
export function planFile(id: string): string {
  return `${__dirname}/plans/${id}.json`;
}
