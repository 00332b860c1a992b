import { isObject, isUnknown, Unknown } from "../../../src/review/plan/value";
import { readYamlText } from "../../../src/review/facts/yaml-text";

const read = (template: string) => readYamlText(new Unknown([], template));

/** What stands under a key, an Unknown as `? template ← references`. */
function shown(template: string, key: string): unknown {
  const tree = read(template);
  const value = isObject(tree) ? tree[key] : undefined;
  return isUnknown(value) ? `? ${value.template ?? ""} ← ${value.references.join(" ")}` : value;
}

describe("YAML text", () => {
  test("is read up to the end of its first document that holds something", () => {
    expect(readYamlText("# nothing yet\n---\n---\nkind: Kafka\n---\nkind: Namespace")).toMatchObject({ kind: "Kafka" });
  });

  test("takes in what is merged, as Kubernetes does", () => {
    expect(readYamlText("base: &base {tls: false}\nlistener:\n  <<: *base")).toMatchObject({
      listener: { tls: false },
    });
  });

  test.each([
    ["nothing", ""],
    ["a remark", "# later"],
    ["an empty document", "---\n"],
  ])("that is %s is nothing", (_, text) => {
    expect(readYamlText(text)).toBeNull();
  });

  test("of a hundred levels is read", () => {
    expect(readYamlText("{a: ".repeat(100) + "b" + "}".repeat(100))).toHaveProperty(
      Array(100).fill("a").join("."),
      "b",
    );
  });

  test.each([
    ["broken", "kind: [Kafka"],
    ["the same key twice", "kind: Kafka\nkind: KafkaUser"],
    ["brackets without end", "[".repeat(50_000)],
    ["lists in lists", `${"- ".repeat(50_000)}a`],
    ["keys under keys", Array.from({ length: 2_000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
    [
      "aliases of aliases",
      Array.from(
        { length: 2_000 },
        (_, at) => `a${String(at)}: &a${String(at)} [${at === 0 ? "x" : `*a${String(at - 1)}`}]`,
      ).join("\n"),
    ],
  ])("that is %s is undefined, and the process goes on", (_, text) => {
    expect(readYamlText(text)).toBeUndefined();
  });
});

describe("holes in YAML text", () => {
  test.each([
    ["alone", "name: ${var.a}", "? ${var.a} ← var.a"],
    ["within a text", "name: orders-${var.a}.${var.b}", "? orders-${var.a}.${var.b} ← var.a var.b"],
    ["within quotes of their own", 'name: "${join("-", [var.a])}"', '? ${join("-", [var.a])} ← var.a'],
    ["with a colon and braces", "name: ${jsonencode({ a : var.a })}", "? ${jsonencode({ a : var.a })} ← var.a"],
    ["in a block of text", "name: |\n  a=${var.a}\n", "? a=${var.a}\n ← var.a"],
    ["beside what is no hole", "name: $${a}-${var.a}", "? $${a}-${var.a} ← var.a"],
  ])("%s", (_, template, expected) => {
    expect(shown(template, "name")).toBe(expected);
  });

  test("between braces and brackets leave the rest readable", () => {
    const tree = read("ports: [${var.a}, 9094]\nlabels: {stage: ${var.a}, tier: one}");
    expect(tree).toMatchObject({ ports: [expect.any(Unknown), 9094], labels: { tier: "one" } });
  });

  test("where a text alone is written make it no hole", () => {
    expect(readYamlText("name: ${var.a}")).toMatchObject({ name: "${var.a}" });
    expect(shown("name: $${a}", "name")).toBe("${a}");
  });

  test("keep a key that has one", () => {
    expect(read("labels:\n  ${var.a}: x")).toMatchObject({ labels: { "${var.a}": "x" } });
  });

  test("in place of lines, or around them, leave nothing to read", () => {
    expect(read("kind: Kafka\n${var.rest}\nspec: {}")).toBeUndefined();
    expect(read("kind: Kafka\n%{ if var.a }spec: {}%{ endif }")).toBeUndefined();
  });

  test("without a template leave nothing either", () => {
    expect(readYamlText(new Unknown(["var.a"]))).toBeUndefined();
  });

  test("are never taken for one that a text only imitates", () => {
    expect(read("name: \uE0007\uE001\nother: ${var.a}")).toMatchObject({ other: expect.any(Unknown) });
  });
});
