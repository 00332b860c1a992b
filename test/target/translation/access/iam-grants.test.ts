import { type Inventory } from "../../../../src/inventory/document/inventory";
import { problemText } from "../../../../src/documents/problem";
import { type Acl } from "../../../../src/kafka/acl";
import { aGroup, anInventory, aTopic } from "../../../builders/inventory";
import { aWave, translationOf, type WaveParts } from "../../../builders/wave";

type Statement = NonNullable<Inventory["iamPolicies"]>[number]["statements"][number];

const role = "arn:aws:iam::111122223333:role/orders";
const principal = `User:${role}`;
const cluster = "arn:aws:kafka:eu-west-1:111122223333:cluster/source/abcd-1";
const topic = (name: string, clusterName = "source"): string =>
  `arn:aws:kafka:eu-west-1:111122223333:topic/${clusterName}/abcd-1/${name}`;
const group = (name: string): string => `arn:aws:kafka:eu-west-1:111122223333:group/source/abcd-1/${name}`;

function translate(
  statement: Partial<Statement>,
  principals: readonly string[] = [role],
  wave: WaveParts = {},
  clusterName: string | null = "source",
) {
  const blank = anInventory();
  const inventory = anInventory({
    cluster: { ...blank.cluster, name: clusterName },
    topics: [aTopic(), aTopic({ name: "orders.dlq" }), aTopic({ name: "payments" })],
    groups: [aGroup()],
    acls: [],
    iamPolicies: [
      {
        id: "policy",
        principals: [...principals],
        statements: [
          {
            effect: "Allow",
            actions: ["kafka-cluster:ReadData"],
            resources: [topic("orders")],
            condition: null,
            ...statement,
          },
        ],
      },
    ],
  });
  const { target, undecided } = translationOf(
    aWave({ members: { topics: ["orders", "orders.dlq"], principals: [principal] }, ...wave }),
    inventory,
    { principals: new Map([[principal, { target: { principal: "User:orders" } }]]) },
  );
  return {
    acls: target.acls.map(({ permission, operation, resourceType, resourceName, patternType }: Acl) =>
      [permission, operation, resourceType, resourceName, patternType].join(" "),
    ),
    lines: target.ledger.filter(({ object }) => object.kind === "acl"),
    undecided: undecided.map(problemText),
    owners: [...new Set(target.acls.map((acl) => acl.principal))],
  };
}

describe("IAM policies as ACLs", () => {
  it.each([
    ["ReadData", topic("orders"), "ALLOW READ TOPIC orders LITERAL"],
    ["WriteData", topic("orders"), "ALLOW WRITE TOPIC orders LITERAL"],
    ["CreateTopic", topic("orders"), "ALLOW CREATE TOPIC orders LITERAL"],
    ["DescribeTopic", topic("orders"), "ALLOW DESCRIBE TOPIC orders LITERAL"],
    ["AlterTopic", topic("orders"), "ALLOW ALTER TOPIC orders LITERAL"],
    ["DeleteTopic", topic("orders"), "ALLOW DELETE TOPIC orders LITERAL"],
    ["DescribeTopicDynamicConfiguration", topic("orders"), "ALLOW DESCRIBE_CONFIGS TOPIC orders LITERAL"],
    ["AlterTopicDynamicConfiguration", topic("orders"), "ALLOW ALTER_CONFIGS TOPIC orders LITERAL"],
    ["AlterGroup", group("billing"), "ALLOW READ GROUP billing LITERAL"],
    ["DescribeGroup", group("billing"), "ALLOW DESCRIBE GROUP billing LITERAL"],
    ["DeleteGroup", group("billing"), "ALLOW DELETE GROUP billing LITERAL"],
    ["DescribeCluster", cluster, "ALLOW DESCRIBE CLUSTER kafka-cluster LITERAL"],
    ["AlterCluster", cluster, "ALLOW ALTER CLUSTER kafka-cluster LITERAL"],
    ["DescribeClusterDynamicConfiguration", cluster, "ALLOW DESCRIBE_CONFIGS CLUSTER kafka-cluster LITERAL"],
    ["AlterClusterDynamicConfiguration", cluster, "ALLOW ALTER_CONFIGS CLUSTER kafka-cluster LITERAL"],
    ["WriteDataIdempotently", cluster, "ALLOW IDEMPOTENT_WRITE CLUSTER kafka-cluster LITERAL"],
    [
      "AlterTransactionalId",
      "arn:aws:kafka:eu-west-1:111122223333:transactional-id/source/abcd-1/tx-*",
      "ALLOW WRITE TRANSACTIONAL_ID tx- PREFIXED",
    ],
    [
      "DescribeTransactionalId",
      "arn:aws:kafka:eu-west-1:111122223333:transactional-id/source/abcd-1/*",
      "ALLOW DESCRIBE TRANSACTIONAL_ID * LITERAL",
    ],
  ])("says %s in Kafka's words, with a line", (action, resource, acl) => {
    const { acls, lines, owners } = translate({ actions: [`kafka-cluster:${action}`], resources: [resource] });
    expect(acls).toEqual([acl]);
    expect(owners).toEqual(["User:orders"]);
    expect(lines[0]).toMatchObject({
      change: `iam policy statement 0 ${principal} ${resource}`,
      action: "changed",
      source: `Allow kafka-cluster:${action} on ${resource}`,
      rule: "iam-action-translated",
      approval: { needed: false },
    });
  });

  it.each([
    [topic("orders*"), "orders PREFIXED"],
    [topic("*"), "* LITERAL"],
    ["arn:aws:kafka:*:*:topic/*", "* LITERAL"],
    ["arn:aws:kafka:eu-west-1:111122223333:topic/source/*", "* LITERAL"],
    ["*", "* LITERAL"],
  ])("reads the pattern %s", (resource, pattern) => {
    expect(translate({ resources: [resource] }).acls).toEqual([`ALLOW READ TOPIC ${pattern}`]);
  });

  it("reads actions in any case and with wildcards", () => {
    const { acls } = translate({ actions: ["kafka-cluster:*data", "KAFKA-CLUSTER:describetopi?"] });
    expect(acls).toEqual([
      "ALLOW DESCRIBE TOPIC orders LITERAL",
      "ALLOW READ TOPIC orders LITERAL",
      "ALLOW WRITE TOPIC orders LITERAL",
    ]);
  });

  it("gives of every action just those that the ARN's kind of resource has", () => {
    expect(translate({ actions: ["kafka-cluster:*"], resources: [group("billing")] }).acls).toEqual([
      "ALLOW DELETE GROUP billing LITERAL",
      "ALLOW DESCRIBE GROUP billing LITERAL",
      "ALLOW READ GROUP billing LITERAL",
    ]);
    expect(translate({ actions: ["*"], resources: ["*"] }).acls).toHaveLength(18);
  });

  it("passes over what is about the service's own API", () => {
    expect(translate({ actions: ["kafka:DescribeCluster", "s3:GetObject"], resources: ["*"] }).lines).toEqual([]);
  });

  it("writes out the wave's names where a wildcard stands within the name, and has it approved", () => {
    const { acls, lines, undecided } = translate({ resources: [topic("*.dlq")] });
    expect(acls).toEqual(["ALLOW READ TOPIC orders.dlq LITERAL"]);
    expect(lines).toMatchObject([{ rule: "iam-name-pattern-expanded", target: "ALLOW READ on TOPIC orders.dlq" }]);
    expect(undecided).toHaveLength(1);
  });

  it("leaves other clusters alone, with a line", () => {
    const { acls, lines } = translate({ resources: [topic("orders", "other")] });
    expect(acls).toEqual([]);
    expect(lines).toMatchObject([{ action: "kept-aside", rule: "iam-of-other-cluster", approval: { needed: false } }]);
  });

  it("does not take a named cluster for the source where nobody tells what the source is called", () => {
    const { acls, undecided } = translate({}, [role], {}, null);
    expect(acls).toHaveLength(1);
    expect(undecided).toEqual([expect.stringContaining("nobody tells whether that is the source")]);
    expect(translate({ resources: ["*"] }, [role], {}, null).undecided).toEqual([]);
  });

  it("keeps a Deny a Deny", () => {
    expect(translate({ effect: "Deny", actions: ["kafka-cluster:DeleteTopic"] }).acls).toEqual([
      "DENY DELETE TOPIC orders LITERAL",
    ]);
  });

  it("has a person accept that a condition is gone: an Allow holds always, a Deny never", () => {
    const condition = '{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}';
    const allow = translate({ condition });
    expect(allow.acls).toHaveLength(1);
    expect(allow.undecided).toEqual([expect.stringContaining(`so it holds always: ${condition}`)]);
    const deny = translate({ condition, effect: "Deny" });
    expect(deny.acls).toEqual([]);
    expect(deny.undecided).toEqual([expect.stringContaining("refusing always would refuse too much")]);
  });

  it("says that being let in is no ACL", () => {
    const connect = { actions: ["kafka-cluster:Connect"], resources: [cluster] };
    expect(translate(connect).lines).toMatchObject([
      { action: "dropped", rule: "iam-action-without-acl", approval: { needed: false } },
    ]);
    expect(translate({ ...connect, effect: "Deny" }).undecided).toEqual([
      expect.stringContaining("it has no ACL that keeps one out"),
    ]);
  });

  it("says of an action on another kind of resource that it has no effect", () => {
    expect(translate({ resources: [group("billing")] }).lines).toMatchObject([
      { rule: "iam-action-without-acl", reason: "none of its actions is about such a resource: it has no effect" },
    ]);
  });

  it("has a person accept that an action is left out that it does not know", () => {
    const { acls, undecided } = translate({ actions: ["kafka-cluster:ReadData", "kafka-cluster:Teleport"] });
    expect(acls).toEqual(["ALLOW READ TOPIC orders LITERAL"]);
    expect(undecided).toEqual([expect.stringContaining("what kafka-cluster:Teleport allows is not known here")]);
  });

  it("does not pass over what it cannot read", () => {
    expect(translate({ resources: ["arn:aws:kafka:eu-west-1:1:vpc-connection/x/y"] }).undecided).toEqual([
      expect.stringContaining("it names no part of a Kafka cluster"),
    ]);
  });

  it("takes the session of a role for the role", () => {
    const session = "arn:aws:sts::111122223333:assumed-role/orders/i-0a1b2c";
    expect(translate({}, [session]).acls).toHaveLength(1);
  });

  it("tells of others who have the wave's topics", () => {
    const other = "arn:aws:iam::111122223333:role/audit";
    const { acls, lines } = translate({}, [role, other]);
    expect(acls).toHaveLength(1);
    expect(lines.map(({ rule }) => rule)).toEqual(["iam-action-translated", "acl-of-principal-outside-wave"]);
  });
});
