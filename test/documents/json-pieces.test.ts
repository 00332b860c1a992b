import fc from "fast-check";
import { jsonPieces } from "../../src/documents/json-pieces";

const joined = (content: unknown): string => [...jsonPieces(content)].join("");

describe("a document in pieces", () => {
  it.each([
    [{}],
    [{ a: [] }],
    [{ a: [1, { b: [2, "x\ny"] }], c: {}, d: null, e: "two\nlines", f: [[], [[1]]] }],
    [{ a: undefined, b: [undefined, 1] }],
    [[1, 2, { a: 1 }]],
    ["text"],
    [null],
  ])("is the same text as a whole: %j", (content) => {
    expect(joined(content)).toBe(JSON.stringify(content, null, 2));
  });

  it("is the same text whatever it holds", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
        expect(joined(content)).toBe(JSON.stringify(content, null, 2));
      }),
    );
  });

  it("has one piece for each element of a long list", () => {
    expect([...jsonPieces({ topics: ["a", "b"] })]).toEqual([
      '{\n  "topics": ',
      '[\n    "a"',
      ',\n    "b"',
      "\n  ]",
      "\n}",
    ]);
  });
});
