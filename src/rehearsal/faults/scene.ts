import { Partitioners } from "kafkajs";
import { type Wave } from "../../waves/document";
import { recordsFor } from "../production/records";
import { productionTopics } from "../production/topics";
import { type RunningCluster } from "../rig/running-cluster";
import { ProgramFailed } from "../terraform/program-failed";
import { type Replication } from "../steps/replicate";
import { type Workplace } from "../workplace";
import { type Scene } from "./fault";

/** The scene of a fault: the rehearsal's clusters and MirrorMaker, with hands to lay on them. */
export function sceneOf({ source, target }: Workplace, wave: Wave, mirrorMaker: Replication): Scene {
  return {
    source,
    target,
    wave,
    mirrorMaker: {
      stop: mirrorMaker.stop,
      start: mirrorMaker.start,
      startAndCatchUp: async () => {
        await mirrorMaker.start();
        if (!(await mirrorMaker.caughtUp())) throw new ProgramFailed("MirrorMaker did not catch up again.");
      },
    },
    produce,
  };
}

async function produce(cluster: RunningCluster, topic: string, partition: number, count: number): Promise<void> {
  const producer = cluster
    .kafkajs()
    .producer({ idempotent: true, allowAutoTopicCreation: false, createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  try {
    const shape = productionTopics.find(({ name }) => name === topic);
    if (shape === undefined) throw new Error(`${topic} is no topic of the rehearsal.`);
    const messages = recordsFor(shape, shape.records, count).map((message) => ({ ...message, partition }));
    await producer.send({ topic, messages });
  } finally {
    await producer.disconnect();
  }
}
