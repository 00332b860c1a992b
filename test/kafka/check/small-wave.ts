import { type Producer } from "kafkajs";
import { type Expectations } from "../../../src/expectations/document";
import { type Acl } from "../../../src/kafka/acl";
import { openCluster } from "../../../src/kafka-client/cluster";
import { readClientProperties } from "../../../src/kafka-client/client-properties";
import { readMetadata } from "../../../src/kafka-client/reads/metadata";
import { createAcls } from "../../../src/rehearsal/rig/acl-writes";
import { type RunningCluster } from "../../../src/rehearsal/rig/running-cluster";
import { withAdmin } from "../../../src/rehearsal/rig/with-admin";
import { anAcl, anExpectedTopic, expectations } from "../../builders/expectations";
import { type SharedClusters } from "../rig";

/** Names of these tests alone. */
export const names = {
  alias: "chk",
  topic: "check.orders",
  partitions: 3,
  group: "check-billing",
  /** Groups that stand at 90 at the source, and where they must not at the target. */
  wrongGroups: { "check-beyond": 5_000, "check-replays": 60, "check-skips": 95 },
  principal: "User:check-billing",
  user: "check-billing",
  client: "check-mm2",
  blind: "check-blind",
} as const;

const positions = `mm2-offsets.${names.alias}.internal`;
const syncs = `mm2-offset-syncs.${names.alias}.internal`;

/** The grant of the wave's one principal. */
export const grant: Acl = anAcl({ principal: names.principal, resourceName: names.topic });

/**
 * A wave of one topic, brought over by hand: 100 records a partition at both clusters, with the positions and offset syncs that
 * MirrorMaker would have written, a group that stands at 90 there and at 85 here, a grant, a quota and users.
 */
export async function smallWave({ source, target }: SharedClusters): Promise<Expectations> {
  const topic = { topic: names.topic, numPartitions: names.partitions };
  await withAdmin(source, async (admin) => void (await admin.createTopics({ topics: [topic], waitForLeaders: true })));
  await withAdmin(target, async (admin) => {
    const own = [
      { topic: positions, numPartitions: 25 },
      { topic: syncs, numPartitions: 1 },
    ];
    await admin.createTopics({ topics: [topic, ...own], waitForLeaders: true });
    await createAcls(admin, [grant]);
  });
  for (const cluster of [source, target])
    await cluster.setPasswords(
      [names.user, names.client, names.blind].map((name) => ({ name, password: `${name}-secret` })),
    );
  await target.setQuotas([{ entity: { user: names.user }, values: { consumer_byte_rate: 1_000_000 } }]);
  await producing(source, async (producer) => {
    for (let partition = 0; partition < names.partitions; partition += 1) await write(producer, partition, 100);
  });
  await producing(target, async (producer) => {
    for (let partition = 0; partition < names.partitions; partition += 1) {
      await write(producer, partition, 100);
      await producer.send({ topic: positions, messages: [position(partition, 99)] });
      await producer.send({ topic: syncs, messages: [sync(partition, 0, 0), sync(partition, 50, 50)] });
    }
  });
  await Promise.all([
    ...[names.group, ...Object.keys(names.wrongGroups)].map((groupId) => commit(source, groupId, 90)),
    commit(target, names.group, 85),
    ...Object.entries(names.wrongGroups).map(([groupId, offset]) => commit(target, groupId, offset)),
  ]);
  return declared(await topicIdAt(source));
}

function declared(topicId: string): Expectations {
  const { topic, partitions, group, user, client, principal, alias } = names;
  return expectations({
    wave: "check",
    clients: [{ name: "mm2-target", cluster: "target", principal: `User:${client}` }],
    targetBrokers: { count: 1 },
    certificateDays: 7,
    topics: [
      anExpectedTopic({
        name: topic,
        partitions,
        effective: [
          { key: "cleanup.policy", rule: "equal", value: "delete" },
          { key: "retention.ms", rule: "at-least", value: "86400000" },
        ],
        source: { topicId, partitions, cleanupPolicy: "delete" },
      }),
      { name: positions, partitions: 25, replicationFactor: 1, effective: [] },
    ],
    access: [{ cluster: "target", principal, acls: [grant], nothingElse: true, phase: "after-apply" }],
    quotas: [{ entity: { user }, values: { consumer_byte_rate: 1_000_000 } }],
    scramUsers: [{ user, mechanism: "SCRAM-SHA-512", iterations: 4096 }],
    groups: [{ groupId: group, topics: [topic], replayTolerance: 10 }],
    replication: { tool: "mirror-maker-2", sourceAlias: alias, targetAlias: "tgt", maxLagRecords: 0 },
  });
}

async function topicIdAt(cluster: RunningCluster): Promise<string> {
  const opened = await openCluster(readClientProperties(cluster.clientProperties(cluster.superUser)));
  try {
    const topic = (await readMetadata(opened)).topics.get(names.topic);
    return topic?.known === true ? (topic.value.topicId ?? "") : "";
  } finally {
    await opened.close();
  }
}

/** Writes as the super user. */
export async function producing(cluster: RunningCluster, work: (producer: Producer) => Promise<void>): Promise<void> {
  const producer = cluster.kafkajs().producer({ idempotent: true });
  await producer.connect();
  try {
    await work(producer);
  } finally {
    await producer.disconnect();
  }
}

/** Records of the wave's topic. */
export async function write(producer: Producer, partition: number, count: number): Promise<void> {
  const messages = Array.from({ length: count }, (_, at) => ({
    partition,
    key: `k${String(at)}`,
    value: `v${String(at)}`,
  }));
  await producer.send({ topic: names.topic, messages });
}

/** Has a group stand at an offset of every partition. */
async function commit(cluster: RunningCluster, groupId: string, offset: number): Promise<void> {
  const partitions = Array.from({ length: names.partitions }, (_, partition) => ({
    partition,
    offset: String(offset),
  }));
  await withAdmin(cluster, (admin) => admin.setOffsets({ groupId, topic: names.topic, partitions }));
}

function position(partition: number, offset: number) {
  const key = ["MirrorSourceConnector", { cluster: names.alias, partition, topic: names.topic }];
  return { key: JSON.stringify(key), value: JSON.stringify({ offset }) };
}

function sync(partition: number, upstream: number, downstream: number) {
  const topic = Buffer.from(names.topic);
  const key = Buffer.alloc(2 + topic.length + 4);
  key.writeInt16BE(topic.length, 0);
  topic.copy(key, 2);
  key.writeInt32BE(partition, 2 + topic.length);
  const value = Buffer.alloc(16);
  value.writeBigInt64BE(BigInt(upstream), 0);
  value.writeBigInt64BE(BigInt(downstream), 8);
  return { key, value };
}
