import { z } from "zod";
import { documentHead } from "../../src/documents/document-head";
import { DocumentError, problemText } from "../../src/documents/problem";
import { heldTo, parseDocumentText, parseDocumentTexts, partOf, readDocument } from "../../src/documents/read-document";
import { pathText } from "../../src/documents/document-path";

const wave = z.strictObject({
  ...documentHead("Wave"),
  members: z.strictObject({ topics: z.array(z.string().min(1)), groups: z.array(z.string()) }),
});

const problemsOf = (text: string): readonly string[] => {
  try {
    parseDocumentText(text, "wave.yaml", wave);
  } catch (error) {
    if (error instanceof DocumentError) return error.problems.map(problemText);
    throw error;
  }
  return [];
};

describe("reading a document", () => {
  it("gives the content of a valid YAML document", () => {
    const text = "apiVersion: kafka-byoc/v1\nkind: Wave\nmembers: { topics: [a], groups: [] }\n";
    expect(parseDocumentText(text, "wave.yaml", wave).content.members.topics).toEqual(["a"]);
  });

  it("gives the content of a valid JSON document", () => {
    const text = JSON.stringify({ apiVersion: "kafka-byoc/v1", kind: "Wave", members: { topics: ["a"], groups: [] } });
    expect(parseDocumentText(text, "wave.json", wave).content.members.topics).toEqual(["a"]);
  });

  it("names every problem at once, each with its line and column", () => {
    const text = [
      "apiVersion: kafka-byoc/v1",
      "kind: Wave",
      "members:",
      "  topics: [orders.v1, 7]",
      "  goups: []",
      "extra: 1",
    ].join("\n");
    const problems = problemsOf(text);
    expect(problems).toHaveLength(4);
    expect(problems.join("\n")).toContain("wave.yaml:4:23  members.topics[1]  7 is not right");
    expect(problems.join("\n")).toContain("wave.yaml:5:10  members.goups");
    expect(problems.join("\n")).toContain("wave.yaml:6:8  extra  1 is not a key that this document knows.");
  });

  it("points at the parent where something is missing", () => {
    expect(problemsOf("apiVersion: kafka-byoc/v1\nkind: Wave\nmembers:\n  topics: []\n")[0]).toMatch(
      /^wave\.yaml:4:3 {2}members\.groups {2}is not right/,
    );
  });

  it("says where YAML breaks off, as in a truncated file", () => {
    expect(problemsOf('{"apiVersion": "kafka-byoc/v1", "kind": "Wa')[0]).toMatch(
      /^wave\.yaml:1:\d+ {2}is not valid YAML/,
    );
  });

  it("says where an alias stands that names nothing", () => {
    expect(problemsOf("apiVersion: kafka-byoc/v1\nkind: *nothing\n")).toEqual([
      expect.stringMatching(/^wave\.yaml:2:7 {2}is not valid YAML: .*nothing.*\n {2}Write the values out/),
    ]);
  });

  it("tells what breaks off on one line once", () => {
    expect(problemsOf("[".repeat(100)).length).toBeLessThan(5);
  });

  it("refuses what is nested so deeply that nothing could read it", () => {
    expect(problemsOf(`a: ${"[".repeat(20_000)}${"]".repeat(20_000)}`)).toEqual([
      expect.stringMatching(/^wave\.yaml:1:\d+ {2}is nested too deeply to be read\.\n/),
    ]);
  });

  it("reads JSON that begins with a byte order mark", () => {
    const text = JSON.stringify({ apiVersion: "kafka-byoc/v1", kind: "Wave", members: { topics: ["a"], groups: [] } });
    expect(parseDocumentText(`\ufeff${text}`, "wave.json", wave).content.members.topics).toEqual(["a"]);
  });

  it("says that a file is not there", () => {
    expect(() => readDocument("does/not/exist.yaml", wave)).toThrow(
      "does/not/exist.yaml  cannot be read: there is no such file.\n  Name a file that exists and that you may read.",
    );
  });

  it("locates a problem that only a later rule sees", () => {
    const read = parseDocumentText(
      "apiVersion: kafka-byoc/v1\nkind: Wave\nmembers:\n  topics:\n    - orders.v2\n  groups: []\n",
      "waves/03.yaml",
      wave,
    );
    expect(problemText(read.problemAt(["members", "topics", 0], "is not in the inventory", "Export again."))).toBe(
      'waves/03.yaml:5:7  members.topics[0]  "orders.v2" is not in the inventory.\n  Export again.',
    );
  });
});

describe("a path in words", () => {
  it("quotes keys that are no plain words", () => {
    expect(pathText(["configs", "orders.v1", "retention.ms", 3])).toBe('configs["orders.v1"]["retention.ms"][3]');
  });
});

describe("reading a text of several documents", () => {
  it("gives each with its own places", () => {
    const [first, second] = parseDocumentTexts("a: 1\n---\n---\nb:\n  c: 2\n", "all.yaml");
    expect(first?.content).toEqual({ a: 1 });
    expect(second?.content).toEqual({ b: { c: 2 } });
    expect(second && problemText(second.problemAt(["b", "c"], "is wrong"))).toBe("all.yaml:5:6  b.c  2 is wrong.");
  });

  it("tells what is broken in all of them at once", () => {
    expect(() => parseDocumentTexts("a: [1\n---\nb: }\n", "all.yaml")).toThrow(/all\.yaml:\d.*\n(.*\n)*all\.yaml:3/);
  });

  it("tells an alias without an anchor as a problem of the file", () => {
    expect(() => parseDocumentTexts("a: *nobody\n", "all.yaml")).toThrow(DocumentError);
  });

  it("holds a part of a document against a schema and tells its place in the whole", () => {
    const [list] = parseDocumentTexts("items:\n  - name: 7\n", "all.yaml");
    const part = list === undefined ? undefined : partOf(list, ["items", 0], { name: 7 });
    expect(() => part && heldTo(part, z.object({ name: z.string() }))).toThrow("all.yaml:2:11  items[0].name  7 is");
  });

  it.each([
    ["YAML", "a: 9223372036854775807\nb: 7\nc: 0.5\n"],
    ["JSON", '{"a": 9223372036854775807, "b": 7, "c": 0.5}'],
  ])("does not round the whole numbers of %s", (_, text) => {
    expect(parseDocumentTexts(text, "all.yaml")[0]?.content).toEqual({ a: "9223372036854775807", b: 7, c: 0.5 });
  });
});

describe("a secret in a document that is wrong", () => {
  const user = z.object({ password: z.object({ from: z.string() }), name: z.string() });

  it("is not repeated where it stands in the wrong place", () => {
    const text = "password: planted-1\nname: 7\n";
    expect(() => parseDocumentText(text, "user.yaml", user)).toThrow(
      /user\.yaml:1:11 {2}password {2}is not right[^"]*\n.*7/,
    );
    expect(() => parseDocumentText(text, "user.yaml", user)).not.toThrow(/planted-1/);
  });

  it("is not repeated where the text cannot be read", () => {
    const text = '"a" "planted-2"\n';
    expect(() => parseDocumentText(text, "user.yaml", user)).toThrow(/is not valid YAML/);
    expect(() => parseDocumentText(text, "user.yaml", user)).not.toThrow(/planted-2/);
  });
});
