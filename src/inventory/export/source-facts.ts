import { type Answer } from "../../kafka/answer";
import {
  type AccessControl,
  type ClientQuota,
  type ClusterFacts,
  type Configs,
  type GroupFacts,
  type LogOffsets,
  type ProducerFacts,
  type ReassignmentFacts,
  type ScramUser,
  type TopicFacts,
} from "../../kafka/cluster-facts";
import { type GroupListings } from "../../kafka-client/reads/groups";
import { type TransactionalIdListings } from "../../kafka-client/reads/transactional-ids";

/** All that was read of a source: each part known, or not known with the reason. */
export interface SourceFacts {
  readonly cluster: ClusterFacts;
  /** Kafka release by broker. */
  readonly releases: ReadonlyMap<number, Answer<string>>;
  readonly brokerConfigs: ReadonlyMap<number, Answer<Configs>>;
  readonly topics: ReadonlyMap<string, Answer<TopicFacts>>;
  readonly topicConfigs: ReadonlyMap<string, Answer<Configs>>;
  /** Bytes of the leaders' logs by topic. */
  readonly topicBytes: Answer<ReadonlyMap<string, number>>;
  /** Topics that lie on the brokers' disks, those included that the principal may not see. */
  readonly topicsOnDisk: Answer<ReadonlySet<string>>;
  /** By `partitionKey`. */
  readonly logs: ReadonlyMap<string, Answer<LogOffsets>>;
  readonly access: Answer<AccessControl>;
  readonly quotas: Answer<readonly ClientQuota[]>;
  readonly scramUsers: Answer<readonly ScramUser[]>;
  readonly groups: Answer<GroupListings>;
  readonly members: ReadonlyMap<string, Answer<GroupFacts>>;
  /** Committed offsets by group and `partitionKey`. */
  readonly commits: ReadonlyMap<string, Answer<ReadonlyMap<string, number>>>;
  readonly transactionalIds: Answer<TransactionalIdListings>;
  /** By `partitionKey`. */
  readonly producers: ReadonlyMap<string, Answer<readonly ProducerFacts[]>>;
  readonly reassignments: Answer<readonly ReassignmentFacts[]>;
}
