import fc from "fast-check";
import { javaPattern } from "../../../src/constructs/mirror-maker/java-pattern";

describe("a name as a regular expression of Java", () => {
  it("stays readable where the name is plain", () => {
    expect(javaPattern("orders.v1_EU-2")).toBe("orders\\.v1_EU-2");
  });

  it("holds no comma, blank or placeholder, at which MirrorMaker would cut or fill it", () => {
    expect(javaPattern("a,b ${c}|日")).toBe("a\\x{2c}b\\x{20}\\x{24}\\x{7b}c\\x{7d}\\x{7c}\\x{65e5}");
    fc.assert(fc.property(fc.string({ unit: "binary" }), (name) => !/[,\s|$]/.test(javaPattern(name))));
  });

  it("matches the name and nothing else", () => {
    const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 });
    // JavaScript writes \x{…} as \u{…} and means the same by it.
    const matches = (pattern: string, text: string): boolean =>
      new RegExp(`^(?:${pattern.replaceAll("\\x{", "\\u{")})$`, "u").test(text);
    fc.assert(fc.property(name, name, (one, other) => matches(javaPattern(one), other) === (one === other)));
    expect(matches(javaPattern("a.b"), "axb")).toBe(false);
  });
});
