import { problemText } from "../../../../src/documents/problem";
import { type Acl } from "../../../../src/kafka/acl";
import { anAcl, anInventory } from "../../../builders/inventory";
import { aWave, translationOf } from "../../../builders/wave";

function translate(profile: string, acls: readonly Partial<Acl>[]) {
  const { target, undecided } = translationOf(
    aWave({ target: { profile } }),
    anInventory({ acls: acls.map((acl) => anAcl(acl)) }),
  );
  return {
    acls: target.acls,
    lines: target.ledger.filter(({ object }) => object.kind === "acl"),
    undecided: undecided.map(problemText).filter((text) => text.includes("acl ")),
    permissions: target.permissions,
  };
}

const group = { resourceType: "GROUP", resourceName: "billing" } as const;

describe("a target that decides by IAM", () => {
  it("gets no ACL: each is in the ledger, and one person accepts that all are lost", () => {
    const { acls, lines, undecided, permissions } = translate("msk-serverless", [{}, group]);
    expect(acls).toEqual([]);
    expect(lines.map(({ rule, approval }) => `${rule} ${String(approval.needed)}`)).toEqual([
      "acl-target-takes-none false",
      "acl-target-takes-none false",
      "acl-target-takes-none true",
    ]);
    expect(undecided).toEqual([
      expect.stringContaining("needs an approval: acl * rights lost: 2 (2 ACL(s) → nothing)"),
    ]);
    expect(permissions).toMatchObject([
      { resourceType: "GROUP", resources: ["billing"], result: "lost", operations: ["READ", "DESCRIBE"] },
      { resourceType: "TOPIC", resources: ["orders"], result: "lost", operations: ["READ", "DESCRIBE"] },
    ]);
  });

  it("asks again when there is one more to lose", () => {
    const change = "acl * rights lost: 2";
    const approvals = [{ change, by: "Jane", reason: "IAM policies exist", expires: "2027-12-31" }];
    const translateThree = translationOf(
      aWave({ target: { profile: "msk-serverless" }, approvals }),
      anInventory({ acls: [anAcl(), anAcl(group), anAcl({ operation: "WRITE" })] }),
    );
    expect(translateThree.undecided.map(problemText).join()).toContain("acl * rights lost: 3");
  });
});

describe("a target that knows no hosts in ACLs", () => {
  it("gives the right from everywhere only where a person accepts it", () => {
    const { acls, undecided, permissions } = translate("confluent-cloud", [{ host: "10.1.2.3" }, group]);
    expect(acls).toContainEqual(anAcl());
    expect(undecided).toEqual([
      expect.stringContaining("the target knows no hosts in ACLs: the right holds from everywhere"),
    ]);
    expect(permissions).toEqual([
      {
        principal: "User:billing",
        target: "User:billing",
        resourceType: "TOPIC",
        resources: ["orders"],
        hosts: ["*"],
        result: "new",
        operations: ["READ", "DESCRIBE"],
        because: ["acl User:billing|10.1.2.3|READ|ALLOW|TOPIC|orders|LITERAL host"],
      },
    ]);
  });

  it("does not refuse from everywhere what was refused from one address", () => {
    const { acls, undecided } = translate("confluent-cloud", [group, {}, { host: "10.1.2.3", permission: "DENY" }]);
    expect(acls.filter(({ permission }) => permission === "DENY")).toEqual([]);
    expect(undecided).toEqual([expect.stringContaining("refusing from everywhere would refuse too much")]);
  });
});
