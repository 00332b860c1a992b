import { type Inventory } from "../../../../src/inventory/document/inventory";
import { type People } from "../../../../src/inventory/overlay/people";
import { problemText } from "../../../../src/documents/problem";
import { anAcl, anInventory } from "../../../builders/inventory";
import { aWave, translationOf } from "../../../builders/wave";

const open = (allowEveryoneIfNoAclFound: boolean | null, parts: Partial<Inventory["cluster"]> = {}) => ({
  ...anInventory().cluster,
  allowEveryoneIfNoAclFound,
  ...parts,
});

function translate(inventory: Partial<Inventory>, said: Partial<People> = {}, profile = "apache-kafka@4.3") {
  const { target, undecided } = translationOf(aWave({ target: { profile } }), anInventory(inventory), said);
  return {
    lines: target.ledger.filter(({ rule }) => /everyone-allowed|without-authorizer/.test(rule)),
    undecided: undecided.map(problemText).filter((text) => /access|authorizer/.test(text)),
    permissions: target.permissions,
  };
}

const ofTopic = anAcl();
const ofGroup = anAcl({ resourceType: "GROUP", resourceName: "billing" });
const ofOther = anAcl({ resourceName: "payments" });

describe("allow.everyone.if.no.acl.found", () => {
  it("is one decision for each topic and group of the wave that no ACL speaks of", () => {
    const { lines, undecided, permissions } = translate({ cluster: open(true), acls: [ofOther] });
    expect(lines).toMatchObject([
      {
        change: "topic orders access",
        object: { kind: "topic", name: "orders" },
        rule: "everyone-allowed-without-acl",
      },
      { change: "group billing access", object: { kind: "group", name: "billing" } },
    ]);
    expect(undecided).toHaveLength(2);
    expect(undecided[0]).toMatch(/^wave\.yaml:6:7 {2}members\.topics\[0\]/);
    expect(permissions).toMatchObject([
      { principal: "User:*", resourceType: "TOPIC", resources: ["orders"], result: "lost", operations: ["ALL"] },
      { principal: "User:*", resourceType: "GROUP", resources: ["billing"], result: "lost" },
    ]);
  });

  it.each([
    [ofTopic, ["group billing access"]],
    [ofGroup, ["topic orders access"]],
    [anAcl({ resourceName: "ord", patternType: "PREFIXED" }), ["group billing access"]],
    [anAcl({ resourceName: "*", permission: "DENY" }), ["group billing access"]],
    [anAcl({ principal: "User:audit" }), ["group billing access"]],
  ])("does not matter to what any ACL speaks of: %j", (acl, changes) => {
    const { lines } = translate({ cluster: open(true), acls: [ofOther, acl] });
    expect(lines.map(({ change }) => change)).toEqual(changes);
  });

  it("may be told by people", () => {
    const said = { cluster: { allowEveryoneIfNoAclFound: true } };
    expect(translate({ cluster: open(null), acls: [ofTopic] }, said).undecided).toHaveLength(1);
  });

  it("is noted once where nobody tells and it would matter", () => {
    expect(translate({ cluster: open(null), acls: [ofTopic] })).toMatchObject({
      lines: [
        { action: "noted", rule: "everyone-allowed-not-known", reason: expect.stringContaining("group billing") },
      ],
      undecided: [],
    });
    expect(translate({ cluster: open(null), acls: [ofTopic, ofGroup] }).lines).toEqual([]);
    expect(translate({ cluster: open(null, { platform: "confluent-cloud" }), acls: [ofTopic] }).lines).toEqual([]);
  });

  it("is one decision where the source has no authorizer at all", () => {
    const scramUsers = [{ user: "billing", credentials: [] }];
    const { lines, undecided } = translate({ cluster: open(null, { authorizer: "off" }), acls: null, scramUsers });
    expect(lines.map(({ rule }) => rule)).toEqual(["source-without-authorizer"]);
    expect(undecided).toHaveLength(1);
  });

  it("is asked of the target too: what no ACL of it speaks of would be open to everyone there", () => {
    const outsider = anAcl({ principal: "User:audit" });
    const inventory = { cluster: open(false), acls: [outsider, ofGroup] };
    const { lines, permissions, undecided } = translate(inventory, {}, "msk-provisioned@4.0");
    expect(lines).toMatchObject([{ change: "topic orders access", rule: "everyone-allowed-at-target" }]);
    expect(undecided).toHaveLength(1);
    expect(permissions).toContainEqual(
      expect.objectContaining({ principal: "User:*", resources: ["orders"], result: "wider", operations: ["ALL"] }),
    );
  });

  it("is no difference where it is so at both ends", () => {
    expect(translate({ cluster: open(true), acls: [ofOther] }, {}, "msk-provisioned@4.0").lines).toEqual([]);
  });
});
