import { type Answer, known, notKnown } from "../../kafka/answer";
import { type TopicFacts } from "../../kafka/cluster-facts";
import { type ClusterSeen } from "./snapshot";

/** The errors by which a broker says that a topic does not exist. */
const absent: readonly string[] = ["UNKNOWN_TOPIC_OR_PARTITION", "UNKNOWN_TOPIC_ID"];

/**
 * One topic of a cluster; a known undefined where it does not exist. Brokers leave out of their list what the asker may not
 * describe, so absence from the list alone proves nothing: the answer to DescribeConfigs tells "not there" from "not yours".
 */
export function topicSeen(cluster: ClusterSeen, name: string): Answer<TopicFacts | undefined> {
  if (!cluster.topics.known) return cluster.topics;
  const listed = cluster.topics.value[name];
  if (listed?.known === true) return listed;
  if (listed !== undefined) return absent.includes(listed.because.error) ? known(undefined) : listed;
  const configs = cluster.configs.known ? cluster.configs.value[name] : undefined;
  if (configs === undefined) return known(undefined);
  if (configs.known)
    return notKnown({
      error: "TOPIC_AUTHORIZATION_FAILED",
      message: `The topic exists, but the cluster does not list it to the checker.`,
      grantNeeded: `DESCRIBE on Topic ${name}`,
    });
  return absent.includes(configs.because.error) ? known(undefined) : configs;
}
