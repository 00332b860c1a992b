import fc from "fast-check";
import { stringify } from "yaml";
import { documentKinds } from "../../src/cli/schemas/catalogue";
import { DocumentError } from "../../src/documents/problem";
import { parseDocumentText } from "../../src/documents/read-document";
import { anyDocument } from "../builders/any-document";

/** What is done to a document's content before it is written. */
type Hurt = (document: unknown, pick: (below: number) => number) => unknown;

/** Every container of a document with its keys. */
function containersIn(value: unknown): readonly Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(containersIn)];
}

/** Puts something in one place, anywhere in a copy of the document. */
function anywhere(put: (container: Record<string, unknown>, key: string) => void): Hurt {
  return (document, pick) => {
    const copy: unknown = structuredClone(document);
    const containers = containersIn(copy).filter((container) => Object.keys(container).length > 0);
    const container = containers[pick(containers.length)];
    if (container !== undefined) put(container, Object.keys(container)[pick(Object.keys(container).length)] ?? "");
    return copy;
  };
}

const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { deeper: value };
  return value;
};

const own = (container: Record<string, unknown>, key: string, value: unknown): unknown =>
  Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true });

const hurts: Readonly<Record<string, Hurt>> = {
  nothing: (document) => document,
  "a wrong type": anywhere((container, key) => void (container[key] = [{}])),
  "a number for anything": anywhere((container, key) => void (container[key] = -1.5e300)),
  "a missing key": anywhere((container, key) => void Reflect.deleteProperty(container, key)),
  "a key too many": anywhere((container) => void own(container, "surplus", { x: 1 })),
  "__proto__ as a key": anywhere((container) => void own(container, "__proto__", { polluted: true })),
  "constructor as a key": anywhere(
    (container) => void own(container, "constructor", { prototype: { polluted: true } }),
  ),
  "toString as a key": anywhere((container) => void own(container, "toString", 1)),
  "deep nesting": anywhere((container, key) => void (container[key] = deep(60))),
  "a huge text": anywhere((container, key) => void (container[key] = "x".repeat(20_000))),
  "a text of odd letters": anywhere((container, key) => void (container[key] = "\u0000\u2028\ud800\ufeff’")),
  null: anywhere((container, key) => void (container[key] = null)),
  "a list for it all": (document) => [document],
  "a text for it all": () => "inventory",
  "null for it all": () => null,
};

/** What is done to the text itself. */
const spoils: Readonly<Record<string, (text: string, pick: (below: number) => number) => string>> = {
  nothing: (text) => text,
  "byte order mark": (text) => `\ufeff${text}`,
  CRLF: (text) => text.replaceAll("\n", "\r\n"),
  "cut off": (text, pick) => text.slice(0, pick(text.length)),
  "NUL inside": (text, pick) => splice(text, pick(text.length), "\u0000"),
  "a tab at a line": (text, pick) => splice(text, text.indexOf("\n", pick(text.length)) + 1, "\t"),
  "a line twice": (text, pick) => {
    const lines = text.split("\n");
    const at = pick(lines.length);
    return [...lines.slice(0, at), lines[at] ?? "", ...lines.slice(at)].join("\n");
  },
  "an alias to nothing": (text) => `${text}\nmore: *nowhere\n`,
  "an alias to itself": () => "a: &a { b: *a }\n",
  "aliases upon aliases": () =>
    ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
      .concat(
        Array.from({ length: 12 }, (_, n) => `a${String(n + 1)}: &a${String(n + 1)} [${`*a${String(n)}, `.repeat(9)}]`),
      )
      .join("\n"),
  "a merge key": (text) => `base: &base { x: 1 }\n${text}\n<<: *base\n`,
  "two documents": (text) => `${text}\n---\n${text}`,
  "a tag": (text) => `!!js/function ${text}`,
  "a directive": (text) => `%YAML 9.9\n---\n${text}`,
  "a key that is a map": (text) => `? { a: 1 }\n: 2\n${text}`,
  "a key that is a number": (text) => `7: 2\n${text}`,
  "a key that is empty": (text) => `: 2\n${text}`,
  nothingness: () => "",
  "blanks only": () => " \n\t\n",
  "a comment only": () => "# later\n",
  binary: (_, pick) => String.fromCharCode(...Array.from({ length: 200 }, () => pick(256))),
};

/** Texts that take long to refuse: each is tried once. */
const heavy: typeof spoils = {
  "brackets without end": () => "[".repeat(3_000),
  "maps within maps": () => "{a: ".repeat(20_000),
  "deep JSON": () => `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`,
  "JSON brackets": () => "[".repeat(3_000) + "]".repeat(3_000),
  "lists within lists": () => "- ".repeat(2_000),
};

function splice(text: string, at: number, what: string): string {
  return text.slice(0, at) + what + text.slice(at);
}

const scene = (document: fc.Arbitrary<unknown>): fc.Arbitrary<{ readonly text: string; readonly how: string }> =>
  fc
    .record({
      document,
      hurt: fc.constantFrom(...Object.keys(hurts)),
      spoil: fc.oneof(fc.constant("nothing"), fc.constantFrom(...Object.keys(spoils))),
      json: fc.boolean(),
      picks: fc.infiniteStream(fc.nat()),
    })
    .map(({ document: content, hurt, spoil, json, picks }) => {
      const pick = (below: number): number => Number(picks.next().value ?? 0) % Math.max(1, below);
      const hurtContent = hurts[hurt]?.(content, pick);
      const written = json
        ? JSON.stringify(hurtContent, null, 2)
        : stringify(hurtContent, { aliasDuplicateObjects: false });
      return { text: spoils[spoil]?.(written, pick) ?? written, how: `${hurt}, ${spoil}, ${json ? "JSON" : "YAML"}` };
    });

/** How reading ends: accepted, or all that is wrong; anything else is thrown on. */
function readingOf(text: string, schema: (typeof documentKinds)[number]["schema"]): DocumentError | undefined {
  try {
    parseDocumentText(text, "fuzzed.yaml", schema);
    return undefined;
  } catch (error) {
    if (error instanceof DocumentError) return error;
    throw error;
  }
}

describe.each(documentKinds)("a thousand documents that ought to be $kind", ({ schema }) => {
  it("are each accepted, or refused with the place and the reason of everything that is wrong", () => {
    const ends = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(scene(anyDocument(schema)), ({ text, how }) => {
        const refused = readingOf(text, schema);
        ends[refused === undefined ? "accepted" : "refused"] += 1;
        if (refused === undefined) return;
        expect(refused.problems.length).toBeGreaterThan(0);
        for (const problem of refused.problems) {
          expect([how, problem.file, problem.line === undefined || problem.column === undefined]).toEqual([
            how,
            "fuzzed.yaml",
            false,
          ]);
          expect(problem.line).toBeGreaterThan(0);
          expect(problem.rule).not.toMatch(/^\s*$|TypeError|RangeError|undefined/);
        }
        expect(refused.message).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
        expect(refused.message.length).toBeLessThan(200_000);
      }),
      { numRuns: 1_000, endOnFailure: true },
    );
    expect(ends.accepted).toBeGreaterThan(20);
    expect(ends.refused).toBeGreaterThan(500);
    expect({}).not.toHaveProperty("polluted");
  }, 300_000);
});

describe("every way to spoil a text", () => {
  const [wave] = documentKinds.filter(({ name }) => name === "wave");

  it.each(Object.entries({ ...spoils, ...heavy }))("ends well: %s", (_, spoil) => {
    const text =
      "apiVersion: kafka-byoc/v1\nkind: Wave\nid: w01\nmembers:\n  topics: [a]\ntarget:\n  profile: x\n  brokers: 3\n";
    const spoilt = spoil(text, (below) => Math.floor(below / 2));
    const refused = wave === undefined ? undefined : readingOf(spoilt, wave.schema);
    for (const problem of refused?.problems ?? []) expect(problem.line).toBeGreaterThan(0);
  });
});
