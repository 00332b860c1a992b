import { type Answer, known, notKnown } from "../../kafka/answer";
import { partitionKey } from "../../kafka/cluster-facts";
import { type Cluster } from "../cluster";
import { grants, unreadable } from "../error-codes";
import { describeLogDirs, type DescribeLogDirsResponse } from "../protocol/describe-log-dirs";
import { unreadableBecause } from "../unreachable";

/**
 * Bytes on disk by topic: of the leaders' logs only, so that a topic does not grow with its replicas. Needs DESCRIBE on
 * the cluster, and every broker's answer: a sum with a part missing is not told.
 */
export async function readTopicSizes(cluster: Cluster): Promise<Answer<ReadonlyMap<string, number>>> {
  try {
    const { topics, brokers } = await cluster.lastMetadata();
    const leaders = new Map<string, number>();
    for (const { name, partitions } of topics)
      for (const { partition, leader } of partitions) leaders.set(partitionKey({ topic: name, partition }), leader);
    const answers = await Promise.all(
      brokers.map(async ({ id }) => [id, await cluster.send(describeLogDirs, undefined, id)] as const),
    );
    const sizes = new Map<string, number>();
    for (const [brokerId, answer] of answers) {
      const failed = failureOf(answer);
      if (failed !== undefined) return notKnown(failed);
      for (const { topic, partition, sizeBytes, future } of answer.logDirs.flatMap(({ replicas }) => replicas))
        if (!future && leaders.get(partitionKey({ topic, partition })) === brokerId)
          sizes.set(topic, (sizes.get(topic) ?? 0) + sizeBytes);
    }
    return known(sizes);
  } catch (error) {
    return notKnown(unreadableBecause(error));
  }
}

const clusterAuthorizationFailed = 31;

function failureOf({ errorCode, logDirs }: DescribeLogDirsResponse): ReturnType<typeof unreadable> | undefined {
  if (errorCode !== 0) return unreadable(errorCode, null, grants.describeCluster);
  // Every broker has a log directory: none at all is how brokers before 3.2 refuse.
  if (logDirs.length === 0) return unreadable(clusterAuthorizationFailed, null, grants.describeCluster);
  const offline = logDirs.find((logDir) => logDir.errorCode !== 0);
  return offline === undefined ? undefined : unreadable(offline.errorCode, null, grants.describeCluster);
}
