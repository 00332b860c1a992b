import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { internalTopics } from "../../src/constructs/mirror-maker/internal-topics";
import { renderMirrorMakerProperties } from "../../src/constructs/mirror-maker/properties";
import { requiredAcls } from "../../src/constructs/mirror-maker/required-acls";
import { rehearsalMirrorMaker } from "../../src/rehearsal/app";
import { createAcls } from "../../src/rehearsal/rig/acl-writes";
import { type JavaProcess, startJava } from "../../src/rehearsal/rig/java-process";
import { kafkaDistribution } from "../../src/rehearsal/rig/kafka-distribution";
import { type RunningCluster } from "../../src/rehearsal/rig/running-cluster";
import { startCluster } from "../../src/rehearsal/rig/start-cluster";
import { describeWithKafka } from "./rig";

const topic = "orders.v1";
// Names at which a pattern or a placeholder would go wrong, and one that MirrorMaker leaves out by default.
const groups = ["billing", "a.b ${x}|(*", "connect-sink"];
const records = 25;

describeWithKafka("MirrorMaker with the properties and rights of the package", () => {
  // Clusters of its own: the names of MirrorMaker's topics are fixed, and others may want them too.
  let directory: string;
  let source: RunningCluster;
  let target: RunningCluster;
  let mirrorMaker: JavaProcess | undefined;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "mirror-maker-"));
    const [old, current] = await Promise.all([
      kafkaDistribution({ version: "3.9.2" }),
      kafkaDistribution({ version: "4.3.1" }),
    ]);
    [source, target] = await Promise.all([
      startCluster({ name: "source", distribution: old, nodes: 1, directory: join(directory, "source") }),
      startCluster({ name: "target", distribution: current, nodes: 1, directory: join(directory, "target") }),
    ]);
    const secretsDirectory = join(directory, "secrets");
    const settings = rehearsalMirrorMaker({
      sourceServers: source.bootstrapServers.split(","),
      targetServers: target.bootstrapServers.split(","),
      secretsDirectory,
    });
    const acls = requiredAcls(settings, { topics: [topic], groups });
    for (const [cluster, alias, user, rights] of [
      [source, "src", "mm2-source", acls.source],
      [target, "tgt", "mm2-target", acls.target],
    ] as const) {
      const password = `password-of-${user}`;
      await cluster.setPasswords([{ name: user, password }]);
      const admin = cluster.kafkajs().admin();
      await admin.connect();
      await createAcls(admin, rights);
      await admin.createTopics({ topics: [{ topic, numPartitions: 1, replicationFactor: 1 }] });
      if (cluster === target)
        await admin.createTopics({
          topics: internalTopics("src", 1).map(({ name, partitions, configs }) => ({
            topic: name,
            numPartitions: partitions,
            replicationFactor: 1,
            configEntries: Object.entries(configs).map(([key, value]) => ({ name: key, value })),
          })),
        });
      await admin.disconnect();
      mkdirSync(join(secretsDirectory, alias), { recursive: true });
      writeFileSync(join(secretsDirectory, alias, "username"), user);
      writeFileSync(join(secretsDirectory, alias, "password"), password, { mode: 0o600 });
      writeFileSync(join(secretsDirectory, alias, "ca.crt"), readFileSync(cluster.caFile));
    }
    const propertiesFile = join(directory, "mm2.properties");
    writeFileSync(propertiesFile, renderMirrorMakerProperties(settings, { topics: [topic], groups }));
    mirrorMaker = await startJava({
      distribution: current,
      mainClass: "org.apache.kafka.connect.mirror.MirrorMaker",
      arguments: [propertiesFile, "--clusters", "tgt"],
      heapMegabytes: 128,
      logFile: join(directory, "mm2.log"),
      workDirectory: directory,
    });
  }, 600_000);
  afterAll(async () => {
    await mirrorMaker?.stop();
    await Promise.all([source?.stop(), target?.stop()]);
    rmSync(directory, { recursive: true, force: true });
  });

  const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
    const giveUpAtMs = Date.now() + 240_000;
    while (!(await holds().catch(() => false))) {
      if (mirrorMaker?.isRunning() !== true || Date.now() > giveUpAtMs)
        throw new Error(`${what} did not happen:\n${mirrorMaker?.lastLines(40).join("\n") ?? ""}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
  const write = async (): Promise<void> => {
    const producer = source.kafkajs().producer();
    await producer.connect();
    for (let index = 0; index < records; index++)
      await producer.send({ topic, messages: [{ key: `k${String(index)}`, value: `v${String(index)}` }] });
    await producer.disconnect();
  };

  it("copies the records of the wave's topic under the same name", async () => {
    await write();
    const admin = target.kafkajs().admin();
    await admin.connect();
    await until("replication", async () => (await admin.fetchTopicOffsets(topic))[0]?.high === String(records));
    await admin.disconnect();
  }, 300_000);

  it("brings over the offsets of exactly the wave's groups, however they are named", async () => {
    await write();
    const [there, here] = [source.kafkajs().admin(), target.kafkajs().admin()];
    await Promise.all([there.connect(), here.connect()]);
    const committed = String(records + 15);
    for (const groupId of [...groups, "of-another-wave"])
      await there.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset: committed }] });
    const offsetOf = async (groupId: string): Promise<string | undefined> =>
      (await here.fetchOffsets({ groupId, topics: [topic] }))[0]?.partitions[0]?.offset;
    // MirrorMaker may fall short of the exact position, where it has not written down every record; it never goes beyond.
    for (const groupId of groups)
      await until(`an offset of ${groupId}`, async () => Number(await offsetOf(groupId)) > 0);
    const offsets = await Promise.all(groups.map(async (groupId) => Number(await offsetOf(groupId))));
    expect(Math.max(...offsets)).toBeLessThanOrEqual(Number(committed));
    expect(await offsetOf("of-another-wave")).toBe("-1");
    await Promise.all([there.disconnect(), here.disconnect()]);
  }, 300_000);

  it("leaves no trace at the source", async () => {
    const admin = source.kafkajs().admin();
    await admin.connect();
    const topics = await admin.listTopics();
    await admin.disconnect();
    expect(topics.filter((name) => !name.startsWith("__"))).toEqual([topic]);
  });
});
