import fc from "fast-check";
import { isTraversal, referencesOfTemplate, templateParts } from "../../../src/review/plan/template";

describe("the parts of a text of HCL", () => {
  it.each([
    ["plain", [{ text: "plain" }]],
    ["", [{ text: "" }]],
    ["${a.b}", [{ expression: "a.b" }]],
    ["x-${a.b}-y", [{ text: "x-" }, { expression: "a.b" }, { text: "-y" }]],
    ["$${a.b} %%{x} $5 100%", [{ text: "${a.b} %{x} $5 100%" }]],
    ['${f({a = "}"})}', [{ expression: 'f({a = "}"})' }]],
    ['${"a ${b.c} }"}!', [{ expression: '"a ${b.c} }"' }, { text: "!" }]],
    ["${a.b", null],
    ["%{ if a.b }x%{ endif }", null],
  ])("%j", (text, parts) => {
    expect(templateParts(text)).toEqual(parts);
  });

  it("are the text again for any text that is escaped", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("$", "%", "{", "}", "a", '"', "\\"), maxLength: 20 }), (text) => {
        const escaped = text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
        // "$$${" is a dollar before an escape for Terraform too, and ambiguous here.
        fc.pre(!/[$%]{2}\{/.test(text));
        expect(templateParts(escaped)).toEqual([{ text }]);
      }),
    );
  });
});

describe("what a text refers to", () => {
  it.each([
    ["${aws_lb.b.arn}", ["aws_lb.b.arn"]],
    ["a ${var.x} b ${var.x} c ${local.y.z[0]}", ["var.x", "local.y.z[0]"]],
    ['${join(",", [aws_a.b.c, module.m["k"].o])}', ["aws_a.b.c", 'module.m["k"].o']],
    ["${[for s in aws_subnet.s : s.id if s.x]}", ["aws_subnet.s"]],
    ["${{for k, v in var.m : k => v.id}}", ["var.m"]],
    ['${var.a ? "x-${aws_b.c.d}" : "none.at.all"}', ["var.a", "aws_b.c.d"]],
    ["$${var.a}", []],
    ["${aws_lb.b[*].arn}", ["aws_lb.b[*].arn"]],
    ["${tolist(data.aws_x.y.z)[0]}", ["data.aws_x.y.z"]],
    ["%{ for x in var.list }${x}%{ endfor }", ["var.list"]],
    ["${1.5 + 2}", []],
    ["${aws_lb . b . arn}", ["aws_lb.b.arn"]],
  ])("%s", (text, references) => {
    expect(referencesOfTemplate(text)).toEqual(references);
  });

  it("is told without end of time for texts that nest without end", () => {
    const nested = '${"'.repeat(100_000);
    expect(referencesOfTemplate(nested)).toEqual(["(an expression that is nested too deeply)"]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'${}%"\\.[]a*0 ', "for ", " in "), maxLength: 40 }), (text) => {
        expect(() => [templateParts(text), referencesOfTemplate(text)]).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});

it("a traversal is nothing but names and keys", () => {
  expect(["aws_lb.b.arn", 'module.m["k"].o', "var.a[0]", "local.a.b"].filter(isTraversal)).toHaveLength(4);
  expect(["f(a.b)", "a.b + 1", "!var.a", "a", '"a.b"', "var.a[each.key]"].filter(isTraversal)).toEqual([]);
});
