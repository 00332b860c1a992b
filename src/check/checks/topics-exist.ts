import { type Check } from "../check";
import { fail, pass, unreadable } from "../result";
import { topicSeen } from "../snapshot/topic-seen";

/** Every declared topic is at the target. */
export const topicsExist: Check = {
  name: "topics-exist",
  id: "TOP-01",
  title: "Every declared topic exists at the target",
  area: "topics",
  phases: ["after-apply"],
  needs: ["target.topics", "target.configs"],
  why: "MirrorMaker stalls every partition of a task that holds one missing topic, and says so nowhere but in its log.",
  remedy: "Apply the stack; if it was applied, look for an error of kafka_topic, then apply again.",
  *judge({ expected, seen }) {
    for (const { name } of expected.topics) {
      const topic = topicSeen(seen.target, name);
      if (!topic.known) yield unreadable(name, topic.because);
      else if (topic.value === undefined)
        yield fail(name, {
          cause: "TOPIC_ABSENT",
          expected: "exists",
          seen: "does not exist",
          message: "The target has no such topic.",
        });
      else yield pass(name, { message: "Exists." });
    }
  },
};
