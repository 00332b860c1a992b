import { setTimeout as pause } from "node:timers/promises";
import { type Answer, known, notKnown } from "../../kafka/answer";
import { type LogOffsets, partitionKey, type TopicPartition } from "../../kafka/cluster-facts";
import { type Cluster } from "../cluster";
import { grants, staleLeaderErrors, unreadable } from "../error-codes";
import { type IsolationLevel, listOffsets, logEnds } from "../protocol/list-offsets";
import { type MetadataResponse } from "../protocol/metadata";
import { unreadableBecause } from "../unreachable";
import { groupedBy } from "./in-chunks";

/** How long a new leader is given before it is asked once more. */
const staleLeaderPauseMs = 500;

/** An answer, and whether a fresh look at the metadata could make it another. */
interface Outcome {
  readonly answer: Answer<LogOffsets>;
  readonly stale: boolean;
}

/**
 * First and last positions of partitions, by `partitionKey`. The leaders are asked in parallel, each with one request
 * for the start, one for the last stable offset and one for the high watermark, in this order: so start ≤ last stable ≤
 * end holds although the log grows meanwhile. Partitions whose leader has moved are asked for once more.
 */
export async function readLogOffsets(
  cluster: Cluster,
  partitions: readonly TopicPartition[],
): Promise<ReadonlyMap<string, Answer<LogOffsets>>> {
  if (partitions.length === 0) return new Map();
  const outcomes = await readOnce(cluster, partitions, leadersIn(await cluster.lastMetadata()));
  const stale = partitions.filter((partition) => outcomes.get(partitionKey(partition))?.stale === true);
  if (stale.length > 0) {
    await pause(staleLeaderPauseMs, undefined, { ...(cluster.signal === undefined ? {} : { signal: cluster.signal }) });
    const again = await readOnce(cluster, stale, leadersIn(await cluster.metadata("all")));
    for (const [key, outcome] of again) outcomes.set(key, outcome);
  }
  return new Map([...outcomes].map(([key, { answer }]) => [key, answer]));
}

/** Leader by `partitionKey`. */
function leadersIn({ topics }: MetadataResponse): ReadonlyMap<string, number> {
  const leaders = new Map<string, number>();
  for (const { name, partitions } of topics)
    for (const { partition, leader } of partitions) leaders.set(partitionKey({ topic: name, partition }), leader);
  return leaders;
}

async function readOnce(
  cluster: Cluster,
  partitions: readonly TopicPartition[],
  leaders: ReadonlyMap<string, number>,
): Promise<Map<string, Outcome>> {
  const byLeader = groupedBy(partitions, (partition) => leaders.get(partitionKey(partition)));
  const outcomes = await Promise.all(
    [...byLeader].map(async ([leader, ofLeader]) => {
      if (leader !== undefined && leader >= 0) return askLeader(cluster, leader, ofLeader);
      return ofLeader.map((at) => [partitionKey(at), leader === undefined ? notSeen(at) : leaderless] as const);
    }),
  );
  return new Map(outcomes.flat());
}

const leaderless: Outcome = { stale: true, answer: notKnown(unreadable(5, null, "")) };

function notSeen({ topic }: TopicPartition): Outcome {
  const message = "The partition does not exist, or the principal may not see its topic.";
  const grantNeeded = grants.describeTopic(topic);
  return { stale: true, answer: notKnown({ error: "UNKNOWN_TOPIC_OR_PARTITION", message, grantNeeded }) };
}

interface Position {
  readonly errorCode: number;
  readonly offset: number;
}

async function askLeader(
  cluster: Cluster,
  leader: number,
  partitions: readonly TopicPartition[],
): Promise<readonly (readonly [string, Outcome])[]> {
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
  try {
    const start = await positions(logEnds.earliest, 0);
    const lastStable = await positions(logEnds.latest, 1);
    const end = await positions(logEnds.latest, 0);
    return partitions.map((partition) => {
      const key = partitionKey(partition);
      return [key, merged(partition, start.get(key), lastStable.get(key), end.get(key))];
    });
  } catch (error) {
    const answer = notKnown<LogOffsets>(unreadableBecause(error));
    return partitions.map((partition) => [partitionKey(partition), { answer, stale: false }]);
  }
}

function merged(
  { topic }: TopicPartition,
  start: Position | undefined,
  lastStable: Position | undefined,
  end: Position | undefined,
): Outcome {
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
