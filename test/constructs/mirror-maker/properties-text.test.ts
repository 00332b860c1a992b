import fc from "fast-check";
import { propertiesText } from "../../../src/constructs/mirror-maker/properties-text";
import { javaProperties } from "../../builders/java-properties";

describe("a Java properties file", () => {
  it("escapes what Java would take for something else", () => {
    expect(propertiesText([["src->tgt.topics", "orders\\.v1"], null, ["a key:=", "  two\nlines, ü"]])).toBe(
      ["src->tgt.topics = orders\\\\.v1", "", "a\\ key\\:\\= = \\  two\\nlines, \\u00fc", ""].join("\n"),
    );
  });

  it("gives back every key and value to Java", () => {
    const text = fc.string({ unit: "binary", minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(text, text, (key, value) => {
        expect([...javaProperties(propertiesText([[key, value]]))]).toEqual([[key, value]]);
      }),
    );
  });
});
