import { type Acl, aclKey } from "../../../../src/kafka/acl";
import { aGroup, anAcl, anInventory, aTopic } from "../../../builders/inventory";
import { aWave, problemsOf, translated, type WaveParts } from "../../../builders/wave";

const topics = ["orders", "orders.dlq", "payments"].map((name) => aTopic({ name }));
const members = { topics: ["orders", "orders.dlq"] };
/** Keeps the wave's principal known to the inventory whatever a test is about. */
const known = anAcl({ operation: "DESCRIBE" });

function translate(acls: readonly Partial<Acl>[], wave: WaveParts = {}) {
  const inventory = anInventory({
    topics: topics,
    acls: [known, ...acls.map((acl) => anAcl(acl))],
    groups: [aGroup(), aGroup({ groupId: "audit", reads: ["payments"] })],
  });
  const { acls: moved, ledger } = translated(aWave({ members, ...wave }), inventory);
  return {
    moved: moved.filter((acl) => aclKey(acl) !== aclKey(known)),
    lines: ledger.filter(({ object }) => object.kind === "acl"),
  };
}

const problems = (acl: Partial<Acl>) => problemsOf(() => translate([acl]));

describe("translating ACLs", () => {
  it.each<Partial<Acl>>([
    { operation: "READ" },
    { operation: "WRITE", permission: "DENY" },
    { resourceName: "orders", patternType: "PREFIXED" },
    { resourceType: "GROUP", resourceName: "billing" },
    { resourceType: "GROUP", resourceName: "bill", patternType: "PREFIXED" },
    { resourceType: "TRANSACTIONAL_ID", resourceName: "tx-", patternType: "PREFIXED", operation: "WRITE" },
    { resourceType: "CLUSTER", resourceName: "kafka-cluster", operation: "IDEMPOTENT_WRITE" },
  ])("moves an ACL of a wave principal as it is, without a line: %j", (acl) => {
    expect(translate([acl])).toEqual({ moved: [anAcl(acl)], lines: [] });
  });

  it("keeps a Describe that another right implies: both are at the target as at the source", () => {
    expect(translate([{ operation: "WRITE" }]).moved).toEqual([anAcl({ operation: "WRITE" })]);
  });

  it("moves an ACL once that the inventory lists twice", () => {
    expect(translate([{ operation: "READ" }, { operation: "READ" }]).moved).toHaveLength(1);
  });

  it("moves a pattern that covers the wave whole, and notes how far it reaches beyond", () => {
    const acl = { resourceName: "*" };
    const { moved, lines } = translate([acl]);
    expect(moved).toEqual([anAcl(acl)]);
    expect(lines).toMatchObject([
      {
        change: `acl ${aclKey(anAcl(acl))} resourceName`,
        action: "noted",
        rule: "acl-reaches-beyond-wave",
        reason: "the pattern also covers 1 topic(s) outside the wave",
      },
    ]);
  });

  it.each<Partial<Acl>>([{ resourceName: "pay", patternType: "PREFIXED" }, { resourceName: "payments" }])(
    "keeps aside an ACL that covers no topic of the wave: %j",
    (acl) => {
      const { moved, lines } = translate([acl]);
      expect(moved).toEqual([]);
      expect(lines).toMatchObject([{ action: "kept-aside", rule: "acl-of-topic-outside-wave" }]);
    },
  );

  it.each<[Partial<Acl>, string]>([
    [{ resourceType: "CLUSTER", resourceName: "kafka-cluster", operation: "CLUSTER_ACTION" }, "acl-cluster-action"],
    [{ resourceType: "GROUP", resourceName: "billing", operation: "ALTER" }, "acl-without-effect"],
    [{ resourceType: "DELEGATION_TOKEN", resourceName: "t1", operation: "DESCRIBE" }, "acl-of-delegation-token"],
  ])("drops what has no place at the target, with a line: %j", (acl, rule) => {
    const { moved, lines } = translate([acl]);
    expect(moved).toEqual([]);
    expect(lines).toMatchObject([{ action: "dropped", target: null, rule, approval: { needed: false } }]);
  });

  it.each<Partial<Acl>>([
    { resourceType: "USER", resourceName: "bob", operation: "CREATE_TOKENS" },
    { resourceType: "TRANSACTIONAL_ID", resourceName: "tx", operation: "TWO_PHASE_COMMIT" },
  ])("asks for an approval where the provider cannot write the ACL: %j", (acl) => {
    expect(problems(acl)).toEqual([expect.stringContaining("the Kafka provider for Terraform cannot write it")]);
  });

  it("drops a managed broker's own identity that was taken for a client", () => {
    const broker = "User:CN=b-1.orders.x1.c2.kafka.eu-west-1.amazonaws.com";
    const { moved, lines } = translate([{ principal: broker }], { members: { ...members, principals: [broker] } });
    expect(moved).toEqual([]);
    expect(lines.map(({ rule }) => rule)).toContain("acl-of-broker-identity");
  });

  it("keeps aside what principals outside the wave may do to its topics, and passes over all else", () => {
    const outside = { principal: "User:audit" };
    const { moved, lines } = translate([
      outside,
      { ...outside, resourceName: "ord", patternType: "PREFIXED" },
      { ...outside, resourceName: "payments" },
      { ...outside, resourceType: "GROUP", resourceName: "audit" },
    ]);
    expect(moved).toEqual([]);
    expect(lines.map(({ rule }) => rule)).toEqual(["acl-of-principal-outside-wave", "acl-of-principal-outside-wave"]);
  });

  it("moves what everyone may do to a topic of the wave, and what nobody may", () => {
    const everyone = { principal: "User:*" };
    const { moved, lines } = translate([
      everyone,
      { ...everyone, permission: "DENY", operation: "DELETE", resourceName: "*" },
      { ...everyone, resourceName: "payments" },
    ]);
    expect(moved).toHaveLength(2);
    expect(lines.map(({ rule }) => rule)).toEqual(["acl-reaches-beyond-wave"]);
  });

  it("does not open the target to everyone on a pattern without an approval", () => {
    expect(problems({ principal: "User:*", resourceName: "*" })).toEqual([
      expect.stringContaining("everyone who can log in at the target gets it, on all that matches"),
    ]);
  });

  it("keeps addresses of the old network and says so", () => {
    const { moved, lines } = translate([{ host: "10.1.2.3" }]);
    expect(moved).toHaveLength(1);
    expect(lines).toMatchObject([{ action: "noted", field: "host", rule: "acl-host-of-old-network" }]);
  });

  it("says of a short IPv6 address that it never matches", () => {
    expect(translate([{ host: "::1" }]).lines[0]?.reason).toContain("this spelling never matches");
    expect(translate([{ host: "0:0:0:0:0:0:0:1" }]).lines[0]?.reason).toContain("belongs to the source's network");
  });

  it.each([
    [
      { resourceType: "CLUSTER", resourceName: "mine", operation: "CREATE" },
      'names a cluster resource "mine", and Kafka knows kafka-cluster alone',
    ],
  ] as const)("refuses what the broker refuses: %j", (acl, text) => {
    const found = problems(acl);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^wave\.yaml:11:7 {2}members\.principals\[0\] {2}"User:billing" /);
    expect(found[0]).toContain(text);
  });

  it.each<Partial<Acl>>([
    { host: "10.0.0.0/8" },
    { host: "client.example" },
    { host: "10.0.0.0/8", permission: "DENY" },
  ])("drops without a decision what never matched a client, so that nobody loses or gains: %j", (acl) => {
    const { moved, lines } = translate([acl]);
    expect(moved).toEqual([]);
    expect(lines).toMatchObject([{ action: "dropped", rule: "acl-host-never-matches", approval: { needed: false } }]);
  });

  it("asks for an approval where a refused address may change with the move", () => {
    expect(problems({ host: "10.1.2.3", permission: "DENY" })).toEqual([
      expect.stringContaining("clients that come from another one are no longer refused"),
    ]);
  });

  it("moves a refusal of a wave principal for a topic outside the wave: what allows more may reach it later", () => {
    const deny = { permission: "DENY", resourceName: "payments", operation: "WRITE" } as const;
    expect(translate([deny])).toEqual({ moved: [anAcl(deny)], lines: [] });
  });

  it("notes a right on the whole target", () => {
    const acl = { resourceType: "CLUSTER", resourceName: "kafka-cluster", operation: "ALTER_CONFIGS" } as const;
    expect(translate([acl]).lines).toMatchObject([{ action: "noted", rule: "acl-reaches-whole-cluster" }]);
  });

  it("says that ACLs are not known where the wave names no principal", () => {
    const inventory = anInventory({ acls: null, quotas: null });
    const { ledger } = translated(aWave({ members: { principals: [] } }), inventory);
    expect(ledger.map(({ change }) => change)).toEqual(expect.arrayContaining(["acl *", "quota *"]));
  });
});
