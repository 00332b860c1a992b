import { type Answer, known, notKnown } from "../../kafka/answer";
import { partitionKey, type ProducerFacts, type TopicPartition } from "../../kafka/cluster-facts";
import { type Cluster } from "../cluster";
import { grants, staleLeaderErrors, unreadable } from "../error-codes";
import { describeProducers, type DescribedProducer, type ProducersOfPartition } from "../protocol/describe-producers";
import { groupedBy, inChunks } from "./in-chunks";
import { askLeaders, type FromLeader } from "./leaders";

/** Partitions in one request: where each has a few producers, an answer of about a megabyte. */
const partitionsPerRequest = 10_000;

/**
 * The idempotent and transactional producers that leaders still remember (for `producer.id.expiration.ms` after their last
 * record, a day by default; transactional ones longer), by `partitionKey`. Needs READ on the topics, which is more than
 * the other reads need: without it they are not known. Brokers before 2.8 do not tell.
 */
export async function readProducers(
  cluster: Cluster,
  partitions: readonly TopicPartition[],
): Promise<ReadonlyMap<string, Answer<readonly ProducerFacts[]>>> {
  return askLeaders(cluster, partitions, async (leader, ofLeader) => {
    const told: (readonly [string, FromLeader<readonly ProducerFacts[]>])[] = [];
    for (const chunk of inChunks(ofLeader, partitionsPerRequest)) {
      const topics = [...groupedBy(chunk, ({ topic }) => topic)].map(([name, ofTopic]) => ({
        name,
        partitions: ofTopic.map(({ partition }) => partition),
      }));
      const answer = await cluster.send(describeProducers, { topics }, leader);
      for (const one of answer.partitions) told.push([partitionKey(one), producersOf(one)]);
    }
    return told;
  });
}

/** Most partitions have none: they share one answer. */
const nobody: FromLeader<readonly ProducerFacts[]> = { stale: false, answer: known([]) };

function producersOf({
  topic,
  errorCode,
  errorMessage,
  producers,
}: ProducersOfPartition): FromLeader<readonly ProducerFacts[]> {
  if (errorCode === 0) return producers.length === 0 ? nobody : { stale: false, answer: known(producers.map(factsOf)) };
  const refused = unreadable(errorCode, errorMessage, grants.readTopic(topic));
  const because = refused.grantNeeded === undefined ? refused : { ...refused, message: wantsRead };
  return { stale: staleLeaderErrors.has(errorCode), answer: notKnown(because) };
}

const wantsRead =
  "Kafka tells the producers of a topic only to who may read its records: more than an export needs otherwise.";

function factsOf({ producerId, lastTimestamp, transactionStartOffset }: DescribedProducer): ProducerFacts {
  return {
    producerId,
    lastProducedAtMs: lastTimestamp < 0 ? null : lastTimestamp,
    inTransaction: transactionStartOffset >= 0,
  };
}
