import { Partitioners } from "kafkajs";
import { type RunningCluster } from "../rig/running-cluster";
import { recordsFor } from "./records";
import { productionTopics } from "./topics";

/** Applications that go on writing while everything else happens. */
export interface LiveProducers {
  /** Records written so far to each partition of each live topic. */
  perPartition(): number;
  stop(): Promise<void>;
}

const everyMs = 250;

/** Writes one record to every partition of every live topic, four times a second, until stopped. */
export async function startLiveProducers(cluster: RunningCluster): Promise<LiveProducers> {
  const producer = cluster
    .kafkajs()
    .producer({ idempotent: true, allowAutoTopicCreation: false, createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  const live = productionTopics.filter((topic) => topic.live);
  let rounds = 0;
  let stopped = false;
  const work = (async () => {
    while (!stopped) {
      const startedMs = Date.now();
      await producer.sendBatch({
        topicMessages: live.map((topic) => ({
          topic: topic.name,
          messages: recordsFor(topic, topic.records + rounds * topic.partitions, topic.partitions).map(
            (message, partition) => ({ ...message, partition }),
          ),
        })),
      });
      rounds += 1;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, everyMs - (Date.now() - startedMs))));
    }
  })();
  // Told when it is stopped: a producer that broke off would otherwise end the whole process.
  work.catch(() => undefined);
  return {
    perPartition: () => rounds,
    stop: async () => {
      stopped = true;
      await work.finally(() => producer.disconnect());
    },
  };
}
