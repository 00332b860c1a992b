import fc from "fast-check";
import { terraformText } from "../../src/constructs/terraform-text";

describe("free text as Terraform must read it", () => {
  it.each([
    ["plain", "plain"],
    ["${x}", "$${x}"],
    ["%{if true}z%{endif}", "%%{if true}z%%{endif}"],
    ["$${already}", "$$${already}"],
    ["100% $5 {}", "100% $5 {}"],
    ["$ {", "$ {"],
  ])("%s is written %s", (text, written) => {
    expect(terraformText(text)).toBe(written);
  });

  it("never leaves a template: reading it as Terraform does gives the text again", () => {
    const text = fc.array(fc.constantFrom("$", "%", "{", "}", "a")).map((signs) => signs.join(""));
    fc.assert(fc.property(text, (it) => read(terraformText(it)) === it));
  });
});

/** Terraform's own reading: `$${` and `%%{` are the escaped forms, a bare `${` or `%{` opens a template. */
function read(written: string): string {
  const escapes = written.replace(/\$\$\{|%%\{/g, (sign) => `\u0000${sign.slice(1)}`);
  if (/(?<!\u0000)[$%]\{/.test(escapes)) throw new Error(`a template opens in ${written}`);
  return escapes.replaceAll("\u0000", "");
}
