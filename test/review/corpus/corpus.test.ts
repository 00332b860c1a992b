import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Finding } from "../../../src/review/finding";
import { findingsOf } from "../../../src/review/findings-of";
import { type Knowledge } from "../../../src/review/knowledge";
import { type Plan } from "../../../src/review/plan/plan";
import { rules } from "../../../src/review/rules/catalogue";
import { type Rule } from "../../../src/review/rule";
import { aKnowledge } from "../../builders/knowledge";
import { plannedCases } from "./planned-case";
import { seeds } from "./seeds/catalogue";
import { storedPlan } from "./stored-plan";

function planOfCase(id: string): Plan {
  const plan = storedPlan(id);
  if (plan === null) throw new Error(`${id} was never planned: npx tsx test/review/corpus/make.ts ${id}`);
  return plan;
}

function said(plan: Plan, known: Knowledge, asked: readonly Rule[]): readonly string[] {
  return findingsOf(plan, known, asked).map(textOf).sort();
}

function textOf({ verdict, rule, address }: Pick<Finding, "verdict" | "rule" | "address">): string {
  return `${verdict} ${rule} at ${address ?? "the plan"}`;
}

describe.each(rules.map((rule) => [rule.name, rule] as const))("%s", (name, rule) => {
  const bad = (): Plan => planOfCase(`${name}/non-compliant`);
  const known = aKnowledge(rule.cases.nonCompliant.knowing);

  test("is found in the configuration that breaks it", () => {
    expect(findingsOf(bad(), known, rules).map((finding) => finding.rule)).toContain(name);
  });

  test("says nothing of the configuration that keeps it", () => {
    expect(said(planOfCase(`${name}/compliant`), aKnowledge(rule.cases.compliant.knowing), [rule])).toEqual([]);
  });

  test("is not found any more where the rule is turned off", () => {
    const off = {
      ...known.policy,
      severities: new Map([[name, { off: "turned off to see whether anything else finds it" }]]),
    };
    const others = findingsOf(bad(), { ...known, policy: off }, rules);
    expect(others.map((finding) => finding.rule)).not.toContain(name);
  });
});

const allSeeds = Object.entries(seeds).flatMap(([area, some]) => some.map((seed) => ({ area, seed })));

describe("each seed has the answer that is known of it", () => {
  test.each(allSeeds.map((one) => [one.seed.name, one] as const))("%s", (name, { area, seed }) => {
    const asked = rules.filter((rule) => rule.area === area);
    const expected = seed.finds.map(({ verdict = "found", rule, address }) => textOf({ verdict, rule, address }));
    expect(said(planOfCase(`seeds/${name}`), aKnowledge(seed.knowing), asked)).toEqual([...expected].sort());
  });
});

describe("the corpus", () => {
  test("holds 120 misconfigurations of 60 rules and more", () => {
    const ofCases = rules.map(({ name }) => name);
    const ofSeeds = allSeeds.flatMap(({ seed }) => seed.finds.map(({ rule }) => rule));
    expect(new Set([...ofCases, ...ofSeeds]).size).toBeGreaterThanOrEqual(60);
    expect(rules.length + allSeeds.filter(({ seed }) => seed.finds.length > 0).length).toBeGreaterThanOrEqual(120);
  });

  test("has a plan of every case, and no plan of nothing", () => {
    const folder = join(__dirname, "plans");
    const stored = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".json"))
      .map((file) => file.replace(/\.json$/, "").replaceAll("\\", "/"));
    expect(stored.sort()).toEqual(
      plannedCases()
        .map(({ id }) => id)
        .sort(),
    );
  });

  test("seeds have names of their own and speak of rules that exist", () => {
    const names = allSeeds.map(({ seed }) => seed.name);
    expect(names.length).toBe(new Set(names).size);
    const known = new Set(rules.map(({ name }) => name));
    expect(allSeeds.flatMap(({ seed }) => seed.finds).filter(({ rule }) => !known.has(rule))).toEqual([]);
  });
});
