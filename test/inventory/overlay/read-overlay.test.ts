import { DocumentError, problemText } from "../../../src/documents/problem";
import { parseOverlay } from "../../../src/inventory/overlay/read-overlay";
import { overlayFrom } from "../../builders/overlay";
import { problemsOf } from "../../builders/wave";

const problems = (text: string) => problemsOf(() => overlayFrom(text));

/** The secret of the tests: in no message. */
const secret = "-----BEGIN PRIVATE KEY-----MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj-----END PRIVATE KEY-----";

describe("reading an overlay", () => {
  it("takes YAML and JSON", () => {
    const json = '{"apiVersion": "kafka-byoc/v1", "kind": "InventoryOverlay", "topics": {"a.*": {"keyed": true}}}';
    expect(parseOverlay(json, "o.json").content.topics).toEqual({ "a.*": { keyed: true } });
    expect(overlayFrom("topics: {a.*: {keyed: true}}").content.topics).toEqual({ "a.*": { keyed: true } });
  });

  it("takes keys that stand empty: nothing is said yet", () => {
    expect(problems("topics:\ncluster:\ngroups:\n  billing:\n  other:\n    rollback:\n")).toEqual([]);
  });

  it.each([
    ["topics: {orders: {partitions: 12}}", "topics.orders.partitions"],
    ["topics: {orders: {configs: {}}}", "topics.orders.configs"],
    ["groups: {billing: {members: []}}", "groups.billing.members"],
    ["connectors: {sink: {config: {}}}", "connectors.sink.config"],
    ["subjects: {orders-value: {versions: []}}", "subjects.orders-value.versions"],
    ["principals: {User:a: {acls: []}}", 'principals["User:a"].acls'],
    ["cluster: {kafkaVersion: '3.9'}", "cluster.kafkaVersion"],
    ["acls: []", "acls"],
  ])("refuses what the export tells: %s", (text, path) => {
    const found = problems(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`  ${path}  `);
    expect(found[0]).toContain("is told by the export, not by people.\n  Take it out: the inventory has it.");
  });

  it("names the nearest key for one that is not known", () => {
    expect(problems("topics:\n  orders:\n    ownr: payments\n")).toEqual([
      'overlay.yaml:5:11  topics.orders.ownr  "payments" is not a key that this document knows (nearest: "owner").\n  Take it out, or correct its spelling.',
    ]);
  });

  it("says what a value may be", () => {
    expect(problems("groups:\n  billing:\n    replayTolerance: some\n    tolerance: {duplicates: few}\n")).toEqual([
      'overlay.yaml:6:29  groups.billing.tolerance.duplicates  "few" must be none, any, or {bounded: RECORDS}.',
      'overlay.yaml:5:22  groups.billing.replayTolerance  "some" must be none, full, or {window: DURATION}.',
    ]);
  });

  it("tells every problem at once", () => {
    expect(
      problems("topics:\n  a: {criticality: 9}\n  b: {keyed: maybe}\ncluster: {superUsers: [admin]}\n"),
    ).toHaveLength(3);
  });
});

describe("a secret in an overlay", () => {
  it.each([
    `principals:\n  User:a:\n    secretRef: "${secret}"\n`,
    `operations:\n  quotasPolicy: "${secret}"\n`,
    `owners:\n  a:\n    contact: "${secret}"\n`,
    `operations:\n  supportContacts: ["${secret}"]\n`,
    `operations:\n  billingLabels: {a: "${secret}"}\n`,
  ])("is refused at its line, and not printed: %#", (text) => {
    const found = problems(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^overlay\.yaml:[45]:\d+ /);
    expect(found[0]).toContain("has the shape of a secret");
    expect(found.join("")).not.toContain("MIIEvQ");
  });

  it.each([
    `principals:\n  User:a:\n    password: hunter2-of-ours\n`,
    `principals:\n  User:a:\n    secretRef: {"vault": "hunter2-of-ours"}\n`,
    `topics:\n  orders:\n    keyed: "${secret} hunter2-of-ours"\n`,
  ])("is not printed where another thing is wrong: %#", (text) => {
    const found = problems(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.join("")).not.toMatch(/hunter2|MIIEvQ/);
  });

  it("is no reference to where it lies", () => {
    expect(problems("principals:\n  User:a:\n    secretRef: vault:kv/data/kafka/a#password\n")).toEqual([]);
  });
});

describe("an overlay that is no overlay", () => {
  it("is a problem, not a stack", () => {
    for (const text of ["", "[]", "- a", "kind: Wave", "a: [", "\u0000", "topics: 3", "null"])
      expect(() => parseOverlay(text, "o.yaml")).toThrow(DocumentError);
  });

  it("says so for a document of another kind", () => {
    try {
      parseOverlay("apiVersion: kafka-byoc/v1\nkind: Wave\n", "o.yaml");
      throw new Error("It was taken.");
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      expect(error.problems.map(problemText).join()).toContain('o.yaml:2:7  kind  "Wave" is not right');
    }
  });
});
