import { type Inventory } from "../../src/inventory/document/inventory";
import { resolveWave } from "../../src/waves/resolve-wave";
import { aGroup, anAcl, anInventory, aTopic, readInventoryOf } from "../builders/inventory";
import { people } from "../builders/overlay";
import { aWave, problemsOf, type WaveParts } from "../builders/wave";

const resolve = (wave: WaveParts, inventory: Partial<Inventory> = {}) =>
  resolveWave(aWave(wave), readInventoryOf(anInventory(inventory)));

const problems = (wave: WaveParts, inventory: Partial<Inventory> = {}) => problemsOf(() => resolve(wave, inventory));

const payments = aTopic({ name: "payments" });

describe("resolving a wave against an inventory", () => {
  it("finds topics, groups and principals", () => {
    const { topics, groups, principals, source } = resolve({}, { topics: [aTopic(), payments] });
    expect(topics.map(({ name }) => name)).toEqual(["orders"]);
    expect(groups.map(({ groupId }) => groupId)).toEqual(["billing"]);
    expect(principals).toEqual(["User:billing"]);
    expect(source.topicNames).toEqual(["orders", "payments"]);
  });

  it("names the nearest for what is not in the inventory, all at once and at their lines", () => {
    const members = { topics: ["order"], groups: ["biling"], principals: ["User:nobody"] };
    expect(problems({ members })).toEqual([
      'wave.yaml:6:7  members.topics[0]  "order" is not in the inventory (nearest: "orders").\n  Export again, or correct the name.',
      'wave.yaml:8:7  members.groups[0]  "biling" is not in the inventory (nearest: "billing").\n  Export again, or correct the name.',
      'wave.yaml:10:7  members.principals[0]  "User:nobody" is not in the inventory.\n  Export again, or correct the name.',
    ]);
  });

  it("knows principals by quotas and SCRAM credentials too", () => {
    const members = { principals: ["User:a", "User:b"] };
    const { principals } = resolve(
      { members },
      {
        quotas: [{ entity: { user: "a" }, values: { producer_byte_rate: 1 } }],
        scramUsers: [{ user: "b", credentials: [{ mechanism: "SCRAM-SHA-512", iterations: 4096 }] }],
      },
    );
    expect(principals).toEqual(["User:a", "User:b"]);
  });

  it.each([
    [{ members: { topics: ["orders", "orders"] } }, "members.topics[1]"],
    [{ members: { groups: ["billing", "billing"] } }, "members.groups[1]"],
    [{ members: { principals: ["User:billing", "User:billing"] } }, "members.principals[1]"],
  ])("refuses what is named twice: %j", (wave, place) => {
    const found = problems(wave);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${place}  `);
    expect(found[0]).toContain("is named a second time");
  });

  it.each([
    "__consumer_offsets",
    "__transaction_state",
    "mm2-offsets.src.internal",
    "src.checkpoints.internal",
    "_schemas",
    "_confluent-command",
    "confluent-audit-log-events",
    "__amazon_msk_canary",
    "strimzi.cruisecontrol.metrics",
    "_redpanda.audit_log",
  ])("refuses %s, which each cluster makes for itself", (name) => {
    expect(problems({ members: { topics: ["orders", name] } })).toEqual([expect.stringContaining(`"${name}" is `)]);
  });

  it.each([
    [{ partitions: null }, "has partitions, which the inventory does not hold"],
    [{ replicationFactor: null }, "has replicas, which the inventory does not hold"],
    [{ configs: null }, "has configs, which the inventory does not hold"],
  ])("refuses a topic of which an import did not tell the shape: %j", (missing, said) => {
    expect(problems({}, { topics: [aTopic(missing)] })).toEqual([expect.stringContaining(said)]);
  });

  it("refuses a topic that the source says is internal", () => {
    const internal = aTopic({ name: "state", internal: true });
    expect(problems({ members: { topics: ["orders", "state"] } }, { topics: [aTopic(), internal] })[0]).toContain(
      "is an internal topic",
    );
  });

  it("refuses a group that also reads topics outside the wave, and names them", () => {
    const inventory = { topics: [aTopic(), payments], groups: [aGroup({ reads: ["orders", "payments", "deleted"] })] };
    expect(problems({}, inventory)).toEqual([
      expect.stringContaining('"billing" also reads topics that are not in the wave: payments.'),
    ]);
  });

  it.each<Partial<Inventory>>([
    {
      roleBindings: [
        {
          principal: "User:x",
          role: "DeveloperRead",
          resourceType: "Topic",
          resourceName: "o",
          patternType: "LITERAL",
        },
      ],
    },
    { apiKeys: [{ id: "K", owner: "x", description: null }] },
    { quotas: [{ entity: { user: "x" }, values: {} }] },
    { cluster: { ...anInventory().cluster, superUsers: ["User:x"] } },
  ])("finds a principal by whatever names it at the source: %j", (inventory) => {
    expect(resolve({ members: { principals: ["User:x"] } }, inventory).principals).toEqual(["User:x"]);
  });

  it("takes people's word that the source has none of what no machine tells", () => {
    const inventory = readInventoryOf(anInventory({ quotas: null, scramUsers: null }));
    const said = people({ absent: new Set(["quotas", "scramUsers"]) });
    expect(resolveWave(aWave(), inventory, said).source).toMatchObject({ quotas: [], scramUsers: [] });
  });

  it("says which grant the export lacked where no topic's configs are known, or no group's offsets", () => {
    const lacking = (path: string, error: string, grantNeeded: string) => ({ path, error, message: "no", grantNeeded });
    const inventory = {
      topics: [aTopic({ configs: null })],
      groups: [aGroup({ offsets: null })],
      unknowns: [
        lacking("topics[*].configs", "TOPIC_AUTHORIZATION_FAILED", "DESCRIBE_CONFIGS on Topic *"),
        lacking("groups[*].offsets", "GROUP_AUTHORIZATION_FAILED", "DESCRIBE on Group *"),
      ],
    };
    expect(problems({}, inventory)).toEqual([
      expect.stringContaining("Grant DESCRIBE_CONFIGS on Topic * to the principal that exports"),
      expect.stringContaining("Grant DESCRIBE on Group * to the principal that exports"),
    ]);
  });

  it("tells a topic that the export might not see from one that is not there", () => {
    const hidden = {
      path: 'topics["payments"]',
      error: "TOPIC_AUTHORIZATION_FAILED",
      message: "The principal may not see it.",
      grantNeeded: "DESCRIBE on Topic payments",
    };
    const wave = { members: { topics: ["orders", "payments", "paymentz"] } };
    expect(problems(wave, { unknowns: [hidden] })).toEqual([
      expect.stringMatching(
        /"payments" is a topic of the source, which the inventory does not hold \(TOPIC_AUTHORIZATION_FAILED: .*\)\.\n {2}Grant DESCRIBE on Topic payments/,
      ),
      expect.stringContaining('"paymentz" is not in the inventory'),
    ]);
  });

  it("says which grant the export lacked where a member's configs are not known", () => {
    const inventory = {
      topics: [aTopic({ configs: null })],
      unknowns: [
        {
          path: 'topics["orders"].configs',
          error: "TOPIC_AUTHORIZATION_FAILED",
          message: "not authorized",
          grantNeeded: "DESCRIBE_CONFIGS on Topic orders",
        },
      ],
    };
    expect(problems({}, inventory)).toEqual([
      'wave.yaml:6:7  members.topics[0]  "orders" has configs, which the inventory does not hold (TOPIC_AUTHORIZATION_FAILED: not authorized).\n' +
        "  Grant DESCRIBE_CONFIGS on Topic orders to the principal that exports, then export again.",
    ]);
  });

  it.each([
    [{ acls: null }, "need the ACLs of the source"],
    [{ quotas: null }, "need the quotas of the source"],
    [{ scramUsers: null }, "need the SCRAM users of the source"],
    [{ groups: null }, "need the groups of the source"],
    [{ groups: [aGroup({ offsets: null })] }, "has committed offsets"],
  ])("refuses to guess what the inventory does not know: %j", (inventory, text) => {
    const found = problems({}, inventory);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${text}, which the inventory does not hold`);
  });

  it("needs no ACLs, quotas or users for a wave without principals", () => {
    const inventory = { acls: null, quotas: null, scramUsers: null };
    expect(problems({ members: { principals: [] } }, inventory)).toEqual([]);
  });

  it("takes a source without an authorizer as one without ACLs", () => {
    const { cluster } = anInventory();
    const scramUsers = [{ user: "billing", credentials: [] }];
    expect(resolve({}, { cluster: { ...cluster, authorizer: "off" }, acls: null, scramUsers }).source.acls).toEqual([]);
  });

  it("refuses configs and tolerances for what is no member", () => {
    const wave = {
      target: { configs: { order: { "retention.ms": "1" }, "*": {} } },
      replayTolerance: { biling: 1, "*": 0 },
    };
    expect(problems(wave)).toEqual([
      expect.stringMatching(/target\.configs\.order {2}names nothing of this wave \(nearest: "orders"\)/),
      expect.stringMatching(/replayTolerance\.biling {2}1 names nothing of this wave \(nearest: "billing"\)/),
    ]);
  });

  it("keeps an ACL of the source that the wave does not move, for the ledger", () => {
    const outside = anAcl({ principal: "User:audit" });
    expect(resolve({}, { acls: [anAcl(), outside] }).source.acls).toContainEqual(outside);
  });
});
