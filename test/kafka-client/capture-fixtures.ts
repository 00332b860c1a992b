/*
 * Captures what real brokers answer, as test/kafka-client/fixtures/<line>.json: for each API that is read and each
 * version that both sides speak, the body of the response in hex. Run it again after a change of a codec or of Kafka's
 * versions: npx tsx test/kafka-client/capture-fixtures.ts
 * It starts one small broker of each line with the rehearsal's rig and stops it again; half a minute, Java and Maven needed.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompressionTypes, type Kafka } from "kafkajs";
import { readClientProperties } from "../../src/kafka-client/client-properties";
import { type Cluster, openCluster } from "../../src/kafka-client/cluster";
import { type Api, type Throttled } from "../../src/kafka-client/protocol/api";
import { runJavaTool, startJava } from "../../src/rehearsal/rig/java-process";
import { kafkaDistribution, type KafkaDistribution } from "../../src/rehearsal/rig/kafka-distribution";
import { type RunningCluster } from "../../src/rehearsal/rig/running-cluster";
import { startCluster } from "../../src/rehearsal/rig/start-cluster";
import { captures } from "./captures";

async function main(): Promise<void> {
  for (const version of ["3.9.2", "4.3.1"] as const) {
    const directory = mkdtempSync(join(tmpdir(), "kafka-byoc-fixtures-"));
    const distribution = await kafkaDistribution({ version });
    const running = await startCluster({
      name: "fixtures",
      distribution,
      nodes: 1,
      directory,
      configs: { "offsets.topic.num.partitions": "1", "transaction.state.log.num.partitions": "1" },
    });
    try {
      await fill(running, distribution, directory);
      if (version === "4.3.1") await joinWithNewProtocol(running, distribution, directory);
      const cluster = await openCluster(readClientProperties(running.clientProperties(running.superUser)));
      const fixtures = await captureAll(cluster);
      await cluster.close();
      const file = join(__dirname, "fixtures", `kafka-${version}.json`);
      writeFileSync(file, `${JSON.stringify(fixtures, null, 2)}\n`);
      process.stdout.write(`${file}: ${String(Object.keys(fixtures).length)} answers\n`);
    } finally {
      await running.stop();
      rmSync(directory, { recursive: true, force: true });
    }
  }
}

/** Two topics, a group with a commit and one with a member, two ACLs, quotas and users; records in five codecs. */
async function fill(running: RunningCluster, distribution: KafkaDistribution, directory: string): Promise<void> {
  const kafka = running.kafkajs();
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({
    topics: [
      { topic: "orders.v1", numPartitions: 2, configEntries: [{ name: "cleanup.policy", value: "compact" }] },
      { topic: "codecs", numPartitions: 1 },
    ],
  });
  await admin.createAcls({
    acl: [
      { ...toTopic, resourceName: "orders.v1", resourcePatternType: 3, host: "*", operation: 3, permissionType: 3 },
      {
        ...toTopic,
        resourceName: "orders.",
        resourcePatternType: 4,
        host: "10.0.0.1",
        operation: 4,
        permissionType: 2,
      },
    ],
  });
  await admin.disconnect();
  await running.setPasswords([{ name: "alice", password: "alice-in-fixtures" }]);
  await running.setQuotas([
    { entity: { user: "alice", "client-id": null }, values: { producer_byte_rate: 1048576 } },
    { entity: { "client-id": null }, values: { request_percentage: 12.5 } },
  ]);
  await produce(kafka);
  for (const codec of ["snappy", "lz4", "zstd"]) await produceWithJava(running, distribution, directory, codec);
  await commit(kafka);
}

const toTopic = { resourceType: 2, principal: "User:alice" } as const;

async function produce(kafka: Kafka): Promise<void> {
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  const messages = [
    { key: "k1", value: "v1", headers: { trace: ["a", "b"] }, timestamp: "1700000000000" },
    { key: "k2", value: null, timestamp: "1700000000001" },
  ];
  await producer.send({ topic: "orders.v1", messages: messages.map((message) => ({ ...message, partition: 0 })) });
  await producer.send({ topic: "codecs", compression: CompressionTypes.GZIP, messages });
  await producer.disconnect();
  const transactional = kafka.producer({ transactionalId: "fixtures", idempotent: true, maxInFlightRequests: 1 });
  await transactional.connect();
  for (const end of ["abort", "commit"] as const) {
    const transaction = await transactional.transaction();
    await transaction.send({ topic: "orders.v1", messages: [{ key: end, value: end, partition: 1 }] });
    await transaction[end]();
  }
  await transactional.disconnect();
}

async function produceWithJava(
  running: RunningCluster,
  distribution: KafkaDistribution,
  directory: string,
  codec: string,
): Promise<void> {
  await runJavaTool({
    distribution,
    mainClass: "org.apache.kafka.tools.ProducerPerformance",
    arguments: [
      ...["--topic", "codecs", "--num-records", "3", "--record-size", "40", "--throughput", "-1"],
      ...["--producer.config", running.clientProperties(running.superUser)],
      ...["--producer-props", `bootstrap.servers=${running.bootstrapServers}`, `compression.type=${codec}`],
    ],
    workDirectory: directory,
  });
}

async function commit(kafka: Kafka): Promise<void> {
  const consumer = kafka.consumer({ groupId: "billing", sessionTimeout: 10_000 });
  await consumer.connect();
  await consumer.subscribe({ topics: ["orders.v1"], fromBeginning: true });
  const done = new Promise<void>((resolve) => {
    consumer.on("consumer.commit_offsets", () => {
      resolve();
    });
  });
  await consumer.run({ autoCommitThreshold: 1, eachMessage: () => Promise.resolve() });
  await done;
  // Stays a member: the capture is to show one. The process ends soon.
}

/** A group of the consumer protocol (KIP-848), which 4.x brokers have on. Its member runs until the broker stops. */
async function joinWithNewProtocol(
  running: RunningCluster,
  distribution: KafkaDistribution,
  directory: string,
): Promise<void> {
  await startJava({
    distribution,
    mainClass: "org.apache.kafka.tools.consumer.ConsoleConsumer",
    arguments: [
      ...["--bootstrap-server", running.bootstrapServers, "--topic", "orders.v1", "--group", "shipping"],
      ...["--consumer.config", running.clientProperties(running.superUser)],
      ...["--consumer-property", "group.protocol=consumer", "--consumer-property", "client.id=shipper"],
    ],
    heapMegabytes: 128,
    logFile: join(directory, "shipping.log"),
    workDirectory: directory,
  });
  const admin = running.kafkajs().admin();
  await admin.connect();
  for (let joined = false; !joined;) {
    const { groups } = await admin.listGroups();
    joined = groups.some(({ groupId }) => groupId === "shipping");
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  await admin.disconnect();
}

async function captureAll(cluster: Cluster): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  const [broker] = cluster.brokers();
  const speaks = await cluster.speaks(broker?.id ?? 1);
  await captures(async (api, request) => {
    const theirs = speaks.apis.get(api.key);
    if (theirs === undefined) throw new Error(`The broker does not speak ${api.name}.`);
    for (
      let version = Math.max(api.versions.min, theirs.min);
      version <= Math.min(api.versions.max, theirs.max);
      version += 1
    )
      answers[`${api.name} ${String(version)}`] = await captured(cluster, api, request, version);
  });
  return answers;
}

/** The body of the answer in one version, as the broker sent it (without the tagged fields of the response header). */
async function captured<Q, S extends Throttled>(
  cluster: Cluster,
  api: Api<Q, S>,
  request: Q,
  version: number,
): Promise<string> {
  let body = "";
  const recording: Api<Q, Throttled> = {
    ...api,
    versions: { min: version, max: version },
    encode: (writer, data, asked) => {
      api.encode(writer, data, asked);
    },
    decode: (reader) => {
      body = reader.raw(reader.left)?.toString("hex") ?? "";
      return { throttleTimeMs: 0 };
    },
  };
  await cluster.send(recording, request, "any");
  return body;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
