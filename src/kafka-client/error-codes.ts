import { type Unreadable } from "../kafka/answer";

interface KafkaError {
  readonly name: string;
  readonly says: string;
  /** The principal lacks a right: the caller knows which. */
  readonly lacksRight?: true;
}

/** Kafka's errors by number, those that a read can meet (`org.apache.kafka.common.protocol.Errors`). */
const errors: Readonly<Record<number, KafkaError>> = {
  [-1]: { name: "UNKNOWN_SERVER_ERROR", says: "The broker met an error of its own; its log tells which." },
  1: { name: "OFFSET_OUT_OF_RANGE", says: "The offset lies outside the log." },
  2: { name: "CORRUPT_MESSAGE", says: "A record in the log is damaged." },
  3: { name: "UNKNOWN_TOPIC_OR_PARTITION", says: "The broker does not know this topic or partition." },
  5: { name: "LEADER_NOT_AVAILABLE", says: "The partition has no leader." },
  6: { name: "NOT_LEADER_OR_FOLLOWER", says: "Another broker leads this partition now." },
  7: { name: "REQUEST_TIMED_OUT", says: "The broker could not answer in time." },
  8: { name: "BROKER_NOT_AVAILABLE", says: "The broker is not available." },
  9: { name: "REPLICA_NOT_AVAILABLE", says: "The replica is not available." },
  14: { name: "COORDINATOR_LOAD_IN_PROGRESS", says: "The coordinator still loads the group's offsets." },
  15: { name: "COORDINATOR_NOT_AVAILABLE", says: "The group has no coordinator now." },
  16: { name: "NOT_COORDINATOR", says: "Another broker coordinates this group now." },
  17: { name: "INVALID_TOPIC_EXCEPTION", says: "Kafka has no topic of such a name." },
  24: { name: "INVALID_GROUP_ID", says: "Kafka has no group of such a name." },
  29: { name: "TOPIC_AUTHORIZATION_FAILED", says: "The principal lacks a right on the topic.", lacksRight: true },
  30: { name: "GROUP_AUTHORIZATION_FAILED", says: "The principal lacks a right on the group.", lacksRight: true },
  31: { name: "CLUSTER_AUTHORIZATION_FAILED", says: "The principal lacks a right on the cluster.", lacksRight: true },
  33: { name: "UNSUPPORTED_SASL_MECHANISM", says: "The broker does not offer this SASL mechanism." },
  34: { name: "ILLEGAL_SASL_STATE", says: "The listener has no SASL." },
  35: { name: "UNSUPPORTED_VERSION", says: "The broker does not speak this version of the request." },
  40: { name: "INVALID_CONFIG", says: "The broker finds the configuration not valid." },
  41: { name: "NOT_CONTROLLER", says: "Another broker is the controller now." },
  42: { name: "INVALID_REQUEST", says: "The broker finds the request not valid." },
  43: { name: "UNSUPPORTED_FOR_MESSAGE_FORMAT", says: "The log's old message format does not allow this." },
  53: {
    name: "TRANSACTIONAL_ID_AUTHORIZATION_FAILED",
    says: "The principal lacks a right on the transactional id.",
    lacksRight: true,
  },
  54: { name: "SECURITY_DISABLED", says: "The brokers have no authorizer." },
  56: { name: "KAFKA_STORAGE_ERROR", says: "The broker cannot read its disk." },
  57: { name: "LOG_DIR_NOT_FOUND", says: "The broker has no such log directory." },
  58: { name: "SASL_AUTHENTICATION_FAILED", says: "The broker does not accept the credential." },
  69: { name: "GROUP_ID_NOT_FOUND", says: "There is no such group." },
  72: { name: "LISTENER_NOT_FOUND", says: "The leader has no listener of the kind that was connected to." },
  74: { name: "FENCED_LEADER_EPOCH", says: "The partition has a newer leader." },
  75: { name: "UNKNOWN_LEADER_EPOCH", says: "The broker does not know the partition's newest leader yet." },
  76: { name: "UNSUPPORTED_COMPRESSION_TYPE", says: "The broker cannot hand out this compression." },
  78: { name: "OFFSET_NOT_AVAILABLE", says: "The new leader does not know the end of the log yet." },
  88: { name: "UNSTABLE_OFFSET_COMMIT", says: "A transaction that commits offsets is still open." },
  89: { name: "THROTTLING_QUOTA_EXCEEDED", says: "The principal's quota is used up." },
  91: { name: "RESOURCE_NOT_FOUND", says: "There is no such resource." },
  92: { name: "DUPLICATE_RESOURCE", says: "The resource was named twice." },
  100: { name: "UNKNOWN_TOPIC_ID", says: "The broker does not know this topic id." },
  105: { name: "TRANSACTIONAL_ID_NOT_FOUND", says: "There is no such transactional id." },
};

/** Kafka's name of an error number, `ERROR_123` where we have no name for it. */
export function errorNameOf(code: number): string {
  return errors[code]?.name ?? `ERROR_${String(code)}`;
}

/** Errors of a partition that a fresh look at the metadata can mend. */
export const staleLeaderErrors: ReadonlySet<number> = new Set([3, 5, 6, 9, 74, 75, 78]);

/** Errors of a group that asking again for its coordinator can mend. */
export const staleCoordinatorErrors: ReadonlySet<number> = new Set([14, 15, 16]);

/** TRANSACTIONAL_ID_AUTHORIZATION_FAILED: what brokers say before they look whether there is such an id. */
export const transactionalIdNotAllowed = 53;

/** NOT_CONTROLLER: the controller has moved. */
export const notController = 41;

/** DescribeAcls on brokers without an authorizer. */
export const securityDisabled = 54;

/** GROUP_ID_NOT_FOUND: the group is gone, or is of another protocol. */
export const groupNotFound = 69;

/**
 * Why one thing could not be read, from Kafka's error.
 *
 * @param brokersWords what the broker itself said, told as well where it says more
 * @param grant the right that is needed to read this (`DESCRIBE on Topic a`), told where the error is about rights
 */
export function unreadable(code: number, brokersWords: string | null, grant: string): Unreadable {
  const { name, says, lacksRight } = errors[code] ?? { name: errorNameOf(code), says: "The broker gave no reason." };
  const message =
    brokersWords === null || brokersWords === "" || lacksRight === true ? says : `${says} ${brokersWords}`;
  return { error: name, message, ...(lacksRight === true ? { grantNeeded: grant } : {}) };
}

/** The rights that reads need, in Kafka's words. */
export const grants = {
  describeTopic: (name: string): string => `DESCRIBE on Topic ${name}`,
  readTopic: (name: string): string => `READ on Topic ${name}`,
  describeTopicConfigs: (name: string): string => `DESCRIBE_CONFIGS on Topic ${name}`,
  describeGroup: (name: string): string => `DESCRIBE on Group ${name}`,
  describeTransactionalIds: "DESCRIBE on TransactionalId *",
  describeCluster: "DESCRIBE on Cluster kafka-cluster",
  describeClusterConfigs: "DESCRIBE_CONFIGS on Cluster kafka-cluster",
} as const;
