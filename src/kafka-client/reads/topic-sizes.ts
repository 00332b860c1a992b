import { type Answer, known, notKnown } from "../../kafka/answer";
import { type Cluster } from "../cluster";
import { unreadableBecause } from "../unreachable";
import { leaderBytes, readLogDirs } from "./log-dirs";

/**
 * Bytes on disk by topic: of the leaders' logs only. Needs DESCRIBE on the cluster, and every broker's answer: a sum
 * with a part missing is not told.
 */
export async function readTopicSizes(cluster: Cluster): Promise<Answer<ReadonlyMap<string, number>>> {
  const replicas = await readLogDirs(cluster);
  if (!replicas.known) return replicas;
  try {
    return known(leaderBytes(replicas.value, await cluster.lastMetadata()));
  } catch (error) {
    return notKnown(unreadableBecause(error));
  }
}
