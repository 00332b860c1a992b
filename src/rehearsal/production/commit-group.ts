import { type Kafka } from "kafkajs";

/** Positions that a group commits, by topic. */
export type GroupPositions = ReadonlyMap<string, readonly { readonly partition: number; readonly offset: number }[]>;

const joinWithinMs = 90_000;

/** Joins a group as a consumer does, commits positions, and leaves again: the group stays, without members. */
export async function commitGroup(kafka: Kafka, groupId: string, positions: GroupPositions): Promise<void> {
  const consumer = kafka.consumer({
    groupId,
    allowAutoTopicCreation: false,
    heartbeatInterval: 1_000,
    // Leaving waits for the fetch under way.
    maxWaitTimeInMs: 100,
  });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [...positions.keys()], fromBeginning: true });
    const joined = new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new Error(`${groupId} did not get its partitions within ${String(joinWithinMs / 1000)} s.`));
      }, joinWithinMs);
      consumer.on(consumer.events.GROUP_JOIN, () => {
        clearTimeout(late);
        resolve();
      });
    });
    // Records are of no interest: only what is committed is.
    await consumer.run({ autoCommit: false, eachBatch: () => Promise.resolve() });
    await joined;
    await consumer.commitOffsets(
      [...positions].flatMap(([topic, partitions]) =>
        partitions.map(({ partition, offset }) => ({ topic, partition, offset: String(offset) })),
      ),
    );
  } finally {
    await consumer.disconnect();
  }
}
