import { type Operation } from "../../kafka/acl";
import { type Answer, known, notKnown } from "../../kafka/answer";
import { type Cluster } from "../cluster";
import { grants, unreadable } from "../error-codes";
import { describeCluster } from "../protocol/describe-cluster";
import { unreadableBecause } from "../unreachable";
import { operationsOf } from "./kafka-numbers";

/** What the principal itself may do with the cluster: DescribeCluster from 2.8 on, Metadata from 2.3 on. */
export async function readOwnClusterRights(cluster: Cluster): Promise<Answer<readonly Operation[]>> {
  try {
    if ((await cluster.versionOf(describeCluster, "any")) === undefined) return await fromMetadata(cluster);
    const answer = await cluster.send(describeCluster, undefined, "any");
    if (answer.errorCode !== 0)
      return notKnown(unreadable(answer.errorCode, answer.errorMessage, grants.describeCluster));
    return rights(answer.authorizedOperations);
  } catch (error) {
    return notKnown(unreadableBecause(error));
  }
}

async function fromMetadata(cluster: Cluster): Promise<Answer<readonly Operation[]>> {
  const { clusterAuthorizedOperations } = await cluster.metadata("none");
  return rights(clusterAuthorizedOperations);
}

function rights(bits: number): Answer<readonly Operation[]> {
  const operations = operationsOf(bits);
  if (operations !== undefined) return known(operations);
  return notKnown({ error: "UNSUPPORTED_VERSION", message: "The broker is too old to tell what its clients may do." });
}
