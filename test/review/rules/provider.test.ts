import { findingsOf } from "../../../src/review/findings-of";
import { providerRules } from "../../../src/review/rules/provider/catalogue";
import { aKnowledge } from "../../builders/knowledge";
import { aPlan, type PlannedResourceFacts } from "../../builders/plan";

const said = (resources: readonly PlannedResourceFacts[], more: Readonly<Record<string, unknown>> = {}) =>
  findingsOf(aPlan(resources, more), aKnowledge(), providerRules).map(
    ({ rule, verdict, seen }) => `${verdict} ${rule}: ${seen}`,
  );
const acl = (more: object): PlannedResourceFacts => ({
  type: "kafka_acl",
  after: {
    resource_name: "orders",
    resource_type: "Topic",
    acl_principal: "User:billing",
    acl_host: "*",
    acl_operation: "Read",
    acl_permission_type: "Allow",
    ...more,
  },
});

describe("the spelling of an ACL", () => {
  test.each([
    [{ acl_operation: "DESCRIBE_CONFIGS" }, "the provider writes DescribeConfigs."],
    [{ resource_type: "transactionalid" }, "the provider writes TransactionalID."],
    [{ acl_permission_type: "Permit" }, "the provider knows Allow, Deny alone."],
    [{ acl_principal: "billing" }, 'write "User:billing".'],
    [{ resource_type: "Cluster", resource_name: "*" }, "the cluster's only name is kafka-cluster."],
  ])("%j", (more, says) => {
    const [only, ...others] = said([acl(more)]);
    expect(only).toContain(says);
    expect(others).toEqual([]);
  });
});

describe("topics that vanish", () => {
  const topics: readonly PlannedResourceFacts[] = ["a", "b"].map((name) => ({
    type: "kafka_topic",
    name,
    after: { name },
  }));
  const drift = (...names: readonly string[]) => ({
    resource_drift: names.map((name) => ({
      address: `kafka_topic.${name}`,
      mode: "managed",
      type: "kafka_topic",
      name,
      change: { actions: ["delete"], before: { name }, after: null },
    })),
  });

  test("all at once are a missing right", () => {
    expect(said(topics, drift("a", "b"))).toEqual([
      "found topic-looks-new: All 2 look deleted: the right to describe topics is missing.",
    ]);
  });

  test("one by one may be deleted", () => {
    expect(said(topics, drift("a"))).toEqual([
      "found topic-looks-new: Of the state's topics 1 looks deleted: somebody deleted them, or the right to describe them is missing.",
    ]);
  });
});

test("colliding names at several Kafka providers cannot be told apart from two clusters", () => {
  const two: readonly PlannedResourceFacts[] = ["a.b", "a_b"].map((name, at) => ({
    type: "kafka_topic",
    name: `t${String(at)}`,
    after: { name },
  }));
  const configuration = {
    provider_config: {
      kafka: { name: "kafka", expressions: {} },
      "kafka.other": { name: "kafka", alias: "other", expressions: {} },
    },
    root_module: {},
  };
  expect(said(two)[0]).toContain("found topic-names-collide");
  expect(said(two, { configuration })[0]).toContain("cannot-tell topic-names-collide");
});

test("a password is never shown", () => {
  const user = (password: string) => ({ username: "billing", scram_mechanism: "SCRAM-SHA-512", password });
  const texts = said([
    {
      type: "kafka_user_scram_credential",
      before: user("the-old-one"),
      after: user("the-new-one"),
      sensitive: ["password"],
    },
  ]);
  expect(texts).toEqual(["found scram-password-reset: password changes: the password of billing is set anew."]);
});
