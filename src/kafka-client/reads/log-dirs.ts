import { type Answer, known, notKnown, type Unreadable } from "../../kafka/answer";
import { type Cluster } from "../cluster";
import { grants, unreadable } from "../error-codes";
import { type DescribedReplica, describeLogDirs, type DescribeLogDirsResponse } from "../protocol/describe-log-dirs";
import { type MetadataResponse } from "../protocol/metadata";
import { unreadableBecause } from "../unreachable";
import { leaderOf, leadersIn } from "./leaders";

/** The replicas on disk by broker. Brokers tell of every topic here, also of those that the principal may not see. */
export type ReplicasByBroker = ReadonlyMap<number, readonly DescribedReplica[]>;

/** The replicas of all brokers. Needs DESCRIBE on the cluster, and every broker's answer. */
export async function readLogDirs(cluster: Cluster): Promise<Answer<ReplicasByBroker>> {
  try {
    const answers = await Promise.all(
      cluster.brokers().map(async ({ id }) => [id, await cluster.send(describeLogDirs, undefined, id)] as const),
    );
    for (const [, answer] of answers) {
      const failed = failureOf(answer);
      if (failed !== undefined) return notKnown(failed);
    }
    return known(new Map(answers.map(([id, { logDirs }]) => [id, logDirs.flatMap(({ replicas }) => replicas)])));
  } catch (error) {
    return notKnown(unreadableBecause(error));
  }
}

const clusterAuthorizationFailed = 31;

function failureOf({ errorCode, logDirs }: DescribeLogDirsResponse): Unreadable | undefined {
  if (errorCode !== 0) return unreadable(errorCode, null, grants.describeCluster);
  // Every broker has a log directory: none at all is how brokers before 3.2 refuse.
  if (logDirs.length === 0) return unreadable(clusterAuthorizationFailed, null, grants.describeCluster);
  const offline = logDirs.find((logDir) => logDir.errorCode !== 0);
  return offline === undefined ? undefined : unreadable(offline.errorCode, null, grants.describeCluster);
}

/** Bytes by topic, of the leaders' logs only, so that a topic does not grow with its replicas. */
export function leaderBytes(
  replicas: ReplicasByBroker,
  metadata: Pick<MetadataResponse, "topics">,
): ReadonlyMap<string, number> {
  const leaders = leadersIn(metadata);
  const sizes = new Map<string, number>();
  for (const [brokerId, ofBroker] of replicas)
    for (const { topic, partition, sizeBytes, future } of ofBroker)
      if (!future && leaderOf(leaders, { topic, partition }) === brokerId)
        sizes.set(topic, (sizes.get(topic) ?? 0) + sizeBytes);
  return sizes;
}
