import { manifestsOf } from "../../../src/review/facts/manifests";
import { field, isUnknown } from "../../../src/review/plan/value";
import { aPlan, aStack } from "../../builders/plan";

const yaml = (text: string) => aPlan([{ type: "kubectl_manifest", after: { yaml_body: text } }]);

describe("Kubernetes objects of a plan", () => {
  test("are read from a value and from YAML alike", () => {
    const object = {
      apiVersion: "kafka.strimzi.io/v1",
      kind: "KafkaTopic",
      metadata: { name: "orders", namespace: "kafka" },
    };
    const plan = aPlan([
      { type: "kubernetes_manifest", after: { manifest: object } },
      { type: "kubectl_manifest", after: { yaml_body: JSON.stringify(object) } },
    ]);
    expect(manifestsOf(plan).map(({ group, kind, name, namespace }) => [group, kind, name, namespace])).toEqual([
      ["kafka.strimzi.io", "KafkaTopic", "orders", "kafka"],
      ["kafka.strimzi.io", "KafkaTopic", "orders", "kafka"],
    ]);
  });

  test("have no group in the core of Kubernetes", () => {
    expect(manifestsOf(yaml("apiVersion: v1\nkind: ConfigMap"))[0]?.group).toBe("");
  });

  test("know what is known of a text with holes", () => {
    const plan = aStack({
      resource: {
        aws_vpc: { net: { cidr_block: "10.0.0.0/16" } },
        kubectl_manifest: {
          topic: {
            yaml_body: "apiVersion: kafka.strimzi.io/v1\nkind: KafkaTopic\nspec:\n  topicName: x-${aws_vpc.net.id}\n",
          },
        },
      },
    });
    const [manifest] = manifestsOf(plan);
    expect(manifest?.kind).toBe("KafkaTopic");
    const spec = manifest === undefined ? null : field(manifest.object, "spec");
    expect(isUnknown(field(spec as never, "topicName"))).toBe(true);
  });

  test.each([
    [
      "a bomb of aliases",
      `a: &a [x,x]\n${[..."bcdefghijk"]
        .map(
          (key, at) =>
            `${key}: &${key} [${Array(20)
              .fill(`*${"abcdefghij"[at] ?? "a"}`)
              .join(",")}]`,
        )
        .join("\n")}`,
    ],
    ["what is nested too deeply", "[".repeat(50_000)],
    ["a list", "- a\n- b"],
    ["no YAML", "{ a: "],
  ])("are none in %s", (_, text) => {
    expect(manifestsOf(yaml(text))).toEqual([]);
  });

  test("keep a key __proto__ as a key", () => {
    const [manifest] = manifestsOf(yaml("kind: X\n__proto__: { polluted: true }"));
    expect(manifest === undefined ? null : field(manifest.object, "__proto__")).toMatchObject({ polluted: true });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
