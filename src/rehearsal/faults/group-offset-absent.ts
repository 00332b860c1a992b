import { withAdmin } from "../rig/with-admin";
import { type Fault } from "./fault";

/** A group has no position at the target: `auto.offset.reset` would decide where it resumes. */
export const groupOffsetAbsent: Fault = {
  name: "group-offset-absent",
  title: "a group's committed offsets are missing at the target",
  found: { check: "group-offsets-resume", cause: "GROUP_OFFSET_ABSENT" },
  happens: {
    when: "before-check",
    inject: async ({ target, wave, mirrorMaker }) => {
      await mirrorMaker.stop();
      await withAdmin(target, (admin) => admin.deleteGroups([wave.members.groups[0] ?? ""]));
    },
  },
};
