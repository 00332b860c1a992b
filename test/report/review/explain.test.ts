import { parse } from "yaml";
import { suppressionUnused } from "../../../src/review/about-the-review";
import { rules } from "../../../src/review/rules/catalogue";
import { suppressionsSchema } from "../../../src/review/suppressions/document";
import { explainAll, explainRule } from "../../../src/report/review/explain";
import { apiVersion } from "../../../src/documents/api-version";

const plain = { colour: false, width: 100 };
const [first] = rules;

describe("a rule that explains itself", () => {
  it.each(rules.map((rule) => [rule.name, rule] as const))("tells all of %s", (name, rule) => {
    const text = explainRule(rule, plain);
    const flowing = text.replace(/\s+/g, " ");
    expect(text).toContain(`${name}  ${rule.title}`);
    for (const part of [rule.what, rule.why, rule.remedy, ...rule.references])
      expect(flowing).toContain(part.replace(/\s+/g, " "));
    for (const { terraform } of [rule.cases.nonCompliant, rule.cases.compliant])
      for (const line of terraform.trim().split("\n")) expect(text).toContain(line);
  });

  it("shows a suppression that the reader of suppressions takes", () => {
    const text = explainRule(first!, plain);
    const snippet = text.slice(text.indexOf(`  apiVersion: ${apiVersion}`)).replace(/^ {2}/gm, "");
    expect(suppressionsSchema.parse(parse(snippet)).suppressions).toMatchObject([
      { rule: first!.name, expires: "2027-03-31" },
    ]);
  });

  it("has no configurations where a rule brings none", () => {
    expect(explainRule(suppressionUnused, plain)).not.toContain("What it finds");
  });

  it("shows a hostile rule of a user's own as text", () => {
    const text = explainRule({ ...suppressionUnused, what: "\u001b[31mred", name: "own\u202erule" }, plain);
    expect(text).toContain("\\u001b[31mred");
    expect(text).not.toMatch(/[\u001b\u202e]/);
  });
});

describe("the list of rules", () => {
  it("has one line for each rule, by area", () => {
    const text = explainAll(rules, plain);
    for (const { name, severity } of rules) expect(text).toMatch(new RegExp(`^  ${name} +${severity} +`, "m"));
    expect(text.split("\n").filter((line) => line.startsWith("  "))).toHaveLength(rules.length);
    expect(text.indexOf("Network\n")).toBeLessThan(text.indexOf("Destruction\n"));
  });
});
