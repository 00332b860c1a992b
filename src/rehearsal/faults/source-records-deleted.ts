import { withAdmin } from "../rig/with-admin";
import { type Fault } from "./fault";
import { quietTopic } from "../production/topics";

/** Retention overtakes MirrorMaker while it is down: it goes on at the new start of the log and never says what it missed. */
export const sourceRecordsDeleted: Fault = {
  name: "source-records-deleted",
  title: "records are deleted at the source before MirrorMaker, which was down, had read them",
  found: { check: "no-records-skipped", cause: "RECORDS_DELETED_BEFORE_REPLICATION" },
  happens: {
    when: "before-check",
    inject: async ({ source, mirrorMaker, produce }) => {
      const topic = quietTopic;
      await mirrorMaker.stop();
      await produce(source, topic, 0, 200);
      await withAdmin(source, async (admin) => {
        const end = (await admin.fetchTopicOffsets(topic)).find(({ partition }) => partition === 0)?.high ?? "0";
        await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: String(Number(end) - 50) }] });
      });
      await produce(source, topic, 0, 20);
      await mirrorMaker.startAndCatchUp();
    },
  },
};
