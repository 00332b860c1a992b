import { type Answer, known, notKnown } from "../../kafka/answer";
import { type LogOffsets, partitionKey, type TopicPartition } from "../../kafka/cluster-facts";
import { type Cluster } from "../cluster";
import { grants, staleLeaderErrors, unreadable } from "../error-codes";
import { type IsolationLevel, listOffsets, logEnds } from "../protocol/list-offsets";
import { groupedBy } from "./in-chunks";
import { askLeaders, type FromLeader } from "./leaders";

/**
 * First and last positions of partitions, by `partitionKey`. The leaders are asked in parallel, each with one request
 * for the start, one for the last stable offset and one for the high watermark, in this order: so start ≤ last stable ≤
 * end holds although the log grows meanwhile. Partitions whose leader has moved are asked for once more.
 */
export async function readLogOffsets(
  cluster: Cluster,
  partitions: readonly TopicPartition[],
): Promise<ReadonlyMap<string, Answer<LogOffsets>>> {
  return askLeaders(cluster, partitions, (leader, ofLeader) => askOne(cluster, leader, ofLeader));
}

interface Position {
  readonly errorCode: number;
  readonly offset: number;
}

async function askOne(
  cluster: Cluster,
  leader: number,
  partitions: readonly TopicPartition[],
): Promise<readonly (readonly [string, FromLeader<LogOffsets>])[]> {
  const topics = [...groupedBy(partitions, ({ topic }) => topic)];
  const positions = async (timestamp: number, isolation: IsolationLevel): Promise<ReadonlyMap<string, Position>> => {
    const { offsets } = await cluster.send(
      listOffsets,
      {
        isolation,
        topics: topics.map(([name, ofTopic]) => ({
          name,
          partitions: ofTopic.map(({ partition }) => ({ partition, timestamp })),
        })),
      },
      leader,
    );
    return new Map(offsets.map((listed) => [partitionKey(listed), listed]));
  };
  const start = await positions(logEnds.earliest, 0);
  const lastStable = await positions(logEnds.latest, 1);
  const end = await positions(logEnds.latest, 0);
  return partitions.map((partition) => {
    const key = partitionKey(partition);
    return [key, merged(partition, start.get(key), lastStable.get(key), end.get(key))];
  });
}

function merged(
  { topic }: TopicPartition,
  start: Position | undefined,
  lastStable: Position | undefined,
  end: Position | undefined,
): FromLeader<LogOffsets> {
  if (start === undefined || lastStable === undefined || end === undefined) {
    const message = "The broker's answer leaves the partition out.";
    return { stale: false, answer: notKnown({ error: "NO_ANSWER", message }) };
  }
  const failed = [start, lastStable, end].find(({ errorCode }) => errorCode !== 0);
  if (failed === undefined)
    return { stale: false, answer: known({ start: start.offset, end: end.offset, lastStable: lastStable.offset }) };
  const because = unreadable(failed.errorCode, null, grants.describeTopic(topic));
  return { stale: staleLeaderErrors.has(failed.errorCode), answer: notKnown(because) };
}
