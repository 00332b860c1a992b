import fc from "fast-check";
import { type Inventory } from "../../../src/inventory/document/inventory";
import { type Acl, type Operation, type ResourceType } from "../../../src/kafka/acl";
import { indexAcls, isAuthorized, operationsOf } from "../../../src/kafka/authorization";
import { profileOf } from "../../../src/target/read-profile";
import { type Profile } from "../../../src/target/profile";
import { type PermissionChange } from "../../../src/target/target-wave";
import { translate as translateWhole } from "../../../src/target/translation/translate-wave";
import { resolveWave } from "../../../src/waves/resolve-wave";
import { aGroup, anAcl, anInventory, aTopic, readInventoryOf } from "../../builders/inventory";
import { people } from "../../builders/overlay";
import { aWave, today } from "../../builders/wave";

const kafka = profileOf("apache-kafka@4.3");

/** Apache Kafka without some of what it has. */
function lacking(...capabilities: readonly ("aclHosts" | "denyAcls")[]): Profile {
  const lacks = capabilities.map((name) => [name, { value: false, source: "a test" }]);
  return { ...kafka, capabilities: { ...kafka.capabilities, ...Object.fromEntries(lacks) } };
}

const members = {
  topics: ["orders", "orders.dlq"],
  groups: ["billing"],
  principals: ["User:a", "User:b"],
};
const known = members.principals.map((principal) => anAcl({ principal, resourceName: "payments" }));

function translate(acls: readonly Acl[], profile: Profile = kafka, targets: Readonly<Record<string, string>> = {}) {
  const inventory: Inventory = anInventory({
    topics: [...members.topics, "payments"].map((name) => aTopic({ name })),
    groups: [aGroup({ reads: ["orders"] })],
    acls: [...known, ...acls],
  });
  const principals = new Map(
    Object.entries(targets).map(([principal, target]) => [principal, { target: { principal: target } }]),
  );
  return translateWhole(
    resolveWave(aWave({ members }), readInventoryOf(inventory), people({ principals })),
    profile,
    today,
  ).target;
}

const a = (acl: Partial<Acl> = {}): Acl => anAcl({ principal: "User:a", ...acl });

describe("permissions before and after", () => {
  it("are the same where every right moves, under whatever name", () => {
    const acls = [a(), a({ permission: "DENY", operation: "WRITE", resourceName: "*" }), a({ resourceType: "GROUP" })];
    const { permissions, samePermissions } = translate(acls, kafka, { "User:a": "User:x" });
    expect(permissions).toEqual([]);
    expect(samePermissions).toBe(3);
  });

  it("are wider where a refusal is lost, and only where something is allowed", () => {
    const acls = [a({ resourceName: "orders", patternType: "PREFIXED" }), a({ permission: "DENY", operation: "READ" })];
    const { permissions, ledger } = translate(acls, lacking("denyAcls"));
    expect(permissions).toEqual([
      {
        principal: "User:a",
        target: "User:a",
        resourceType: "TOPIC",
        resources: ["orders"],
        hosts: ["*"],
        result: "wider",
        operations: ["READ"],
        because: ["acl User:a|*|READ|DENY|TOPIC|orders|LITERAL"],
      },
    ]);
    expect(ledger.find(({ change }) => change.startsWith("permissions "))).toMatchObject({
      change: "permissions User:a wider READ on TOPIC orders",
      rule: "permission-wider",
      approval: { needed: true, by: null },
    });
  });

  it("are the same where a lost refusal refused nothing that was allowed", () => {
    const { permissions } = translate([a(), a({ permission: "DENY", operation: "WRITE" })], lacking("denyAcls"));
    expect(permissions).toEqual([]);
  });

  it("are wider for each principal where a refusal of everyone is lost", () => {
    const everyone = anAcl({ principal: "User:*", permission: "DENY", operation: "WRITE" });
    const acls = [a({ operation: "WRITE" }), everyone];
    expect(translate(acls, lacking("denyAcls")).permissions).toMatchObject([
      { principal: "User:a", result: "wider", operations: ["WRITE"] },
    ]);
  });

  it("tell an address apart from anywhere", () => {
    const { permissions } = translate([a({ host: "10.0.0.1" })], lacking("aclHosts"));
    expect(permissions).toMatchObject([{ hosts: ["*"], result: "new", operations: ["READ", "DESCRIBE"] }]);
  });

  it("take resources together that differ in the same way for the same reason", () => {
    const acls = [a({ operation: "READ" }), a({ resourceName: "orders", patternType: "PREFIXED", host: "10.0.0.1" })];
    expect(translate(acls, lacking("aclHosts")).permissions).toMatchObject([{ resources: ["orders.dlq"] }]);
  });

  it("stand for transactional ids by the pattern that an ACL names", () => {
    const acl = a({
      resourceType: "TRANSACTIONAL_ID",
      resourceName: "tx-",
      patternType: "PREFIXED",
      operation: "WRITE",
    });
    const { permissions } = translate([{ ...acl, host: "10.0.0.1" }], lacking("aclHosts"));
    expect(permissions).toMatchObject([{ resourceType: "TRANSACTIONAL_ID", resources: ["tx-*"], result: "new" }]);
  });

  it("are narrower where brokers' own rights are left out, with the line that says so", () => {
    const cluster = { resourceType: "CLUSTER", resourceName: "kafka-cluster" } as const;
    const { permissions, ledger } = translate([a({ ...cluster, operation: "CLUSTER_ACTION" })]);
    expect(permissions).toMatchObject([{ result: "lost", operations: ["CLUSTER_ACTION"] }]);
    expect(ledger.filter(({ field }) => field === "permissions")).toEqual([]);
  });
});

const acl: fc.Arbitrary<Acl> = fc.record({
  principal: fc.constantFrom("User:a", "User:b", "User:*"),
  host: fc.constantFrom("*", "*", "10.0.0.1"),
  operation: fc.constantFrom<Operation>("READ", "WRITE", "ALL", "DESCRIBE", "ALTER_CONFIGS"),
  permission: fc.constantFrom("ALLOW", "ALLOW", "DENY"),
  resourceType: fc.constant<ResourceType>("TOPIC"),
  resourceName: fc.constantFrom("orders", "orders.dlq", "*", "ord"),
  patternType: fc.constantFrom("LITERAL", "LITERAL", "PREFIXED"),
});

/** Every single right that one side has and the other has not, found by asking for all of them. */
function byAsking(source: readonly Acl[], target: readonly Acl[], targetOf: (principal: string) => string) {
  const [before, after] = [indexAcls(source), indexAcls(target)];
  const hosts = ["*", "10.0.0.1"];
  return members.principals.flatMap((principal) =>
    members.topics.flatMap((resourceName) =>
      hosts.flatMap((host) =>
        operationsOf.TOPIC.flatMap((operation) => {
          const request = { host, operation, resourceType: "TOPIC", resourceName } as const;
          const had = isAuthorized(before, { ...request, principal });
          const has = isAuthorized(after, { ...request, principal: targetOf(principal) });
          return had === has ? [] : [`${principal} ${resourceName} ${host} ${operation} ${has ? "gained" : "lost"}`];
        }),
      ),
    ),
  );
}

/** The same rights out of the report; an address that no ACL of a resource names is as any other. */
function asReported(changes: readonly PermissionChange[], hasNamed: (principal: string, resource: string) => boolean) {
  return changes.flatMap(({ principal, resources, hosts, operations, result }) =>
    resources.flatMap((resource) =>
      ["*", "10.0.0.1"]
        .filter((host) => hosts.includes(hasNamed(principal, resource) ? host : "*"))
        .flatMap((host) =>
          operations.map(
            (operation) =>
              `${principal} ${resource} ${host} ${operation} ${["new", "wider"].includes(result) ? "gained" : "lost"}`,
          ),
        ),
    ),
  );
}

/** What is told of everyone holds for each principal, save where it has ACLs of its own. */
function told(
  changes: readonly PermissionChange[],
  acls: readonly Acl[],
  targets: Readonly<Record<string, string>>,
): readonly PermissionChange[] {
  return changes.flatMap((change) =>
    change.principal !== "User:*"
      ? [change]
      : members.principals.map((principal) => ({
          ...change,
          principal,
          resources: change.resources.filter(
            (resource) =>
              !acls.some(
                (each) => each.principal !== "User:*" && concerns(each, principal, targets) && covers(each, resource),
              ),
          ),
        })),
  );
}

function concerns(each: Acl, principal: string, targets: Readonly<Record<string, string>>): boolean {
  const target = (name: string): string => targets[name] ?? name;
  return each.principal === "User:*" || target(each.principal) === target(principal);
}

function covers({ resourceName, patternType }: Acl, resource: string): boolean {
  if (patternType === "PREFIXED") return resource.startsWith(resourceName);
  return resourceName === "*" || resourceName === resource;
}

describe("permissions of generated ACLs", () => {
  it.each([
    ["moved as they are", kafka, {}],
    ["moved without refusals", lacking("denyAcls"), {}],
    ["moved without hosts", lacking("aclHosts"), {}],
    ["moved without either, and renamed", lacking("aclHosts", "denyAcls"), { "User:a": "User:x" }],
    ["of two principals that become one", kafka, { "User:a": "User:t", "User:b": "User:t" }],
  ] as const)("%s are told just as an authorizer would find them", (_, profile, targets: Record<string, string>) => {
    fc.assert(
      fc.property(fc.array(acl, { maxLength: 8 }), (acls) => {
        const { permissions, acls: moved } = translate(acls, profile, targets);
        const expected = byAsking([...known, ...acls], moved, (principal) => targets[principal] ?? principal);
        const reported = asReported(told(permissions, [...known, ...acls], targets), (principal, resource) =>
          acls.some((each) => each.host !== "*" && concerns(each, principal, targets) && covers(each, resource)),
        );
        expect([...new Set(reported)].sort()).toEqual([...new Set(expected)].sort());
      }),
      { numRuns: 80 },
    );
  });
});
