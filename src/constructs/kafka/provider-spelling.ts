import { type Operation, type PatternType, type Permission, type ResourceType } from "../../kafka/acl";

/**
 * Kafka's words as the Kafka provider spells them (Mongey/kafka 0.13.1, `kafka/acls.go`). It compares letter by letter
 * and only when it applies; what is not here it cannot express.
 */
export const spelledResourceType: Readonly<Partial<Record<ResourceType, string>>> = {
  TOPIC: "Topic",
  GROUP: "Group",
  CLUSTER: "Cluster",
  TRANSACTIONAL_ID: "TransactionalID",
  DELEGATION_TOKEN: "DelegationToken",
};

/** See {@link spelledResourceType}. */
export const spelledOperation: Readonly<Partial<Record<Operation, string>>> = {
  ALL: "All",
  READ: "Read",
  WRITE: "Write",
  CREATE: "Create",
  DELETE: "Delete",
  ALTER: "Alter",
  DESCRIBE: "Describe",
  CLUSTER_ACTION: "ClusterAction",
  DESCRIBE_CONFIGS: "DescribeConfigs",
  ALTER_CONFIGS: "AlterConfigs",
  IDEMPOTENT_WRITE: "IdempotentWrite",
};

/** See {@link spelledResourceType}. */
export const spelledPermission: Readonly<Record<Permission, string>> = { ALLOW: "Allow", DENY: "Deny" };

/** See {@link spelledResourceType}. */
export const spelledPattern: Readonly<Record<PatternType, string>> = { LITERAL: "Literal", PREFIXED: "Prefixed" };
