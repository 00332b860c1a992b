import { type Answer, known, notKnown } from "../../../src/kafka/answer";
import { inventorySchema, type Inventory } from "../../../src/inventory/document/inventory";
import { assembleInventory } from "../../../src/inventory/export/assemble-inventory";
import { type SourceFacts } from "../../../src/inventory/export/source-facts";
import { sourceFacts, topicFacts } from "../../builders/source-facts";

const now = new Date("2026-03-01T12:00:00Z");

function assembled(given: Partial<SourceFacts> = {}): Inventory {
  const inventory = assembleInventory(sourceFacts(given), { now, exporterVersion: "1.2.3", address: "b-1:9094" });
  expect(inventorySchema.parse(inventory)).toEqual(inventory);
  return inventory;
}

const refused = (grantNeeded: string): Answer<never> =>
  notKnown({
    error: "CLUSTER_AUTHORIZATION_FAILED",
    message: "The principal lacks a right on the cluster.",
    grantNeeded,
  });

const clusterDescribe = "DESCRIBE on Cluster kafka-cluster";

/** Without what Kafka never tells. */
function failuresIn({ unknowns }: Inventory): Inventory["unknowns"] {
  return unknowns.filter(({ error }) => error !== "NOT_ASKED" && error !== "NOT_IN_THE_PROTOCOL");
}

function unknownAt(inventory: Inventory, path: string): Inventory["unknowns"][number] | undefined {
  return inventory.unknowns.find((unknown) => unknown.path === path);
}

describe("an inventory of which everything is known", () => {
  it("holds it all in a fixed order, and nothing failed", () => {
    const inventory = assembled();
    expect(failuresIn(inventory)).toEqual([]);
    expect(inventory.exportedAt).toBe("2026-03-01T12:00:00.000Z");
    expect(inventory.exporter).toEqual({ name: "kafka-byoc", version: "1.2.3" });
    expect(inventory.cluster.brokers!.map(({ id }) => id)).toEqual([1, 2]);
    expect(inventory.topics.map(({ name }) => name)).toEqual(["billing", "orders"]);
    expect(Object.keys(inventory.topics[0]?.configs ?? {})).toEqual(["cleanup.policy", "retention.ms"]);
  });

  it("takes the oldest broker's release for the cluster's", () => {
    expect(assembled().cluster.kafkaVersion).toBe("3.9");
  });

  it("counts each group's lag against the log's end", () => {
    expect(assembled().groups).toEqual([
      {
        groupId: "readers",
        type: "classic",
        state: "Stable",
        members: [{ memberId: "m-1", clientId: "app", host: "/10.0.0.1" }],
        offsets: [
          { topic: "orders", partition: 0, committed: 40, logEnd: 100, lag: 60 },
          { topic: "orders", partition: 1, committed: 100, logEnd: 100, lag: 0 },
        ],
      },
    ]);
  });

  it("leaves out a group that went away while it was read", () => {
    const dead = known({ groupId: "readers", state: "Dead", type: "classic", members: [] });
    expect(assembled({ members: new Map([["readers", dead]]) }).groups).toEqual([]);
  });

  it("tells uneven replication, with the largest factor", () => {
    const partitions = [[1], [1, 2, 3]].map((replicas, partition) => ({
      partition,
      leader: 1,
      replicas,
      inSyncReplicas: [1],
    }));
    const topics = new Map([["orders", known(topicFacts({ name: "orders", partitions }))]]);
    expect(assembled({ topics, topicsOnDisk: known(new Set()) }).topics[0]).toMatchObject({
      replicationFactor: 3,
      mixedReplication: true,
    });
  });

  it("has no ACLs, and says so, where there is no authorizer", () => {
    const inventory = assembled({ access: known({ authorizer: "off" }) });
    expect(inventory.cluster.authorizer).toBe("off");
    expect(inventory.acls).toEqual([]);
  });
});

describe("what could not be read", () => {
  it.each([
    ["acls", { access: refused(clusterDescribe) }, clusterDescribe],
    [
      "quotas",
      { quotas: refused("DESCRIBE_CONFIGS on Cluster kafka-cluster") },
      "DESCRIBE_CONFIGS on Cluster kafka-cluster",
    ],
    ["scramUsers", { scramUsers: refused(clusterDescribe) }, clusterDescribe],
    ["groups", { groups: refused(clusterDescribe) }, clusterDescribe],
  ] as const)("is null and named with its grant, never an empty list: %s", (path, given, grantNeeded) => {
    const inventory = assembled(given);
    expect(inventory[path]).toBeNull();
    expect(unknownAt(inventory, path)).toMatchObject({ error: "CLUSTER_AUTHORIZATION_FAILED", grantNeeded });
  });

  it("is the authorizer as well, where the ACLs are not known", () => {
    expect(assembled({ access: refused(clusterDescribe) }).cluster.authorizer).toBeNull();
  });

  it("of one topic is named with that topic", () => {
    const facts = sourceFacts();
    const topicConfigs = new Map(facts.topicConfigs).set("orders", refused("DESCRIBE_CONFIGS on Topic orders"));
    const logs = new Map(facts.logs).set("orders 1", refused("DESCRIBE on Topic orders"));
    const inventory = assembled({ topicConfigs, logs });
    const orders = inventory.topics.find(({ name }) => name === "orders");
    expect(orders).toMatchObject({ configs: null, offsets: null, sizeBytes: 2048 });
    expect(inventory.topics.find(({ name }) => name === "billing")?.configs).not.toBeNull();
    const ofTopics = failuresIn(inventory).filter(({ path }) => path.startsWith("topics"));
    expect(ofTopics.map(({ path, grantNeeded }) => [path, grantNeeded])).toEqual([
      ['topics["orders"].configs', "DESCRIBE_CONFIGS on Topic orders"],
      ['topics["orders"].offsets', "DESCRIBE on Topic orders"],
    ]);
  });

  it("of all topics alike is named once", () => {
    const names = ["orders", "billing"];
    const topicConfigs = new Map(names.map((name) => [name, refused(`DESCRIBE_CONFIGS on Topic ${name}`)]));
    expect(failuresIn(assembled({ topicConfigs }))).toEqual([
      expect.objectContaining({ path: "topics[*].configs", grantNeeded: "DESCRIBE_CONFIGS on Topic *" }),
    ]);
  });

  it("of a group leaves its other parts known", () => {
    const inventory = assembled({ commits: new Map([["readers", refused("DESCRIBE on Group readers")]]) });
    expect(inventory.groups?.[0]).toMatchObject({ offsets: null, state: "Stable" });
    expect(unknownAt(inventory, 'groups["readers"].offsets')).toMatchObject({
      grantNeeded: "DESCRIBE on Group readers",
    });
  });

  it("of a log leaves the commit known, without end and lag", () => {
    const logs = new Map(sourceFacts().logs).set("orders 0", refused("DESCRIBE on Topic orders"));
    for (const field of ["logEnd", "lag"])
      expect(unknownAt(assembled({ logs }), `groups["readers"].offsets[*].${field}`)).toMatchObject({
        grantNeeded: "DESCRIBE on Topic orders",
      });
    expect(assembled({ logs }).groups?.[0]?.offsets?.[0]).toEqual({
      topic: "orders",
      partition: 0,
      committed: 40,
      logEnd: null,
      lag: null,
    });
  });

  it("is noted where the list of groups may be short; an empty one of that kind is not known", () => {
    const incompleteBecause = {
      error: "CLUSTER_AUTHORIZATION_FAILED",
      message: "Left out.",
      grantNeeded: clusterDescribe,
    };
    const short = { complete: false, incompleteBecause };
    const some = known({
      ...short,
      groups: [{ groupId: "readers", protocolType: "consumer", state: null, type: null }],
    });
    expect(assembled({ groups: some }).groups).toHaveLength(1);
    expect(unknownAt(assembled({ groups: some }), "groups")).toMatchObject({ grantNeeded: clusterDescribe });
    expect(assembled({ groups: known({ ...short, groups: [] }) }).groups).toBeNull();
  });
});

describe("topics that the principal may not see", () => {
  it("are told by the brokers' disks", () => {
    const inventory = assembled({ topicsOnDisk: known(new Set(["orders", "billing", "payroll"])) });
    expect(inventory.topics.map(({ name }) => name)).not.toContain("payroll");
    expect(unknownAt(inventory, 'topics["payroll"]')).toMatchObject({ grantNeeded: "DESCRIBE on Topic payroll" });
  });

  it("may be there where the disks are not known, and that is noted", () => {
    const inventory = assembled({ topicsOnDisk: refused(clusterDescribe), topicBytes: refused(clusterDescribe) });
    expect(unknownAt(inventory, "topics")).toMatchObject({
      error: "TOPICS_MAY_BE_HIDDEN",
      grantNeeded: clusterDescribe,
    });
    expect(unknownAt(inventory, "topics[*].sizeBytes")).toMatchObject({ grantNeeded: clusterDescribe });
    expect(inventory.topics.map(({ sizeBytes }) => sizeBytes)).toEqual([null, null]);
  });
});
