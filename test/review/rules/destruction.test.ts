import { findingsOf } from "../../../src/review/findings-of";
import { destructionRules } from "../../../src/review/rules/destruction/catalogue";
import { aKnowledge } from "../../builders/knowledge";
import { aPlan, aStack, type PlannedResourceFacts } from "../../builders/plan";
import { growthOf, inProportion } from "../../growth";

const seen = (resources: readonly PlannedResourceFacts[], more: Readonly<Record<string, unknown>> = {}) =>
  findingsOf(
    aPlan([...resources, { type: "aws_vpc", name: "stays", action: "no-op", before: {}, after: {} }], more),
    aKnowledge(),
    destructionRules,
  ).map((finding) => finding.seen);
const topic = (
  before: object,
  after: object | null,
  more: Partial<PlannedResourceFacts> = {},
): PlannedResourceFacts => ({
  type: "kafka_topic",
  name: "orders",
  before: { name: "orders", ...before },
  after: after === null ? null : { name: "orders", ...after },
  ...more,
});
const acl = (name: string, more: Partial<PlannedResourceFacts>): PlannedResourceFacts => ({
  type: "kafka_acl",
  name,
  ...more,
});
const right = {
  resource_name: "orders",
  resource_type: "Topic",
  acl_principal: "User:billing",
  acl_host: "10.0.0.7",
  acl_operation: "Read",
  acl_permission_type: "Allow",
  resource_pattern_type_filter: "Prefixed",
};

describe("sentences about destruction", () => {
  test("name the partitions that go", () => {
    const smaller = topic(
      { partitions: 12 },
      { partitions: 6 },
      { action: "replace-delete-first", replacedBecauseOf: [["partitions"]] },
    );
    expect(seen([smaller])).toEqual([
      "orders would go down from 12 to 6 partitions: the topic is deleted with all its records and made again, empty.",
    ]);
  });

  test("say that a topic is only moved, where the same one is made at another address", () => {
    expect(seen([topic({}, null), { type: "kafka_topic", name: "moved", after: { name: "orders" } }])).toEqual([
      "The plan deletes the topic orders with its records, and makes it again, empty, as kafka_topic.moved: a moved block would keep it.",
    ]);
  });

  test("write a right out, with its prefix and host", () => {
    expect(seen([acl("gone", { before: right, after: null })])).toEqual([
      "The plan deletes Allow Read on Topic orders* for User:billing from 10.0.0.7.",
    ]);
  });

  test("say where else a right is granted", () => {
    expect(
      seen([
        acl("gone", { before: right, after: null }),
        acl("twin", { before: right, after: right, action: "no-op" }),
      ]),
    ).toEqual([
      "The plan deletes Allow Read on Topic orders* for User:billing from 10.0.0.7, which kafka_acl.twin grants as well: there is one such ACL on the broker, and it is gone for both.",
    ]);
  });

  test("never show a value of what drifted", () => {
    const user = { username: "billing", password: "not-for-anybody" };
    const drifted = {
      type: "kafka_user_scram_credential",
      name: "billing",
      before: { ...user, password: "nor-this-one" },
      after: user,
      sensitive: ["password"],
    };
    const address = "kafka_user_scram_credential.billing";
    const texts = seen([drifted], {
      resource_drift: [
        {
          address,
          mode: "managed",
          type: "kafka_user_scram_credential",
          name: "billing",
          change: { actions: ["update"], before: user, after: user },
        },
      ],
    });
    expect(texts).toEqual(["It was changed outside of Terraform, and the plan changes password."]);
  });
});

describe("a whole destroy", () => {
  test("is told once, with what is lost", () => {
    const plan = aPlan([topic({}, null), { type: "aws_iam_role", before: { name: "r" }, after: null }]);
    const [finding] = findingsOf(plan, aKnowledge(), destructionRules).filter(
      ({ rule }) => rule === "everything-destroyed",
    );
    expect(finding?.seen).toBe(
      "The plan deletes all 2 resources that it manages, among them the topic orders with its records.",
    );
  });
});

describe("a synthesized stack", () => {
  test("is told of topics without prevent_destroy, and of nothing that a plan alone can do", () => {
    const stack = aStack({
      resource: {
        kafka_topic: {
          kept: { name: "a", partitions: 1, replication_factor: 3, lifecycle: { prevent_destroy: true } },
          loose: { name: "b", partitions: 1, replication_factor: 3 },
        },
      },
    });
    expect(findingsOf(stack, aKnowledge(), destructionRules).map(({ rule, address }) => [rule, address])).toEqual([
      ["topic-without-prevent-destroy", "kafka_topic.loose"],
    ]);
  });
});

test("destruction of much is judged with work in proportion", () => {
  const judging = (count: number): (() => void) => {
    const many = Array.from({ length: count }, (_, at) =>
      at % 2 === 0
        ? acl(`a${String(at)}`, { before: { ...right, resource_name: `t${String(at)}` }, after: null })
        : topic({ name: `t${String(at)}` }, null, { name: `t${String(at)}` }),
    );
    const plan = aPlan(many);
    const released = many.filter((_, at) => at % 4 === 0).map(({ type, name = "x" }) => `${type}.${name}`);
    const policy = { ...aKnowledge().policy, released };
    return () => {
      expect(findingsOf(plan, aKnowledge({ policy }), destructionRules).length).toBe((count * 3) / 4 + 1);
    };
  };
  expect(growthOf(2_000, judging)).toBeLessThan(inProportion);
});
