import { destroyedBy } from "../../../src/review/destruction/destroyed-by";
import { defaultPolicy, type Policy } from "../../../src/review/policy/policy";
import { aPlan, type PlannedResourceFacts } from "../../builders/plan";

const topic: PlannedResourceFacts = {
  type: "kafka_topic",
  name: "t",
  before: { id: "orders", name: "orders" },
  after: null,
};
const destroyed = (resources: readonly PlannedResourceFacts[], policy: Partial<Policy> = {}, today = "2026-11-21") =>
  destroyedBy(aPlan(resources), { policy: { ...defaultPolicy, ...policy }, today });

describe("what a plan destroys", () => {
  test("is what it deletes, replaces or forgets, with what is lost", () => {
    expect(
      destroyed([
        topic,
        {
          type: "aws_lb",
          name: "brokers",
          action: "replace-create-first",
          before: { name: "brokers" },
          after: { name: "brokers" },
          replacedBecauseOf: [["subnets"]],
        },
        { type: "aws_iam_role", name: "r", action: "forget", before: { name: "r" }, after: null },
        { type: "kafka_topic", name: "kept", action: "update", before: { name: "a" }, after: { name: "a" } },
      ]).map(({ address, action, loses, becauseOf }) => [address, action, loses, becauseOf]),
    ).toEqual([
      ["kafka_topic.t", "delete", "the topic orders with its records", []],
      ["aws_lb.brokers", "replace-create-first", "the load balancer brokers with its addresses", ["subnets"]],
      ["aws_iam_role.r", "forget", null, []],
    ]);
  });

  test.each([
    ["kafka_topic.t", true],
    ["kafka_topic orders", true],
    ["kafka_topic t", false],
    ["orders", false],
    ["kafka_topic.t[0]", false],
  ])("is released by %j: %s", (entry, released) => {
    expect(destroyed([topic], { released: [entry] })[0]?.released).toBe(released);
  });

  test.each([
    ["2026-12-14", null],
    ["2026-12-15", "christmas"],
    ["2027-01-06", "christmas"],
    ["2027-01-07", null],
  ])("lies on %s in the freeze %j", (today, freeze) => {
    const freezes = [{ name: "christmas", from: "2026-12-15", to: "2027-01-06" }];
    expect(destroyed([topic], { freezes }, today)[0]?.freeze).toBe(freeze);
  });

  test("tells no load balancer, role or group of others as a loss of Kafka's", () => {
    const others = ["aws_lb", "aws_security_group", "kubernetes_deployment_v1", "kubernetes_secret"].map((type) => ({
      type,
      name: "shop",
      before: { name: "shop" },
      after: null,
    }));
    expect(destroyed(others).map(({ loses }) => loses)).toEqual([null, null, null, null]);
  });

  test("bears values of any type", () => {
    const odd = { name: { a: 1 }, metadata: "text", tags: ["kafka"], ingress: "x", id: 7 };
    for (const type of ["aws_lb", "kafka_topic", "kubernetes_secret", "aws_security_group", "kubernetes_manifest"])
      expect(destroyed([{ type, name: "kafka", before: odd, after: null }])).toHaveLength(1);
  });
});
