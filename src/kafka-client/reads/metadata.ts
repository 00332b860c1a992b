import { type Operation } from "../../kafka/acl";
import { type Answer, known, notKnown } from "../../kafka/answer";
import { type ClusterFacts, type TopicFacts } from "../../kafka/cluster-facts";
import { type Cluster } from "../cluster";
import { grants, unreadable } from "../error-codes";
import { type MetadataTopic } from "../protocol/metadata";
import { operationsOf } from "./kafka-numbers";

/** The cluster with all topics that the principal may see. Others are left out by the brokers, silently. */
export interface ClusterMetadata {
  readonly cluster: ClusterFacts;
  readonly topics: ReadonlyMap<string, Answer<TopicFacts>>;
  /** What the principal may do with each topic; a topic is absent where the broker is too old to tell (before 2.3). */
  readonly topicRights: ReadonlyMap<string, readonly Operation[]>;
}

/** A topic without a leader somewhere is told all the same. */
const leaderNotAvailable = 5;

/**
 * Brokers, topics and partitions, fresh. All topics are asked for, none is named: a broker could create it.
 *
 * @throws EndpointUnreachable
 */
export async function readMetadata(cluster: Cluster): Promise<ClusterMetadata> {
  const { clusterId, controllerId, brokers, topics } = await cluster.metadata("all");
  const rights = topics.flatMap(({ name, authorizedOperations }) => {
    const operations = operationsOf(authorizedOperations);
    return operations === undefined ? [] : [[name, operations] as const];
  });
  return {
    cluster: { clusterId, controllerId, brokers: [...brokers].sort((a, b) => a.id - b.id) },
    topics: new Map(topics.map((topic) => [topic.name, factsOf(topic)])),
    topicRights: new Map(rights),
  };
}

function factsOf({ errorCode, name, topicId, internal, partitions }: MetadataTopic): Answer<TopicFacts> {
  if (errorCode !== 0 && errorCode !== leaderNotAvailable)
    return notKnown(unreadable(errorCode, null, grants.describeTopic(name)));
  return known({
    name,
    topicId,
    internal,
    partitions: partitions
      .map(({ partition, leader, replicas, inSyncReplicas }) => ({ partition, leader, replicas, inSyncReplicas }))
      .sort((a, b) => a.partition - b.partition),
  });
}
