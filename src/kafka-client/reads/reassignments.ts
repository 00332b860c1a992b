import { type Answer, known, notKnown } from "../../kafka/answer";
import { type ReassignmentFacts } from "../../kafka/cluster-facts";
import { type Cluster } from "../cluster";
import { grants, notController, unreadable } from "../error-codes";
import {
  listPartitionReassignments,
  type ListPartitionReassignmentsResponse,
} from "../protocol/list-partition-reassignments";
import { unreadableBecause } from "../unreachable";

/**
 * The partitions whose replicas are being moved now. The controller is asked (with KRaft any broker asks it for us). Needs
 * DESCRIBE on the cluster; not known of brokers before 2.4.
 */
export async function readReassignments(cluster: Cluster): Promise<Answer<readonly ReassignmentFacts[]>> {
  try {
    const first = await ask(cluster, (await cluster.lastMetadata()).controllerId);
    const answer =
      first.errorCode === notController ? await ask(cluster, (await cluster.metadata("none")).controllerId) : first;
    if (answer.errorCode !== 0)
      return notKnown(unreadable(answer.errorCode, answer.errorMessage, grants.describeCluster));
    return known(
      answer.reassignments.map(({ topic, partition, adding, removing }) => ({ topic, partition, adding, removing })),
    );
  } catch (error) {
    return notKnown(unreadableBecause(error));
  }
}

function ask(cluster: Cluster, controllerId: number): Promise<ListPartitionReassignmentsResponse> {
  const isBroker = cluster.brokers().some(({ id }) => id === controllerId);
  return cluster.send(listPartitionReassignments, undefined, isBroker ? controllerId : "any");
}
