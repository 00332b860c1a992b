import { type Answer, known, notKnown } from "../../kafka/answer";
import { type ScramUser } from "../../kafka/cluster-facts";
import { type Cluster } from "../cluster";
import { grants, unreadable } from "../error-codes";
import { describeUserScramCredentials } from "../protocol/describe-user-scram-credentials";
import { unreadableBecause } from "../unreachable";

/** `org.apache.kafka.clients.admin.ScramMechanism`. */
const mechanisms = { 1: "SCRAM-SHA-256", 2: "SCRAM-SHA-512" } as const;

/** The SCRAM users with their mechanisms. Needs DESCRIBE on the cluster; not known of brokers before 2.7. */
export async function readScramUsers(cluster: Cluster): Promise<Answer<readonly ScramUser[]>> {
  try {
    const answer = await cluster.send(describeUserScramCredentials, undefined, "any");
    const failed = [answer, ...answer.users].find(({ errorCode }) => errorCode !== 0);
    if (failed !== undefined)
      return notKnown(unreadable(failed.errorCode, failed.errorMessage, grants.describeCluster));
    return known(
      answer.users.map(({ user, credentials }) => ({
        user,
        credentials: credentials.flatMap(({ mechanism, iterations }) =>
          mechanism === 1 || mechanism === 2 ? [{ mechanism: mechanisms[mechanism], iterations }] : [],
        ),
      })),
    );
  } catch (error) {
    return notKnown(unreadableBecause(error));
  }
}
