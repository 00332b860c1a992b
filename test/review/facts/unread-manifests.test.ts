import { unreadManifestsOf } from "../../../src/review/facts/unread-manifests";
import { Unknown } from "../../../src/review/plan/value";
import { aPlan, type PlannedResourceFacts } from "../../builders/plan";

const said = (facts: Partial<PlannedResourceFacts>): readonly string[] =>
  unreadManifestsOf(aPlan([{ type: "kubectl_manifest", ...facts }])).map(({ because }) => because);

const later = new Unknown(["data.http.kafka.response_body"]);

describe("Kubernetes objects that nobody can read", () => {
  test("say what they are made of", () => {
    expect(said({ after: { yaml_body: later } })).toEqual([
      "Which object it writes is not known: it is made of data.http.kafka.response_body.",
    ]);
  });

  test.each([
    ["text that is no object", { yaml_body: "- a" }, "What it writes cannot be read as a Kubernetes object."],
    ["a number", { yaml_body: 7 }, "What it writes cannot be read as a Kubernetes object."],
    ["no kind", { yaml_body: "apiVersion: v1" }, "It does not say its kind."],
    [
      "another operator's",
      { yaml_body: "apiVersion: cluster.redpanda.com/v1alpha2\nkind: User" },
      "No rule reads what cluster.redpanda.com writes with its User.",
    ],
  ])("%s", (_, after, because) => {
    expect(said({ after })).toEqual([because]);
  });

  test("where the kind alone is not known", () => {
    const manifest = { apiVersion: "apps/v1", kind: new Unknown(["var.kind"]) };
    expect(said({ type: "kubernetes_manifest", after: { manifest } })).toEqual([
      "Its kind is not known: it is made of var.kind.",
    ]);
  });

  test("are none where what was there before is another's and stays what it is", () => {
    const before = { yaml_body: "apiVersion: argoproj.io/v1alpha1\nkind: Application" };
    expect(said({ before, after: { yaml_body: later } })).toEqual([]);
    expect(said({ before, after: { yaml_body: later }, action: "replace-delete-first" })).toHaveLength(1);
  });

  test.each([
    ["nothing", { yaml_body: "# later" }],
    ["an object of someone else whose kind is not known", { yaml_body: '{"apiVersion":"karpenter.sh/v1"}' }],
    ["an object that is told", { yaml_body: "apiVersion: v1\nkind: ConfigMap" }],
    ["a broken text of someone else", { yaml_body: "apiVersion: karpenter.sh/v1\n  kind: [" }],
  ])("are none in %s", (_, after) => {
    expect(said({ after })).toEqual([]);
  });

  test("are none where the kind is nothing to Kafka, whatever the version", () => {
    const manifest = { apiVersion: new Unknown(["var.version"]), kind: "Application" };
    expect(said({ type: "kubernetes_manifest", after: { manifest } })).toEqual([]);
    expect(said({ type: "kubernetes_manifest", after: { manifest: { ...manifest, kind: "KafkaUser" } } })).toHaveLength(
      1,
    );
  });

  test("are none where they go", () => {
    expect(said({ before: { yaml_body: "kind: [" }, after: null })).toEqual([]);
  });
});
