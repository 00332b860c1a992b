import { type Inventory } from "../../../../src/inventory/document/inventory";
import { problemText } from "../../../../src/documents/problem";
import { anInventory } from "../../../builders/inventory";
import { aWave, translationOf } from "../../../builders/wave";

type RoleBinding = NonNullable<Inventory["roleBindings"]>[number];

function translate(binding: Partial<RoleBinding>) {
  const inventory = anInventory({
    acls: [],
    roleBindings: [
      {
        principal: "User:billing",
        role: "DeveloperRead",
        resourceType: "Topic",
        resourceName: "orders",
        patternType: "LITERAL",
        ...binding,
      },
    ],
  });
  const { target, undecided } = translationOf(aWave(), inventory);
  return {
    acls: target.acls.map(({ operation, resourceType, resourceName, patternType }) =>
      [operation, resourceType, resourceName, patternType].join(" "),
    ),
    lines: target.ledger.filter(({ object }) => object.name.startsWith("role ")),
    undecided: undecided.map(problemText),
  };
}

describe("roles as ACLs", () => {
  it.each([
    ["DeveloperRead", "Topic", ["DESCRIBE", "READ"]],
    ["DeveloperWrite", "Topic", ["DESCRIBE", "WRITE"]],
    ["DeveloperManage", "Topic", ["CREATE", "DELETE", "DESCRIBE", "DESCRIBE_CONFIGS"]],
    [
      "ResourceOwner",
      "Topic",
      ["ALTER", "ALTER_CONFIGS", "CREATE", "DELETE", "DESCRIBE", "DESCRIBE_CONFIGS", "READ", "WRITE"],
    ],
    ["DeveloperRead", "Group", ["DESCRIBE", "READ"]],
    ["DeveloperManage", "Group", ["DELETE", "DESCRIBE"]],
    ["DeveloperWrite", "TransactionalId", ["DESCRIBE", "WRITE"]],
    ["DeveloperRead", "Transactional-Id", ["DESCRIBE"]],
  ])("expands %s on a %s", (role, resourceType, operations) => {
    const { acls, lines } = translate({ role, resourceType });
    expect(acls.map((acl) => acl.split(" ")[0]).sort()).toEqual(operations);
    expect(lines).toMatchObject([
      {
        change: `role User:billing ${role} on ${resourceType} orders`,
        action: "changed",
        rule: "rbac-role-expanded",
        approval: { needed: false },
      },
    ]);
  });

  it("keeps a prefix a prefix, and names it in the line", () => {
    const { acls, lines } = translate({ patternType: "PREFIXED" });
    expect(acls).toEqual(["DESCRIBE TOPIC orders PREFIXED", "READ TOPIC orders PREFIXED"]);
    expect(lines[0]).toMatchObject({
      source: "DeveloperRead on Topic orders*",
      target: "ALLOW READ, DESCRIBE on TOPIC PREFIXED orders",
    });
  });

  it("lets a producer write idempotently", () => {
    expect(translate({ role: "DeveloperWrite", resourceType: "Cluster", resourceName: "kafka-cluster" }).acls).toEqual([
      "IDEMPOTENT_WRITE CLUSTER kafka-cluster LITERAL",
    ]);
  });

  it("makes no one an administrator of the whole target without an approval", () => {
    const binding = { role: "CloudClusterAdmin", resourceType: "Cluster", resourceName: "lkc-1" };
    const { acls, undecided } = translate(binding);
    expect(acls).toEqual([
      "ALL CLUSTER kafka-cluster LITERAL",
      "ALL GROUP * LITERAL",
      "ALL TOPIC * LITERAL",
      "ALL TRANSACTIONAL_ID * LITERAL",
    ]);
    expect(undecided).toEqual([
      expect.stringContaining("this one reaches all of the target, not the wave's part of it"),
    ]);
  });

  it("lets an operator look without an approval", () => {
    const { undecided, acls } = translate({ role: "Operator", resourceType: "Cluster", resourceName: "lkc-1" });
    expect(undecided).toEqual([]);
    expect(acls.filter((acl) => !acl.startsWith("DESCRIBE"))).toEqual([]);
  });

  it("says of an owner that granting others is no ACL", () => {
    expect(translate({ role: "ResourceOwner" }).lines[0]?.reason).toContain("granting others access to the resource");
  });

  it("keeps roles on other parts of the platform aside", () => {
    expect(translate({ resourceType: "Subject" }).lines).toMatchObject([
      { action: "kept-aside", rule: "rbac-role-outside-kafka", approval: { needed: false } },
    ]);
  });

  it("drops no role that it does not know without an approval", () => {
    expect(translate({ role: "TopicWizard" }).undecided).toEqual([
      expect.stringContaining("what this role allows is not known here"),
    ]);
  });
});
