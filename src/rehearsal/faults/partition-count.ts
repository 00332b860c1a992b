import { withAdmin } from "../rig/with-admin";
import { type Fault } from "./fault";

/** A topic grew at the target alone: keys no longer meet their partitions. */
export const partitionCount: Fault = {
  name: "partition-count",
  title: "somebody adds a partition to a topic at the target",
  found: { check: "partition-counts-equal", cause: "PARTITION_COUNT_DIFFERS" },
  happens: {
    when: "before-check",
    inject: async ({ target, wave }) => {
      const [topic = ""] = wave.members.topics;
      await withAdmin(target, async (admin) => {
        const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
        const count = (topics[0]?.partitions.length ?? 0) + 1;
        await admin.createPartitions({ topicPartitions: [{ topic, count }] });
      });
    },
  },
};
