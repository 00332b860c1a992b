import { withAdmin } from "../rig/with-admin";
import { type Fault } from "./fault";

/** A group's position at the target lies beyond the log's end: its first fetch is out of range. */
export const offsetBeyondLogEnd: Fault = {
  name: "offset-beyond-log-end",
  title: "a group's committed offset at the target lies beyond the end of the log",
  found: { check: "group-offsets-resume", cause: "OFFSET_BEYOND_LOG_END" },
  happens: {
    when: "before-check",
    inject: async ({ target, wave, mirrorMaker }) => {
      const groupId = wave.members.groups[0] ?? "";
      await mirrorMaker.stop();
      await withAdmin(target, async (admin) => {
        const [committed] = await admin.fetchOffsets({ groupId });
        const partition = committed?.partitions[0];
        if (committed === undefined || partition === undefined)
          throw new Error(`${groupId} has no offset at the target.`);
        await admin.setOffsets({
          groupId,
          topic: committed.topic,
          partitions: [{ partition: partition.partition, offset: String(Number(partition.offset) + 1_000_000) }],
        });
      });
    },
  },
};
