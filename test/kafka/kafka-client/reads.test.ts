import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } from "kafkajs";
import { inventorySchema, type Inventory } from "../../../src/inventory/document/inventory";
import { exportInventory } from "../../../src/inventory/export/export-inventory";
import { readClientProperties } from "../../../src/kafka-client/client-properties";
import { type Cluster, openCluster } from "../../../src/kafka-client/cluster";
import { probeReachability } from "../../../src/kafka-client/reachability";
import { readCommittedOffsets } from "../../../src/kafka-client/reads/committed-offsets";
import { readLogOffsets } from "../../../src/kafka-client/reads/log-offsets";
import { readMetadata } from "../../../src/kafka-client/reads/metadata";
import { countRecords, readRecords } from "../../../src/kafka-client/reads/records";
import { type RunningCluster } from "../../../src/rehearsal/rig/running-cluster";
import { withAdmin } from "../../../src/rehearsal/rig/with-admin";
import { unexplainedNulls } from "../../inventory/export/every-null";
import { describeWithKafka, sharedClusters } from "../rig";

const topic = "reads.orders";
const least = "reads-little";

async function opened<T>(file: string, work: (cluster: Cluster) => Promise<T>): Promise<T> {
  const cluster = await openCluster(readClientProperties(file));
  try {
    return await work(cluster);
  } finally {
    await cluster.close();
  }
}

function inventoryAs(cluster: RunningCluster, user: string): Promise<Inventory> {
  return opened(cluster.clientProperties(user), (client) =>
    exportInventory(client, { now: new Date(), exporterVersion: "test", address: cluster.bootstrapServers }),
  );
}

/**
 * Without what Kafka never tells, and without what other test files put into the shared clusters and take out again
 * meanwhile.
 */
function unknownsOf({ unknowns }: Inventory): Inventory["unknowns"] {
  return unknowns.filter(
    ({ path, error }) =>
      error !== "NOT_ASKED" &&
      error !== "NOT_IN_THE_PROTOCOL" &&
      (!/^(topics|groups)\["/.test(path) || path.includes(topic)),
  );
}

async function fill(cluster: RunningCluster): Promise<void> {
  await cluster.setPasswords([{ name: least, password: "little-to-see" }]);
  await cluster.setQuotas([{ entity: { user: least }, values: { producer_byte_rate: 4096 } }]);
  await withAdmin(cluster, async (admin) => {
    const configEntries = [{ name: "retention.ms", value: "1234567" }];
    await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 1, configEntries }] });
  });
  const producer = cluster.kafkajs().producer({ transactionalId: "reads", idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  for (const end of ["commit", "abort", "commit"] as const) {
    const transaction = await producer.transaction();
    await transaction.send({ topic, messages: [1, 2].map((n) => ({ key: String(n), value: end })) });
    await transaction[end]();
  }
  await producer.disconnect();
}

async function grant(cluster: RunningCluster): Promise<void> {
  const toLeast = {
    principal: `User:${least}`,
    host: "*",
    permissionType: AclPermissionTypes.ALLOW,
    resourcePatternType: ResourcePatternTypes.LITERAL,
  };
  await withAdmin(cluster, (admin) =>
    admin.createAcls({
      acl: [
        {
          ...toLeast,
          resourceType: AclResourceTypes.CLUSTER,
          resourceName: "kafka-cluster",
          operation: AclOperationTypes.DESCRIBE,
        },
        {
          ...toLeast,
          resourceType: AclResourceTypes.CLUSTER,
          resourceName: "kafka-cluster",
          operation: AclOperationTypes.DESCRIBE_CONFIGS,
        },
        { ...toLeast, resourceType: AclResourceTypes.TOPIC, resourceName: "*", operation: AclOperationTypes.DESCRIBE },
        {
          ...toLeast,
          resourceType: AclResourceTypes.TOPIC,
          resourceName: "*",
          operation: AclOperationTypes.DESCRIBE_CONFIGS,
        },
        { ...toLeast, resourceType: AclResourceTypes.GROUP, resourceName: "*", operation: AclOperationTypes.DESCRIBE },
      ],
    }),
  );
}

describeWithKafka("reading a real cluster", () => {
  const clusters = sharedClusters();

  describe.each(["source", "target"] as const)("%s", (which) => {
    beforeAll(async () => {
      await fill(clusters()[which]);
    });

    it("is reached through every layer, by password and by certificate", async () => {
      const cluster = clusters()[which];
      for (const file of [cluster.clientProperties(least), cluster.mtlsClientProperties("reads-mtls")]) {
        const { bootstrap, advertised } = await probeReachability(readClientProperties(file));
        const layers = [...bootstrap, ...advertised].flatMap((probe) => probe.layers);
        expect(layers.filter(({ ok }) => !ok)).toEqual([]);
        expect(bootstrap[0]?.certificate?.subjectAltNames).toContain("DNS:localhost");
      }
    });

    it("tells the super user everything", async () => {
      const inventory = await inventoryAs(clusters()[which], clusters()[which].superUser);
      expect(inventorySchema.parse(inventory)).toEqual(inventory);
      expect(unknownsOf(inventory)).toEqual([]);
      expect(unexplainedNulls(inventory)).toEqual([]);
      expect(inventory.cluster).toMatchObject({ kafkaVersion: which === "source" ? "3.9" : "4.3", authorizer: "on" });
      const orders = inventory.topics.find(({ name }) => name === topic);
      expect(orders).toMatchObject({ partitions: 1, replicationFactor: 1, internal: false });
      expect(orders?.configs?.["retention.ms"]).toEqual({ value: "1234567", source: "DYNAMIC_TOPIC_CONFIG" });
      expect(orders?.offsets).toEqual([{ partition: 0, start: 0, end: 9, lastStable: 9 }]);
      expect(orders?.sizeBytes).toBeGreaterThan(0);
      expect(inventory.quotas).toContainEqual({ entity: { user: least }, values: { producer_byte_rate: 4096 } });
      expect(inventory.scramUsers?.map(({ user }) => user)).toContain(least);
    });

    it("tells a user without rights nothing, and which grants would help", async () => {
      const inventory = await inventoryAs(clusters()[which], least);
      const { acls, quotas, scramUsers, groups, topics, unknowns } = inventory;
      expect(unexplainedNulls(inventory)).toEqual([]);
      expect({ acls, quotas, scramUsers, groups }).toEqual({
        acls: null,
        quotas: null,
        scramUsers: null,
        groups: null,
      });
      expect(topics.map(({ name }) => name)).not.toContain(topic);
      const wanted = new Map(unknowns.map(({ path, grantNeeded }) => [path, grantNeeded]));
      expect(wanted.get("acls")).toBe("DESCRIBE on Cluster kafka-cluster");
      expect(wanted.get("scramUsers")).toBe("DESCRIBE on Cluster kafka-cluster");
      expect(wanted.get("quotas")).toBe("DESCRIBE_CONFIGS on Cluster kafka-cluster");
      expect(wanted.get("groups")).toBe("DESCRIBE on Cluster kafka-cluster");
      expect(wanted.get("topics")).toBe("DESCRIBE on Cluster kafka-cluster");
    });

    it("counts and reads what a consumer of committed records gets", async () => {
      const cluster = clusters()[which];
      await opened(cluster.clientProperties(cluster.superUser), async (client) => {
        await readMetadata(client);
        const range = { topic, partition: 0, from: 0, to: 9 };
        expect(await countRecords(client, range)).toBe(4);
        const read: string[] = [];
        for await (const { offset, value } of readRecords(client, { ...range, isolation: "read_committed" }))
          read.push(`${String(offset)} ${String(value)}`);
        expect(read).toEqual(["0 commit", "1 commit", "6 commit", "7 commit"]);
        const all: number[] = [];
        for await (const { offset } of readRecords(client, { ...range, from: 1, isolation: "read_uncommitted" }))
          all.push(offset);
        expect(all).toEqual([1, 3, 4, 6, 7]);
      });
    });

    it("refuses records to who may not read them, and says which right is missing", async () => {
      const cluster = clusters()[which];
      await grant(cluster);
      await opened(cluster.clientProperties(least), async (client) => {
        await expect(countRecords(client, { topic, partition: 0, from: 0, to: 9 })).rejects.toMatchObject({
          causeCode: "TOPIC_AUTHORIZATION_FAILED",
          because: { grantNeeded: `READ on Topic ${topic}` },
        });
      });
    });

    it("tells everything but transactions and producers to who has the five rights of the documentation", async () => {
      const inventory = await inventoryAs(clusters()[which], least);
      expect(unknownsOf(inventory).map(({ path, grantNeeded }) => [path, grantNeeded])).toEqual([
        ["topics[*].producers", "READ on Topic *"],
        ["transactionalIds", "DESCRIBE on TransactionalId *"],
      ]);
      expect(inventory.topics.find(({ name }) => name === topic)?.configs).not.toBeNull();
    });

    it("is left as it was: looking for groups that do not exist creates nothing", async () => {
      const cluster = clusters()[which];
      await opened(cluster.clientProperties(cluster.superUser), async (client) => {
        const commits = await readCommittedOffsets(client, ["reads-no-such-group"]);
        expect(commits.get("reads-no-such-group")).toEqual({ known: true, value: new Map() });
        const offsets = await readLogOffsets(client, [{ topic: "reads.no-such-topic", partition: 0 }]);
        expect(offsets.get("reads.no-such-topic 0")).toMatchObject({ known: false });
        const names = [...(await readMetadata(client)).topics.keys()];
        expect(names.filter((name) => name.startsWith("reads"))).toEqual([topic]);
      });
    });
  });
});
