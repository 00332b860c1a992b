import { type Message } from "kafkajs";
import { readClientProperties } from "../../../src/kafka-client/client-properties";
import { openCluster } from "../../../src/kafka-client/cluster";
import { findCoordinator } from "../../../src/kafka-client/protocol/find-coordinator";
import { type Acl } from "../../../src/kafka/acl";
import { createAcls } from "../../../src/rehearsal/rig/acl-writes";
import { type RunningCluster } from "../../../src/rehearsal/rig/running-cluster";
import { withAdmin } from "../../../src/rehearsal/rig/with-admin";
import { byTopic } from "./by-topic";
import { type Commit, offsetCommit } from "./offset-commit";
import { type MeasuredTopic } from "./size";

/** One record to write. */
export interface Written {
  readonly topic: string;
  readonly partition: number;
  readonly message: Message;
}

function* chunksOf<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

/** Creates topics with one replica each, some at a time: one request for all of them would take longer than it may. */
export async function createTopics(cluster: RunningCluster, topics: readonly MeasuredTopic[]): Promise<void> {
  await withAdmin(cluster, async (admin) => {
    for (const chunk of chunksOf(topics, 100))
      await admin.createTopics({
        waitForLeaders: false,
        timeout: 60_000,
        topics: chunk.map(({ name, partitions, configs }) => ({
          topic: name,
          numPartitions: partitions,
          replicationFactor: 1,
          configEntries: Object.entries(configs).map(([key, value]) => ({ name: key, value })),
        })),
      });
  });
}

/** Creates ACLs, some at a time. */
export async function writeAcls(cluster: RunningCluster, acls: readonly Acl[]): Promise<void> {
  await withAdmin(cluster, async (admin) => {
    for (const chunk of chunksOf(acls, 1_000)) await createAcls(admin, chunk);
  });
}

/** Writes records to their partitions, each once: brokers that do not lead yet make the client try again. */
export async function write(cluster: RunningCluster, records: readonly Written[]): Promise<void> {
  const producer = cluster.kafkajs().producer({
    allowAutoTopicCreation: false,
    idempotent: true,
    maxInFlightRequests: 1,
    retry: { retries: 60, maxRetryTime: 1_000 },
  });
  await producer.connect();
  try {
    for (const chunk of chunksOf(records, 5_000))
      await producer.sendBatch({
        topicMessages: byTopic(chunk).map(([topic, written]) => ({
          topic,
          messages: written.map(({ partition, message }) => ({ ...message, partition })),
        })),
      });
  } finally {
    await producer.disconnect();
  }
}

/** Commits positions of groups that have no members. */
export async function commit(cluster: RunningCluster, commits: readonly Commit[]): Promise<void> {
  const connection = await openCluster(readClientProperties(cluster.clientProperties(cluster.superUser)));
  try {
    // The first look-up of a coordinator makes the cluster create the topic of offsets.
    await connection.send(findCoordinator, { groupIds: ["group-0"] }, "any");
    for (const { groupId, positions } of commits) await commitOne(connection, { groupId, positions });
  } finally {
    await connection.close();
  }
}

/** A new offsets topic is loaded by its broker for a moment, in which it takes no commit. */
async function commitOne(connection: Awaited<ReturnType<typeof openCluster>>, group: Commit): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const brokers = connection.brokers().map(({ id }) => id);
    const broker = brokers[attempt % brokers.length] ?? "any";
    const { errorCodes } = await connection.send(offsetCommit, group, broker);
    const refused = errorCodes.find((code) => code !== 0);
    if (refused === undefined) return;
    if (attempt === 300) throw new Error(`committing ${group.groupId} was refused with error ${String(refused)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
