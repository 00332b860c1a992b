import { type Fault } from "./fault";
import { quietTopic } from "../production/topics";

/** Somebody writes to the target before the cut-over: those records exist there alone, and rollback would lose them. */
export const targetOnlyWrites: Fault = {
  name: "target-only-writes",
  title: "an application writes to a topic at the target before the cut-over",
  found: { check: "no-target-only-writes", cause: "TARGET_ONLY_WRITES" },
  happens: {
    when: "before-check",
    inject: async ({ target, produce }) => {
      await produce(target, quietTopic, 0, 25);
    },
  },
};
