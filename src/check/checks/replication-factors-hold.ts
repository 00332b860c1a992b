import { type Check } from "../check";
import { listed } from "../listed";
import { fail, pass, skipped, unreadable } from "../result";
import { topicSeen } from "../snapshot/topic-seen";

/** Every partition has the declared number of replicas, and all of them are in sync. */
export const replicationFactorsHold: Check = {
  name: "replication-factors-hold",
  id: "TOP-05",
  title: "Every partition has its replicas",
  area: "topics",
  phases: ["after-apply"],
  needs: ["target.topics", "target.configs"],
  why: "With fewer replicas than declared, the loss of one broker stops writers or loses records.",
  remedy: "Reassign the partitions to the declared number of replicas; start brokers that are down.",
  *judge({ expected, seen }) {
    for (const { name, replicationFactor } of expected.topics) {
      const topic = topicSeen(seen.target, name);
      if (!topic.known) {
        yield unreadable(name, topic.because);
        continue;
      }
      if (topic.value === undefined) {
        yield skipped(name, "The topic does not exist: topics-exist says so.");
        continue;
      }
      const { partitions } = topic.value;
      const other = partitions.filter(({ replicas }) => replicas.length !== replicationFactor);
      const behind = partitions.filter(({ replicas, inSyncReplicas }) => inSyncReplicas.length < replicas.length);
      if (other.length > 0)
        yield fail(name, {
          cause: "REPLICATION_FACTOR_DIFFERS",
          expected: String(replicationFactor),
          seen: [...new Set(other.map(({ replicas }) => String(replicas.length)))].join(", "),
          message: `Another number of replicas on partitions ${listed(other.map(({ partition }) => String(partition)))}.`,
        });
      else if (behind.length > 0)
        yield fail(name, {
          cause: "REPLICAS_OUT_OF_SYNC",
          expected: `${String(replicationFactor)} replicas in sync`,
          seen: listed(
            behind.map(
              ({ partition, inSyncReplicas }) => `partition ${String(partition)}: ${String(inSyncReplicas.length)}`,
            ),
          ),
          message: `${String(behind.length)} of ${String(partitions.length)} partitions lack replicas in sync.`,
          remedy: "Start the brokers that are down and wait until their replicas have caught up.",
        });
      else
        yield pass(name, {
          expected: String(replicationFactor),
          seen: String(replicationFactor),
          message: "As declared.",
        });
    }
  },
};
