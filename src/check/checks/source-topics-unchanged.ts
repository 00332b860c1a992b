import { type Check } from "../check";
import { fail, pass, skipped, unknown, unreadable } from "../result";
import { topicSeen } from "../snapshot/topic-seen";

/** The source's topics are the very ones that were inventoried: the same topic ids. */
export const sourceTopicsUnchanged: Check = {
  name: "source-topics-unchanged",
  id: "TOP-12",
  title: "Source topics are those that were inventoried",
  area: "topics",
  phases: ["before-apply", "after-apply"],
  needs: ["source.topics", "source.configs"],
  why: "MirrorMaker goes on at the old position of a topic that was created anew: records are lost or copied twice, in silence.",
  remedy:
    "Stop MirrorMaker, delete the topic's position and its target topic's records, start again, and export the inventory anew.",
  *judge({ expected, seen }) {
    for (const { name, source } of expected.topics) {
      if (source === undefined) continue;
      const topic = topicSeen(seen.source, name);
      if (!topic.known) yield unreadable(name, topic.because);
      else if (topic.value === undefined)
        yield fail(name, {
          cause: "SOURCE_TOPIC_ABSENT",
          expected: "exists",
          seen: "does not exist",
          message: "The source has no such topic any more.",
          remedy: "Take it out of the wave, or find out who deleted it; what came over is all that is left.",
        });
      else if (source.topicId === null)
        yield skipped(name, "The inventory has no topic id: the source was older than Kafka 2.8.");
      else if (topic.value.topicId === null)
        yield unknown(name, { cause: "TOPIC_ID_NOT_TOLD", message: "The source does not tell topic ids." });
      else if (topic.value.topicId !== source.topicId)
        yield fail(name, {
          cause: "SOURCE_TOPIC_RECREATED",
          expected: `topic id ${source.topicId}`,
          seen: `topic id ${topic.value.topicId}`,
          message: "The source topic was deleted and created anew since it was inventoried.",
        });
      else yield pass(name, { message: "The same topic id." });
    }
  },
};
