import { known } from "../../kafka/answer";
import { type Cluster } from "../../kafka-client/cluster";
import { readAcls } from "../../kafka-client/reads/acls";
import { readBrokerConfigs } from "../../kafka-client/reads/broker-configs";
import { readBrokerReleases } from "../../kafka-client/reads/broker-releases";
import { readCommittedOffsets } from "../../kafka-client/reads/committed-offsets";
import { describeGroups, listGroups } from "../../kafka-client/reads/groups";
import { leaderBytes, readLogDirs } from "../../kafka-client/reads/log-dirs";
import { readLogOffsets } from "../../kafka-client/reads/log-offsets";
import { type ClusterMetadata, readMetadata } from "../../kafka-client/reads/metadata";
import { readQuotas } from "../../kafka-client/reads/quotas";
import { readScramUsers } from "../../kafka-client/reads/scram-users";
import { readTopicConfigs } from "../../kafka-client/reads/topic-configs";
import { type SourceFacts } from "./source-facts";

/**
 * Reads all of a source that an inventory holds. What does not depend on each other is asked for at the same time.
 *
 * @throws EndpointUnreachable where not even the metadata can be read
 */
export async function readSource(cluster: Cluster, onProgress: (text: string) => void): Promise<SourceFacts> {
  onProgress("topics and access");
  const metadata = readMetadata(cluster);
  const topicsKnown = metadata.then(({ topics }) => {
    onProgress(`configs, groups and offsets of ${String(topics.size)} topics`);
    return topics;
  });
  const [{ cluster: facts, topics }, access, quotas, scramUsers, topicConfigs, disk, moving, releases, brokerConfigs] =
    await Promise.all([
      metadata,
      readAcls(cluster),
      readQuotas(cluster),
      readScramUsers(cluster),
      topicsKnown.then((known) => readTopicConfigs(cluster, [...known.keys()])),
      topicsKnown.then(() => readDisk(cluster)),
      topicsKnown.then((known) => readMoving(cluster, known)),
      readBrokerReleases(cluster),
      readBrokerConfigs(cluster),
    ]);
  return {
    cluster: facts,
    releases,
    brokerConfigs,
    topics,
    topicConfigs,
    ...disk,
    access,
    quotas,
    scramUsers,
    ...moving,
  };
}

async function readDisk(cluster: Cluster): Promise<Pick<SourceFacts, "topicBytes" | "topicsOnDisk">> {
  const replicas = await readLogDirs(cluster);
  if (!replicas.known) return { topicBytes: replicas, topicsOnDisk: replicas };
  const metadata = await cluster.lastMetadata();
  return {
    topicBytes: known(leaderBytes(replicas.value, metadata)),
    topicsOnDisk: known(new Set([...replicas.value.values()].flat().map(({ topic }) => topic))),
  };
}

/**
 * Groups and logs. Committed offsets are read before the logs' ends: both only grow, so a commit that then lies beyond
 * the end does so for sure.
 */
async function readMoving(
  cluster: Cluster,
  topics: ClusterMetadata["topics"],
): Promise<Pick<SourceFacts, "groups" | "members" | "commits" | "logs">> {
  const groups = await listGroups(cluster);
  const listed = groups.known ? groups.value.groups : [];
  const [members, commits] = await Promise.all([
    describeGroups(cluster, listed),
    readCommittedOffsets(
      cluster,
      listed.map(({ groupId }) => groupId),
    ),
  ]);
  const partitions = [...topics.values()].flatMap((topic) =>
    topic.known ? topic.value.partitions.map(({ partition }) => ({ topic: topic.value.name, partition })) : [],
  );
  return { groups, members, commits, logs: await readLogOffsets(cluster, partitions) };
}
