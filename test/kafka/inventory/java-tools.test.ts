import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Consumer } from "kafkajs";
import { type Inventory } from "../../../src/inventory/document/inventory";
import { exportInventory } from "../../../src/inventory/export/export-inventory";
import { type ImportedFile } from "../../../src/inventory/importers/importer";
import { kafkaCli } from "../../../src/inventory/importers/kafka-cli/kafka-cli";
import { mergeInventories } from "../../../src/inventory/merge/merge-inventories";
import { readClientProperties } from "../../../src/kafka-client/client-properties";
import { openCluster } from "../../../src/kafka-client/cluster";
import { fillSource } from "../../../src/rehearsal/production/fill-source";
import {
  type KafkaDistribution,
  kafkaDistribution,
  type KafkaVersion,
} from "../../../src/rehearsal/rig/kafka-distribution";
import { type RunningCluster } from "../../../src/rehearsal/rig/running-cluster";
import { startCluster } from "../../../src/rehearsal/rig/start-cluster";
import { describeWithKafka } from "../rig";

const taken = { now: new Date("2027-01-10T08:00:00Z"), exporterVersion: "test" };

type Call = readonly [name: string, mainClass: string, ...args: string[]];

const topicTool = "org.apache.kafka.tools.TopicCommand";
const configTool = "kafka.admin.ConfigCommand";
const groupTool = "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand";
const aclTool = (major: number): string => (major < 4 ? "kafka.admin.AclCommand" : "org.apache.kafka.tools.AclCommand");

/** What a person runs to tell all of a cluster. */
const everyTool = (major: number): readonly Call[] => [
  ["topics.txt", topicTool, "--describe"],
  ["topic-configs.txt", configTool, "--describe", "--all", "--entity-type", "topics"],
  ["brokers.txt", configTool, "--describe", "--all", "--entity-type", "brokers"],
  ["users.txt", configTool, "--describe", "--entity-type", "users"],
  ["clients.txt", configTool, "--describe", "--entity-type", "clients"],
  ["users-clients.txt", configTool, "--describe", "--entity-type", "users", "--entity-type", "clients"],
  ["ips.txt", configTool, "--describe", "--entity-type", "ips"],
  ["acls.txt", aclTool(major), "--list"],
  ["groups.txt", groupTool, "--describe", "--all-groups"],
  ["group-states.txt", groupTool, "--list", "--state", "--type"],
  ["log-dirs.txt", "org.apache.kafka.tools.LogDirsCommand", "--describe"],
];

/** As a person keeps it: `… > FILE 2>&1`. Without blocking, so that the follower's heartbeats go on. */
async function printed(
  cluster: RunningCluster,
  { classpath, loggingOption }: KafkaDistribution,
  directory: string,
  calls: readonly Call[],
): Promise<readonly ImportedFile[]> {
  const on = ["--bootstrap-server", cluster.bootstrapServers];
  const login = ["--command-config", cluster.clientProperties(cluster.superUser)];
  const java = ["-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", loggingOption, "-cp", classpath];
  const files: ImportedFile[] = [];
  for (const [file, mainClass, ...args] of calls) {
    const path = join(directory, file);
    const kept = openSync(path, "w");
    const child = spawn("java", [...java, mainClass, ...on, ...login, ...args], { stdio: ["ignore", kept, kept] });
    const [code] = (await once(child, "exit")) as [number | null];
    closeSync(kept);
    const text = readFileSync(path, "utf8");
    if (code !== 0) throw new Error(`${mainClass} ${args.join(" ")}: ${text}`);
    files.push({ file, text });
  }
  return files;
}

async function exported(cluster: RunningCluster): Promise<Inventory> {
  const client = await openCluster(readClientProperties(cluster.clientProperties(cluster.superUser)));
  try {
    return await exportInventory(client, { ...taken, address: cluster.bootstrapServers });
  } finally {
    await client.close();
  }
}

/** A topic as far as the tools tell of it: not where its logs begin and end, nor who produces. */
const byTools = ({ topics }: Inventory) =>
  topics.map((topic) => ({ ...topic, offsets: null, producers: null, sizeBytes: null }));

const quotasByEntity = ({ quotas }: Inventory) =>
  new Map((quotas ?? []).map(({ entity, values }) => [JSON.stringify(Object.entries(entity).sort()), values]));

const bySize = (cluster: Inventory) => cluster.topics.map(({ name, sizeBytes }) => [name, sizeBytes] as const);

describeWithKafka("importing what Kafka's own tools print of the rehearsal's source", () => {
  describe.each<KafkaVersion>(["3.9.2", "4.3.1"])("at %s", (version) => {
    const directory = mkdtempSync(join(tmpdir(), "kafka-byoc-tools-"));
    let cluster: RunningCluster;
    let follower: Consumer;
    let live: Inventory;
    let files: readonly ImportedFile[];
    let imported: Inventory;

    beforeAll(async () => {
      const distribution = await kafkaDistribution({ version });
      cluster = await startCluster({ name: "tools", distribution, nodes: 1, directory: join(directory, "tools") });
      await fillSource(cluster, distribution, directory, () => undefined);
      follower = cluster.kafkajs().consumer({ groupId: "follower with blanks", sessionTimeout: 120_000 });
      await follower.connect();
      await follower.subscribe({ topics: ["orders.v1"], fromBeginning: true });
      const joined = new Promise((resolve) => follower.on(follower.events.GROUP_JOIN, resolve));
      await follower.run({ autoCommit: false, eachMessage: () => Promise.resolve() });
      await joined;
      await follower.commitOffsets([{ topic: "orders.v1", partition: 0, offset: "7" }]);
      files = await printed(cluster, distribution, directory, everyTool(distribution.major));
      live = await exported(cluster);
      imported = kafkaCli.read(files, taken);
    }, 600_000);
    afterAll(async () => {
      await follower?.disconnect();
      await cluster?.stop();
      rmSync(directory, { recursive: true, force: true });
    });

    it("gives the same topics, with every effective config and where it was set", () => {
      expect(imported.topics).toHaveLength(live.topics.length);
      expect(byTools(imported)).toEqual(byTools(live));
      expect(imported.topics.find(({ name }) => name === "inventory.levels")?.configs?.["cleanup.policy"]).toEqual({
        value: "compact,delete",
        source: "DYNAMIC_TOPIC_CONFIG",
      });
    });

    it("gives the same sizes", () => {
      expect(bySize(imported)).toEqual(bySize(live));
    });

    it("gives the same ACLs", () => {
      expect(imported.acls?.length).toBeGreaterThan(50);
      expect(imported.acls).toEqual(live.acls);
    });

    it("gives the same groups, with members, offsets and lag", () => {
      expect(imported.groups).toEqual(live.groups);
      expect(imported.groups?.find(({ groupId }) => groupId === "follower with blanks")).toMatchObject({
        state: "Stable",
        members: [{ host: "/127.0.0.1" }],
        offsets: [{ topic: "orders.v1", partition: 0, committed: 7 }],
      });
    });

    it("gives the same quotas, SCRAM users and brokers' configs", () => {
      expect(quotasByEntity(imported)).toEqual(quotasByEntity(live));
      expect(imported.scramUsers).toEqual(live.scramUsers);
      expect(imported.cluster.brokerConfigs).toEqual(live.cluster.brokerConfigs);
    });

    it("understands every line", () => {
      expect(imported.leftOut).toEqual([]);
    });

    it("adds nothing to the export and contradicts it nowhere", () => {
      const merged = mergeInventories(live, imported);
      expect(merged.conflicts).toEqual([]);
      expect(merged.topics).toEqual(live.topics);
      expect(merged.acls).toEqual(live.acls);
      expect(merged.groups).toEqual(live.groups);
    });

    it("tells of what only kafka-topics prints that it was set somewhere", () => {
      const short = kafkaCli.read(
        files.filter(({ file }) => file === "topics.txt"),
        taken,
      );
      const documents = short.topics.find(({ name }) => name === "documents");
      expect(documents?.configsTold).toBe("overrides");
      expect(documents?.configs?.["max.message.bytes"]).toEqual({ value: "4194304", source: "UNKNOWN" });
      expect(byTools(mergeInventories(short, imported))).toEqual(byTools(live));
    });
  });
});
