import fc from "fast-check";
import { type Inventory } from "../../../../src/inventory/document/inventory";
import { aclKey, operations, patternTypes, permissions, resourceTypes } from "../../../../src/kafka/acl";
import { aGroup, anAcl, anInventory, aTopic } from "../../../builders/inventory";
import { aWave, translationOf } from "../../../builders/wave";

const topics = ["orders", "orders.dlq", "payments"];
const roleArn = "arn:aws:iam::111122223333:role/orders";
const byRole = `User:${roleArn}`;
const members = { topics: ["orders", "orders.dlq"], principals: ["User:a", "User:b", byRole] };
const targets: Readonly<Record<string, string>> = { "User:a": "User:x", [byRole]: "User:orders" };
const targetOf = (principal: string): string => targets[principal] ?? principal;

const acl = fc.record({
  principal: fc.constantFrom("User:a", "User:b", "User:*", "User:other"),
  host: fc.constantFrom("*", "10.0.0.1", "10.0.0.0/8"),
  operation: fc.constantFrom(...operations),
  permission: fc.constantFrom(...permissions),
  resourceType: fc.constantFrom(...resourceTypes),
  resourceName: fc.constantFrom(...topics, "*", "ord", "kafka-cluster"),
  patternType: fc.constantFrom(...patternTypes),
});
const roleBinding = fc.record({
  principal: fc.constantFrom("User:a", "User:other"),
  role: fc.constantFrom(
    "DeveloperRead",
    "DeveloperWrite",
    "ResourceOwner",
    "CloudClusterAdmin",
    "Unheard",
    "AuditAdmin",
  ),
  resourceType: fc.constantFrom("Topic", "Group", "Cluster", "TransactionalId", "Subject"),
  resourceName: fc.constantFrom("orders", "pay", "*"),
  patternType: fc.constantFrom(...patternTypes),
});
const arn = (kind: string, name: string): string => `arn:aws:kafka:eu-west-1:1:${kind}/source/uuid/${name}`;
const statement = fc.record({
  effect: fc.constantFrom("Allow" as const, "Deny" as const),
  actions: fc.subarray(
    ["kafka-cluster:*", "kafka-cluster:ReadData", "kafka-cluster:Connect", "kafka-cluster:AlterGroup", "*"],
    { minLength: 1 },
  ),
  resources: fc.subarray(
    ["*", arn("topic", "orders"), arn("topic", "*.dlq"), arn("group", "b*"), "arn:aws:s3:::bucket", arn("topic", "?")],
    { minLength: 1 },
  ),
  condition: fc.constantFrom(null, "{}"),
});

const inventories: fc.Arbitrary<Inventory> = fc
  .record({
    acls: fc.array(acl, { maxLength: 15 }),
    roleBindings: fc.array(roleBinding, { maxLength: 5 }),
    statements: fc.array(statement, { maxLength: 4 }),
    openHere: fc.constantFrom(true, false, null),
  })
  .map(({ acls, roleBindings, statements, openHere }) =>
    anInventory({
      cluster: { ...anInventory().cluster, allowEveryoneIfNoAclFound: openHere },
      topics: topics.map((name) => aTopic({ name })),
      groups: [aGroup({ reads: ["orders"] })],
      acls: [anAcl({ principal: "User:a" }), anAcl({ principal: "User:b" }), ...acls],
      roleBindings,
      iamPolicies: [{ id: "policy", principals: [roleArn], statements }],
    }),
  );

describe.each(["apache-kafka@4.3", "msk-provisioned@4.0", "msk-serverless", "confluent-cloud"])(
  "no right is lost or won in silence on the way to %s",
  (profile) => {
    const forAll = (check: (inventory: Inventory, result: ReturnType<typeof translationOf>) => void): void => {
      fc.assert(
        fc.property(inventories, (inventory) => {
          const principals = new Map(
            Object.entries(targets).map(([principal, target]) => [principal, { target: { principal: target } }]),
          );
          check(inventory, translationOf(aWave({ members, target: { profile } }), inventory, { principals }));
        }),
        { numRuns: 100 },
      );
    };

    it("each ACL of a principal that moves is at the target or in the ledger, or a problem names it", () => {
      forAll((inventory, { target, problems }) => {
        const here = new Set([...target.acls.map(aclKey), ...target.ledger.map(({ object }) => object.name)]);
        for (const each of inventory.acls ?? []) {
          if (!members.principals.includes(each.principal)) continue;
          const moved = aclKey({ ...each, principal: targetOf(each.principal) });
          const refused = problems.some(({ rule }) => rule.includes(`${each.operation} on ${each.resourceType}`));
          expect({ acl: each, told: here.has(moved) || here.has(aclKey(each)) || refused }).toEqual({
            acl: each,
            told: true,
          });
        }
      });
    });

    it("each role and each resource of a policy has a line", () => {
      forAll((inventory, { target }) => {
        const changes = target.ledger.map(({ change }) => change);
        for (const { principal, role, resourceType } of inventory.roleBindings ?? [])
          if (principal === "User:a")
            expect(changes).toContainEqual(expect.stringContaining(`role User:a ${role} on ${resourceType} `));
        for (const { statements } of inventory.iamPolicies ?? [])
          statements.forEach(({ resources }, index) => {
            for (const resource of resources)
              expect(changes).toContain(`iam policy statement ${String(index)} ${byRole} ${resource}`);
          });
      });
    });

    it("nobody but the wave's principals and everyone gets a right, and each line has a name of its own", () => {
      forAll((_, { target }) => {
        const allowed = new Set([...members.principals.map(targetOf), "User:*"]);
        expect(target.acls.filter(({ principal }) => !allowed.has(principal))).toEqual([]);
        expect(new Set(target.ledger.map(({ change }) => change)).size).toBe(target.ledger.length);
      });
    });

    it("whoever may do more than before may only because of a line that a person has to approve", () => {
      forAll((_, { target }) => {
        const toApprove = new Set(
          target.ledger.filter(({ approval }) => approval.needed).map(({ change, field }) => `${field} ${change}`),
        );
        const approved = [...toApprove].map((key) => key.slice(key.indexOf(" ") + 1));
        for (const { principal, result, because, operations: gained, resources } of target.permissions)
          if (result === "new" || result === "wider")
            expect({
              principal,
              resources,
              gained,
              isAsked:
                because.some((change) => approved.includes(change)) ||
                approved.some((change) => change.startsWith(`permissions ${principal} ${result} ${gained.join(",")}`)),
            }).toMatchObject({ isAsked: true });
      });
    });
  },
);
