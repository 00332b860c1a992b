import { setTimeout as pause } from "node:timers/promises";
import { type Answer, notKnown } from "../../kafka/answer";
import { partitionKey, type TopicPartition } from "../../kafka/cluster-facts";
import { type Cluster } from "../cluster";
import { grants, unreadable } from "../error-codes";
import { type MetadataResponse } from "../protocol/metadata";
import { unreadableBecause } from "../unreachable";
import { groupedBy } from "./in-chunks";

/** How long a new leader is given before it is asked once more. */
const staleLeaderPauseMs = 500;

/** What a leader said of one partition, and whether a fresh look at the metadata could make it another. */
export interface FromLeader<T> {
  readonly answer: Answer<T>;
  readonly stale: boolean;
}

/**
 * Asks each partition's leader, the brokers in parallel; the answers by `partitionKey`. Partitions whose leader has moved
 * are asked for once more.
 *
 * @param ask one leader for its partitions; where it throws because the broker cannot be reached, none of them is known
 */
export async function askLeaders<T>(
  cluster: Cluster,
  partitions: readonly TopicPartition[],
  ask: (
    leader: number,
    partitions: readonly TopicPartition[],
  ) => Promise<readonly (readonly [string, FromLeader<T>])[]>,
): Promise<ReadonlyMap<string, Answer<T>>> {
  const answers = new Map<string, Answer<T>>();
  if (partitions.length === 0) return answers;
  const stale = await askOnce(partitions, leadersIn(await cluster.lastMetadata()));
  if (stale.length === 0) return answers;
  await pause(staleLeaderPauseMs, undefined, cluster.signal === undefined ? {} : { signal: cluster.signal });
  await askOnce(stale, leadersIn(await cluster.metadata("all")));
  return answers;

  /** The partitions that are worth another look. */
  async function askOnce(some: readonly TopicPartition[], leaders: Leaders): Promise<readonly TopicPartition[]> {
    const movedOn: TopicPartition[] = [];
    const byLeader = groupedBy(some, (partition) => leaderOf(leaders, partition));
    await Promise.all(
      [...byLeader].map(async ([leader, ofLeader]) => {
        if (leader !== undefined && leader >= 0) {
          const said = new Map(await askOne(leader, ofLeader));
          for (const at of ofLeader) take(at, said.get(partitionKey(at)) ?? leftOut);
        } else for (const at of ofLeader) take(at, leader === undefined ? notSeen(at) : leaderless);
      }),
    );
    return movedOn;

    function take(at: TopicPartition, { answer, stale: isStale }: FromLeader<T>): void {
      answers.set(partitionKey(at), answer);
      if (isStale) movedOn.push(at);
    }
  }

  async function askOne(
    leader: number,
    ofLeader: readonly TopicPartition[],
  ): Promise<readonly (readonly [string, FromLeader<T>])[]> {
    try {
      return await ask(leader, ofLeader);
    } catch (error) {
      const failed: FromLeader<T> = { answer: notKnown(unreadableBecause(error)), stale: false };
      return ofLeader.map((partition) => [partitionKey(partition), failed]);
    }
  }
}

/** Leaders of partitions: of each topic in the order of its partitions' numbers. */
export type Leaders = ReadonlyMap<string, readonly number[]>;

/** Who leads every partition. Kept by topic: a key for each of a hundred thousand partitions would weigh more. */
export function leadersIn({ topics }: Pick<MetadataResponse, "topics">): Leaders {
  return new Map(
    topics.map(({ name, partitions }) => {
      const leaders: number[] = [];
      for (const { partition, leader } of partitions) leaders[partition] = leader;
      return [name, leaders];
    }),
  );
}

/** The broker that leads a partition: -1 where there is none now, undefined where the partition is not seen. */
export function leaderOf(leaders: Leaders, { topic, partition }: TopicPartition): number | undefined {
  return leaders.get(topic)?.[partition];
}

const leaderNotAvailable = 5;

const leaderless: FromLeader<never> = { stale: true, answer: notKnown(unreadable(leaderNotAvailable, null, "")) };

const leftOut: FromLeader<never> = {
  stale: false,
  answer: notKnown({ error: "NO_ANSWER", message: "The broker's answer leaves the partition out." }),
};

function notSeen({ topic }: TopicPartition): FromLeader<never> {
  const message = "The partition does not exist, or the principal may not see its topic.";
  const grantNeeded = grants.describeTopic(topic);
  return { stale: true, answer: notKnown({ error: "UNKNOWN_TOPIC_OR_PARTITION", message, grantNeeded }) };
}
