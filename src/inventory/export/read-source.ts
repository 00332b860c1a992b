import { type Answer, known } from "../../kafka/answer";
import { type TopicFacts, type TopicPartition } from "../../kafka/cluster-facts";
import { type Cluster } from "../../kafka-client/cluster";
import { readAcls } from "../../kafka-client/reads/acls";
import { readBrokerConfigs } from "../../kafka-client/reads/broker-configs";
import { readBrokerReleases } from "../../kafka-client/reads/broker-releases";
import { readCommittedOffsets } from "../../kafka-client/reads/committed-offsets";
import { describeGroups, listGroups } from "../../kafka-client/reads/groups";
import { leaderBytes, readLogDirs } from "../../kafka-client/reads/log-dirs";
import { readLogOffsets } from "../../kafka-client/reads/log-offsets";
import { readMetadata } from "../../kafka-client/reads/metadata";
import { readProducers } from "../../kafka-client/reads/producers";
import { readQuotas } from "../../kafka-client/reads/quotas";
import { readReassignments } from "../../kafka-client/reads/reassignments";
import { readScramUsers } from "../../kafka-client/reads/scram-users";
import { readTopicConfigs } from "../../kafka-client/reads/topic-configs";
import { readTransactionalIds } from "../../kafka-client/reads/transactional-ids";
import { type SourceFacts } from "./source-facts";

/** Facts that were read, whole parts of them. */
export type SomeFacts = Partial<SourceFacts>;

/** What an earlier reading has left, and who is told how this one goes. */
export interface Reading {
  /** Parts that are there already, and are not read again. */
  readonly there: SomeFacts;
  /** Called with all facts so far whenever another part is whole. */
  onPart(facts: SomeFacts, progress: { readonly done: number; readonly of: number; readonly part: string }): void;
}

/** How many parts {@link readSource} reads. */
export const partCount = 12;

/**
 * Reads all of a source that an inventory holds, in parts. What does not depend on each other is asked for at the same
 * time.
 *
 * @throws EndpointUnreachable where not even the metadata can be read
 */
export async function readSource(cluster: Cluster, { there, onPart }: Reading): Promise<SourceFacts> {
  let facts = there;
  let done = 0;
  const part = async <K extends keyof SourceFacts>(
    name: string,
    keys: readonly K[],
    read: () => Promise<Pick<SourceFacts, K>>,
  ): Promise<Pick<SourceFacts, K>> => {
    const value = hold(there, keys) ? there : await read();
    facts = { ...facts, ...value };
    done += 1;
    onPart(facts, { done, of: partCount, part: name });
    return value;
  };

  const topics = part("topics", ["cluster", "topics"], async () => {
    const metadata = await readMetadata(cluster);
    return { cluster: metadata.cluster, topics: metadata.topics };
  });
  const partitions = topics.then((metadata) => partitionsOf(metadata.topics));
  const groups = part("groups", ["groups", "members", "commits"], async () => {
    await topics;
    return readGroups(cluster);
  });
  const [first, configs, disk, acls, quotas, users, brokers, held, logs, ids, producers, moving] = await Promise.all([
    topics,
    part("configs", ["topicConfigs"], async () => ({
      topicConfigs: await readTopicConfigs(cluster, [...(await topics).topics.keys()]),
    })),
    part("log directories", ["topicBytes", "topicsOnDisk"], async () => {
      await topics;
      return readDisk(cluster);
    }),
    part("ACLs", ["access"], async () => ({ access: await readAcls(cluster) })),
    part("quotas", ["quotas"], async () => ({ quotas: await readQuotas(cluster) })),
    part("users", ["scramUsers"], async () => ({ scramUsers: await readScramUsers(cluster) })),
    part("brokers", ["releases", "brokerConfigs"], async () => {
      const [releases, brokerConfigs] = await Promise.all([readBrokerReleases(cluster), readBrokerConfigs(cluster)]);
      return { releases, brokerConfigs };
    }),
    groups,
    // Committed offsets are read before the logs' ends: both only grow, so a commit that then lies beyond the end does so
    // for sure.
    part("offsets", ["logs"], async () => {
      await groups;
      return { logs: await readLogOffsets(cluster, await partitions) };
    }),
    part("transactional ids", ["transactionalIds"], async () => ({
      transactionalIds: await readTransactionalIds(cluster),
    })),
    part("producers", ["producers"], async () => ({ producers: await readProducers(cluster, await partitions) })),
    part("reassignments", ["reassignments"], async () => {
      await topics;
      return { reassignments: await readReassignments(cluster) };
    }),
  ]);
  return {
    ...first,
    ...configs,
    ...disk,
    ...acls,
    ...quotas,
    ...users,
    ...brokers,
    ...held,
    ...logs,
    ...ids,
    ...producers,
    ...moving,
  };
}

function hold<K extends keyof SourceFacts>(
  facts: SomeFacts,
  keys: readonly K[],
): facts is SomeFacts & Pick<SourceFacts, K> {
  return keys.every((key) => facts[key] !== undefined);
}

function partitionsOf(topics: ReadonlyMap<string, Answer<TopicFacts>>): readonly TopicPartition[] {
  return [...topics.values()].flatMap((topic) =>
    topic.known ? topic.value.partitions.map(({ partition }) => ({ topic: topic.value.name, partition })) : [],
  );
}

async function readDisk(cluster: Cluster): Promise<Pick<SourceFacts, "topicBytes" | "topicsOnDisk">> {
  const replicas = await readLogDirs(cluster);
  if (!replicas.known) return { topicBytes: replicas, topicsOnDisk: replicas };
  const onDisk = new Set<string>();
  for (const ofBroker of replicas.value.values()) for (const { topic } of ofBroker) onDisk.add(topic);
  return { topicBytes: known(leaderBytes(replicas.value, await cluster.lastMetadata())), topicsOnDisk: known(onDisk) };
}

async function readGroups(cluster: Cluster): Promise<Pick<SourceFacts, "groups" | "members" | "commits">> {
  const groups = await listGroups(cluster);
  const listed = groups.known ? groups.value.groups : [];
  const [members, commits] = await Promise.all([
    describeGroups(cluster, listed),
    readCommittedOffsets(
      cluster,
      listed.map(({ groupId }) => groupId),
    ),
  ]);
  return { groups, members, commits };
}
