import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, type Producer, ResourcePatternTypes } from "kafkajs";
import { type Inventory } from "../../../src/inventory/document/inventory";
import { exportInventory } from "../../../src/inventory/export/export-inventory";
import { readClientProperties } from "../../../src/kafka-client/client-properties";
import { openCluster } from "../../../src/kafka-client/cluster";
import { type RunningCluster } from "../../../src/rehearsal/rig/running-cluster";
import { withAdmin } from "../../../src/rehearsal/rig/with-admin";
import { describeWithKafka, sharedClusters } from "../rig";

const topic = "producers.payments";
const transactionalId = "producers-open";
const user = "producers-auditor";

async function inventoryAs(cluster: RunningCluster, as: string): Promise<Inventory> {
  const client = await openCluster(readClientProperties(cluster.clientProperties(as)));
  try {
    const taken = { now: new Date(), exporterVersion: "test", address: cluster.bootstrapServers };
    return await exportInventory(client, taken);
  } finally {
    await client.close();
  }
}

async function grant(
  cluster: RunningCluster,
  resourceType: AclResourceTypes,
  resourceName: string,
  operation: AclOperationTypes,
): Promise<void> {
  const acl = {
    principal: `User:${user}`,
    host: "*",
    permissionType: AclPermissionTypes.ALLOW,
    resourcePatternType: ResourcePatternTypes.LITERAL,
  };
  await withAdmin(cluster, (admin) => admin.createAcls({ acl: [{ ...acl, resourceType, resourceName, operation }] }));
}

/** Brokers take a moment to learn a new ACL. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt += 1) if (await holds()) return;
  throw new Error("it did not come about");
}

const producersOf = ({ topics }: Inventory) => topics.find(({ name }) => name === topic)?.producers;

describeWithKafka("transactions and producers of a real cluster", () => {
  const clusters = sharedClusters();

  describe.each(["source", "target"] as const)("%s", (which) => {
    let producer: Producer;
    let abort: () => Promise<void>;

    beforeAll(async () => {
      const cluster = clusters()[which];
      await cluster.setPasswords([{ name: user, password: "sees-what-it-may" }]);
      await withAdmin(cluster, (admin) =>
        admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 2 }] }),
      );
      const idempotent = cluster.kafkajs().producer({ idempotent: true, maxInFlightRequests: 1 });
      await idempotent.connect();
      await idempotent.send({ topic, messages: [{ value: "v", partition: 0, timestamp: "1700000000000" }] });
      await idempotent.disconnect();
      producer = cluster.kafkajs().producer({
        transactionalId,
        idempotent: true,
        maxInFlightRequests: 1,
        // It is to be open until we abort it, however long the tests take.
        transactionTimeout: 900_000,
      });
      await producer.connect();
      const open = await producer.transaction();
      await open.send({ topic, messages: [{ value: "v", partition: 1 }] });
      abort = () => open.abort();
    });

    afterAll(async () => {
      await abort();
      await producer.disconnect();
    });

    it("shows an open transaction, and the idempotent producer beside it", async () => {
      const cluster = clusters()[which];
      const inventory = await inventoryAs(cluster, cluster.superUser);
      const open = inventory.transactionalIds?.find((one) => one.transactionalId === transactionalId);
      expect(open).toMatchObject({ state: "Ongoing" });
      const producers = producersOf(inventory);
      expect(producers).toHaveLength(2);
      expect(producers?.[0]).toMatchObject({
        partition: 0,
        lastProducedAt: "2023-11-14T22:13:20.000Z",
        inTransaction: false,
      });
      expect(producers?.[1]).toMatchObject({ partition: 1, producerId: open?.producerId, inTransaction: true });
      expect(Date.now() - Date.parse(producers?.[1]?.lastProducedAt ?? "")).toBeLessThan(900_000);
      expect(inventory.reassignments).toEqual([]);
      expect(inventory.cluster).toMatchObject({ platform: null, name: null });
      expect(inventory.sources).toMatchObject([{ id: "kafka", format: "kafka", name: cluster.bootstrapServers }]);
    });

    it("shows each only to who has the right for it: until then it is not known, and the right is named", async () => {
      const cluster = clusters()[which];
      const needed = async (path: string): Promise<string | undefined> =>
        (await inventoryAs(cluster, user)).unknowns.find((unknown) => unknown.path === path)?.grantNeeded;

      expect(await needed("reassignments")).toBe("DESCRIBE on Cluster kafka-cluster");
      await grant(cluster, AclResourceTypes.CLUSTER, "kafka-cluster", AclOperationTypes.DESCRIBE);
      await until(async () => (await inventoryAs(cluster, user)).reassignments !== null);

      await grant(cluster, AclResourceTypes.TOPIC, topic, AclOperationTypes.DESCRIBE);
      await until(async () => (await inventoryAs(cluster, user)).topics.some(({ name }) => name === topic));
      const without = await inventoryAs(cluster, user);
      expect(producersOf(without)).toBeNull();
      expect(without.transactionalIds).toBeNull();
      expect(without.unknowns).toContainEqual(
        expect.objectContaining({
          path: `topics["${topic}"].producers`,
          error: "TOPIC_AUTHORIZATION_FAILED",
          grantNeeded: `READ on Topic ${topic}`,
        }),
      );
      expect(without.unknowns).toContainEqual(
        expect.objectContaining({ path: "transactionalIds", grantNeeded: "DESCRIBE on TransactionalId *" }),
      );

      await grant(cluster, AclResourceTypes.TOPIC, topic, AclOperationTypes.READ);
      await until(async () => producersOf(await inventoryAs(cluster, user))?.length === 2);

      await grant(cluster, AclResourceTypes.TRANSACTIONAL_ID, transactionalId, AclOperationTypes.DESCRIBE);
      await until(async () => (await inventoryAs(cluster, user)).transactionalIds !== null);
      const partly = await inventoryAs(cluster, user);
      expect(partly.transactionalIds).toMatchObject([{ transactionalId }]);
      expect(partly.unknowns.some(({ path }) => path === "transactionalIds")).toBe(true);

      await grant(cluster, AclResourceTypes.TRANSACTIONAL_ID, "*", AclOperationTypes.DESCRIBE);
      await until(
        async () => !(await inventoryAs(cluster, user)).unknowns.some(({ path }) => path === "transactionalIds"),
      );
    });
  });
});
