import { withAdmin } from "../rig/with-admin";
import { type Fault } from "./fault";
import { quietTopic } from "../production/topics";

/** A topic is deleted at the source and made again under the same name: offsets start over, and only its id tells. */
export const sourceTopicRecreated: Fault = {
  name: "source-topic-recreated",
  title: "a topic is deleted at the source and created again while MirrorMaker is down",
  found: { check: "source-topics-unchanged", cause: "SOURCE_TOPIC_RECREATED" },
  happens: {
    when: "before-check",
    inject: async ({ source, mirrorMaker, produce }) => {
      const topic = quietTopic;
      await mirrorMaker.stop();
      await withAdmin(source, async (admin) => {
        const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
        const numPartitions = topics[0]?.partitions.length ?? 1;
        await admin.deleteTopics({ topics: [topic] });
        await untilGone(async () => (await admin.listTopics()).includes(topic));
        await admin.createTopics({ topics: [{ topic, numPartitions, replicationFactor: 1 }] });
      });
      await produce(source, topic, 0, 60);
      // Where a partition is shorter than before, its old position lies beyond the end: it may never catch up.
      await mirrorMaker.start();
    },
  },
};

async function untilGone(isThere: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < 50 && (await isThere()); look++) await new Promise((resolve) => setTimeout(resolve, 100));
}
