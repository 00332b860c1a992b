import { type Acl, type Operation, type PatternType, type Permission, type ResourceType } from "../../kafka/acl";
import { type ConfigSource } from "../../kafka/cluster-facts";
import { type DescribedAcl } from "../protocol/describe-acls";

/** `org.apache.kafka.common.acl.AclOperation`: the number on the wire, and the bit in a set of operations. */
const operationNumbers: Readonly<Record<number, Operation>> = {
  2: "ALL",
  3: "READ",
  4: "WRITE",
  5: "CREATE",
  6: "DELETE",
  7: "ALTER",
  8: "DESCRIBE",
  9: "CLUSTER_ACTION",
  10: "DESCRIBE_CONFIGS",
  11: "ALTER_CONFIGS",
  12: "IDEMPOTENT_WRITE",
  13: "CREATE_TOKENS",
  14: "DESCRIBE_TOKENS",
  15: "TWO_PHASE_COMMIT",
};

/** `org.apache.kafka.common.resource.ResourceType`. */
const resourceTypeNumbers: Readonly<Record<number, ResourceType>> = {
  2: "TOPIC",
  3: "GROUP",
  4: "CLUSTER",
  5: "TRANSACTIONAL_ID",
  6: "DELEGATION_TOKEN",
  7: "USER",
};

/** `org.apache.kafka.common.resource.PatternType`, without what only filters have. */
const patternTypeNumbers: Readonly<Record<number, PatternType>> = { 3: "LITERAL", 4: "PREFIXED" };

/** `org.apache.kafka.common.acl.AclPermissionType`. */
const permissionNumbers: Readonly<Record<number, Permission>> = { 2: "DENY", 3: "ALLOW" };

/** `org.apache.kafka.common.requests.DescribeConfigsResponse.ConfigSource`. */
const configSourceNumbers: Readonly<Record<number, ConfigSource>> = {
  1: "DYNAMIC_TOPIC_CONFIG",
  2: "DYNAMIC_BROKER_CONFIG",
  3: "DYNAMIC_DEFAULT_BROKER_CONFIG",
  4: "STATIC_BROKER_CONFIG",
  5: "DEFAULT_CONFIG",
  6: "DYNAMIC_BROKER_LOGGER_CONFIG",
  7: "DYNAMIC_CLIENT_METRICS_CONFIG",
  8: "DYNAMIC_GROUP_CONFIG",
};

/** Where a config value comes from; `UNKNOWN` for a number of a newer Kafka. */
export function configSourceOf(number: number): ConfigSource {
  return configSourceNumbers[number] ?? "UNKNOWN";
}

const notTold = -2147483648;

/** The operations in a set of bits, or undefined where the broker did not tell them. */
export function operationsOf(bits: number): readonly Operation[] | undefined {
  if (bits === notTold) return undefined;
  return Object.entries(operationNumbers).flatMap(([bit, operation]) =>
    (bits & (1 << Number(bit))) === 0 ? [] : [operation],
  );
}

/** An ACL in words, or undefined where one of its numbers is of a Kafka that we do not know. */
export function wordsOfAcl(acl: DescribedAcl): Acl | undefined {
  const operation = operationNumbers[acl.operation];
  const permission = permissionNumbers[acl.permission];
  const resourceType = resourceTypeNumbers[acl.resourceType];
  const patternType = patternTypeNumbers[acl.patternType];
  if (operation === undefined || permission === undefined) return undefined;
  if (resourceType === undefined || patternType === undefined) return undefined;
  const { principal, host, resourceName } = acl;
  return { principal, host, operation, permission, resourceType, resourceName, patternType };
}
