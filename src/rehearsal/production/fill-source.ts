import { CompressionTypes, Partitioners, type Producer } from "kafkajs";
import { createAcls } from "../rig/acl-writes";
import { runJavaTool } from "../rig/java-process";
import { type KafkaDistribution } from "../rig/kafka-distribution";
import { type RunningCluster } from "../rig/running-cluster";
import { freshPassword } from "../rig/start-cluster";
import { withAdmin } from "../rig/with-admin";
import { productionAcls } from "./access";
import { advanceGroups } from "./advance-groups";
import { createTopics } from "./create-topics";
import { productionGroups } from "./groups";
import { productionQuotas } from "./quotas";
import { consoleLines, largeRecord, recordsFor } from "./records";
import { largeRecordTopic, type ProductionTopic, productionTopics, transactionalTopic } from "./topics";
import { passwordUsers } from "./users";

/** What was written. */
export interface Filled {
  readonly topics: number;
  readonly records: number;
  readonly groups: number;
  readonly acls: number;
}

/** Fills an empty source: users, grants, quotas, topics, records in five codecs and in transactions, groups with lag. */
export async function fillSource(
  cluster: RunningCluster,
  distribution: KafkaDistribution,
  directory: string,
  onProgress: (text: string) => void,
  signal?: AbortSignal,
): Promise<Filled> {
  onProgress("users, grants and quotas");
  await cluster.setPasswords(passwordUsers.map((name) => ({ name, password: freshPassword() })));
  await cluster.setQuotas(productionQuotas);
  await withAdmin(cluster, async (admin) => {
    await createAcls(admin, productionAcls);
    onProgress(`${String(productionTopics.length)} topics`);
    await createTopics(admin, productionTopics, distribution.major);
  });
  onProgress("records");
  await Promise.all([writeWithJava(cluster, distribution, directory, signal), writeWithNode(cluster)]);
  signal?.throwIfAborted();
  onProgress("groups");
  // A long way behind, as groups are when nobody has looked for a while; those of the wave catch up later.
  await advanceGroups(
    cluster,
    productionGroups.map((group) => ({ ...group, lag: group.lag + 50 })),
  );
  return {
    topics: productionTopics.length,
    records: productionTopics.reduce((sum, { records }) => sum + records, 0),
    groups: productionGroups.length,
    acls: productionAcls.length,
  };
}

const packedByJava: ReadonlySet<string> = new Set(["snappy", "lz4", "zstd"]);

async function writeWithNode(cluster: RunningCluster): Promise<void> {
  const kafka = cluster.kafkajs();
  const plain = { allowAutoTopicCreation: false, createPartitioner: Partitioners.DefaultPartitioner };
  const producer = kafka.producer({ ...plain, idempotent: true });
  const transactional = kafka.producer({
    ...plain,
    idempotent: true,
    transactionalId: "payments-tx",
    maxInFlightRequests: 1,
  });
  await Promise.all([producer.connect(), transactional.connect()]);
  try {
    for (const topic of productionTopics.filter(({ codec }) => !packedByJava.has(codec)))
      await writeTopic(producer, topic);
    await producer.send({ topic: largeRecordTopic, messages: [largeRecord(3 * 1024 * 1024)] });
    await writeTransactions(transactional);
  } finally {
    await Promise.all([producer.disconnect(), transactional.disconnect()]);
  }
}

async function writeTopic(producer: Producer, topic: ProductionTopic): Promise<void> {
  if (topic.records === 0) return;
  const half = Math.ceil(topic.records / 2);
  const compression = topic.codec === "gzip" ? CompressionTypes.GZIP : CompressionTypes.None;
  for (const from of [0, half])
    await producer.send({
      topic: topic.name,
      compression,
      messages: [...recordsFor(topic, from, Math.min(half, topic.records - from))],
    });
}

/** Three transactions, the middle one aborted: its records and three markers are in the log and in nobody's sight. */
async function writeTransactions(producer: Producer): Promise<void> {
  const topic = productionTopics.find(({ name }) => name === transactionalTopic);
  if (topic === undefined) return;
  for (const [index, outcome] of (["commit", "abort", "commit"] as const).entries()) {
    const transaction = await producer.transaction();
    await transaction.send({ topic: topic.name, messages: [...recordsFor(topic, index * 20, 20)] });
    await transaction[outcome]();
  }
}

/** Kafka's own producer for the codecs that JavaScript cannot pack: what a consumer meets in real logs. */
async function writeWithJava(
  cluster: RunningCluster,
  distribution: KafkaDistribution,
  directory: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const [server = ""] = cluster.bootstrapServers.split(",");
  const properties = cluster.clientProperties(cluster.superUser);
  await Promise.all(
    productionTopics
      .filter(({ codec }) => packedByJava.has(codec))
      .map((topic) =>
        runJavaTool({
          distribution,
          mainClass: distribution.major < 4 ? "kafka.tools.ConsoleProducer" : "org.apache.kafka.tools.ConsoleProducer",
          arguments: [
            ...["--bootstrap-server", server],
            ...["--producer.config", properties],
            ...["--topic", topic.name],
            ...["--compression-codec", topic.codec],
            ...["--property", "parse.key=true"],
            ...["--property", "parse.headers=true"],
          ],
          workDirectory: directory,
          input: consoleLines(topic),
          ...(signal === undefined ? {} : { signal }),
        }),
      ),
  );
}
