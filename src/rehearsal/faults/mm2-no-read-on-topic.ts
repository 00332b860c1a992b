import { type Fault } from "./fault";

/** MirrorMaker may see one topic and not read it: its task runs, its health is green, and nothing of the topic comes over. */
export const mm2NoReadOnTopic: Fault = {
  name: "mm2-no-read-on-topic",
  title: "MirrorMaker's principal lacks READ on one topic at the source",
  found: { check: "replication-caught-up", cause: "NOT_REPLICATED" },
  happens: { when: "before-replication", prelude: { withoutReadOnFirstTopic: true } },
};
