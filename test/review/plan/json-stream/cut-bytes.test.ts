import fc from "fast-check";
import { DocumentError } from "../../../../src/documents/problem";
import { ByteCutter } from "../../../../src/review/plan/json-stream/cut-bytes";
import { type Piece, type Tree } from "../../../../src/review/plan/json-stream/piece";
import { cut, type Want, wantKeys } from "../../../../src/review/plan/json-stream/want";

/** Chunks of these sizes in turn; what is left comes as one. */
function cutInChunks(bytes: Buffer, want: Want, sizes: readonly number[] = []): Tree {
  const cutter = new ByteCutter("plan.json", want);
  let at = 0;
  for (const size of sizes) {
    if (at >= bytes.length) break;
    // Each chunk is a buffer of its own, as a file gives them.
    cutter.push(Buffer.from(bytes.subarray(at, at + size)));
    at += size;
  }
  if (at < bytes.length) cutter.push(Buffer.from(bytes.subarray(at)));
  return cutter.end();
}

/** What a tree holds, as JSON with `undefined` for nothing. */
function heldBy(tree: Tree): unknown {
  if (tree.kind === "piece") return tree.read();
  if (tree.kind === "list") return tree.elements.map(heldBy);
  return [...tree.entries].map(([key, child]) => [key, heldBy(child)]);
}

function outcome(work: () => unknown): unknown {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof DocumentError || error instanceof SyntaxError) return "refused";
    throw error;
  }
}

const json = fc.oneof(
  fc.jsonValue({ maxDepth: 6, noUnicodeString: false }),
  fc.dictionary(fc.constantFrom("a", "b", "c", "__proto__", "ключ", 'q"\\'), fc.jsonValue({ maxDepth: 4 }), {
    noNullPrototype: true,
  }),
);

/** The same document as people and programs write it: blanks, line breaks, escapes. */
const written = fc
  .tuple(json, fc.constantFrom(undefined, 1, 4, "\t"), fc.boolean())
  .map(([value, space, isEscaped]) => {
    const text = JSON.stringify(value, null, space);
    return isEscaped
      ? text.replaceAll(/[^\x20-\x7e\n\t]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`)
      : text;
  });

const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 400 });

const wants: fc.Arbitrary<Want> = fc.letrec<{ want: Want }>((tie) => ({
  want: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constant<Want>("piece"),
    tie("want").map((each): Want => ({ each })),
    fc
      .tuple(fc.dictionary(fc.constantFrom("a", "b", "__proto__"), tie("want")), fc.option(tie("want")))
      .map(([keys, others]) => wantKeys(keys, others ?? undefined)),
  ),
})).want;

describe("JSON cut from chunks of bytes", () => {
  it("is what JSON.parse reads, however the chunks fall", () => {
    fc.assert(
      fc.property(written, sizes, (text, chunks) => {
        expect(heldBy(cutInChunks(Buffer.from(text), "piece", chunks))).toEqual(JSON.parse(text));
      }),
      { numRuns: 300 },
    );
  });

  it("is cut as the parsed document is cut", () => {
    fc.assert(
      fc.property(written, wants, sizes, (text, want, chunks) => {
        expect(heldBy(cutInChunks(Buffer.from(text), want, chunks))).toEqual(heldBy(cut(JSON.parse(text), want)));
      }),
      { numRuns: 300 },
    );
  });

  it("is refused exactly where JSON.parse refuses it", () => {
    const near = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'{}[]",:\\ \n\t0123456789.eE+-truefalsenull\u0001ub/'), maxLength: 12 }),
      fc
        .tuple(
          written,
          fc.nat(),
          fc.constantFrom("", ",", '"', "}", "]", "\\", "-", "0", "e", ":", "\u0000"),
          fc.nat(2),
        )
        .map(([text, at, put, less]) => {
          const place = at % (text.length + 1);
          return text.slice(0, place) + put + text.slice(place + less);
        }),
    );
    fc.assert(
      fc.property(near, sizes, wants, (text, chunks, want) => {
        const bytes = Buffer.from(text);
        const expected = outcome(() => JSON.parse(bytes.toString()));
        const ours = outcome(() => heldBy(cutInChunks(bytes, "piece", chunks)));
        expect(ours).toEqual(expected);
        // What is not wanted is held against the grammar too.
        expect(outcome(() => void cutInChunks(bytes, want, chunks)) === "refused").toBe(expected === "refused");
      }),
      { numRuns: 1500 },
    );
  });

  it("tells the fields of a piece without reading it", () => {
    fc.assert(
      fc.property(written, (text) => {
        const piece = cutInChunks(Buffer.from(text), "piece") as Piece;
        const whole: unknown = JSON.parse(text);
        const fields = piece.fields();
        if (typeof whole !== "object" || whole === null || Array.isArray(whole)) expect(fields).toBeNull();
        else expect([...fields!].map(([key, field]) => [key, field.read()])).toEqual(Object.entries(whole));
        for (const [key, value] of Object.entries(whole ?? {}))
          expect(piece.field(key)?.read()).toEqual(fields === null ? undefined : value);
        expect(piece.field("no such field")).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it("tells where its pieces stand", () => {
    const text = '{\n  "a": [\n    {"x": 1},\n    2\n  ],\n  "b": {"c": 3}\n}\n';
    const want = wantKeys({ a: { each: "piece" }, b: wantKeys({ c: "piece" }) });
    const tree = cutInChunks(Buffer.from(text), want, [3, 5, 1, 9]);
    const places: unknown[] = [];
    const walk = (at: Tree): void => {
      if (at.kind === "piece") places.push(at.place);
      else if (at.kind === "list") at.elements.forEach(walk);
      else [...at.entries.values()].forEach(walk);
    };
    walk(tree);
    expect(places).toEqual([
      { line: 3, column: 5 },
      { line: 4, column: 5 },
      { line: 6, column: 9 },
    ]);
  });

  it.each([
    ['{"a": [1, 2', "plan.json:1:12  is not JSON: it ends early, inside of an object, after 11 bytes (byte 11)."],
    ['{"a": tru}', 'plan.json:1:10  is not JSON: "}" stands where true, false or null goes on (byte 9).'],
    ['{"a": 1,\n "b"; 2}', 'plan.json:2:5  is not JSON: ";" stands where a colon is expected (byte 13).'],
    ["<html>", 'plan.json:1:1  is not JSON: "<" stands where a value is expected (byte 0).'],
    [
      '{"a": 01}',
      'plan.json:1:8  is not JSON: "1" stands where a comma or the end of an object or a list is expected (byte 7).',
    ],
    ["", "plan.json:1:1  is not JSON: it is empty (byte 0)."],
    ["{} {}", "plan.json:1:4  is not JSON: something stands after its end (byte 3)."],
    ['{"a": 1.}', 'plan.json:1:9  is not JSON: "}" stands where a number goes on (byte 8).'],
    ['["\n"]', "a text has a line break or another control character that is not escaped (byte 2)"],
    ['["\\x"]', "a text has a backslash before a character that needs none (byte 3)"],
    ['["\\u12g4"]', "a text has \\u without four hexadecimal digits (byte 6)"],
  ])("tells where %j is broken", (text, sentence) => {
    expect(() => cutInChunks(Buffer.from(text), wantKeys({ a: "piece" }), [2, 2])).toThrow(sentence);
  });

  it("refuses what is nested without end, and reads what is nested deeply", () => {
    const nested = (depth: number): Buffer => Buffer.from("[".repeat(depth) + "]".repeat(depth));
    expect(() => cutInChunks(nested(100_000), "piece", [4000])).toThrow("it is nested deeper than 1000 levels");
    expect(heldBy(cutInChunks(nested(1000), "piece"))).toEqual(JSON.parse(nested(1000).toString()));
  });

  it("passes a byte order mark over", () => {
    expect(heldBy(cutInChunks(Buffer.from("\ufeff[1]"), "piece"))).toEqual([1]);
  });
});
