/** What an ACL protects, in Kafka's own spelling (`org.apache.kafka.common.resource.ResourceType`). */
export const resourceTypes = ["TOPIC", "GROUP", "CLUSTER", "TRANSACTIONAL_ID", "DELEGATION_TOKEN", "USER"] as const;

/** One of {@link resourceTypes}. */
export type ResourceType = (typeof resourceTypes)[number];

/** How a resource name is matched (`org.apache.kafka.common.resource.PatternType`, without its filter-only members). */
export const patternTypes = ["LITERAL", "PREFIXED"] as const;

/** One of {@link patternTypes}. */
export type PatternType = (typeof patternTypes)[number];

/** What may be done (`org.apache.kafka.common.acl.AclOperation`). */
export const operations = [
  "ALL",
  "READ",
  "WRITE",
  "CREATE",
  "DELETE",
  "ALTER",
  "DESCRIBE",
  "CLUSTER_ACTION",
  "DESCRIBE_CONFIGS",
  "ALTER_CONFIGS",
  "IDEMPOTENT_WRITE",
  "CREATE_TOKENS",
  "DESCRIBE_TOKENS",
  "TWO_PHASE_COMMIT",
] as const;

/** One of {@link operations}. */
export type Operation = (typeof operations)[number];

/** Whether an ACL grants or refuses. */
export const permissions = ["ALLOW", "DENY"] as const;

/** One of {@link permissions}. */
export type Permission = (typeof permissions)[number];

/** The name under which Kafka keeps every ACL of the cluster itself (`Resource.CLUSTER_NAME`). */
export const clusterResourceName = "kafka-cluster";

/** One ACL: seven parts, and nothing else makes two ACLs different. */
export interface Acl {
  /** `User:name`, or `User:*` for everyone. */
  readonly principal: string;
  /** An address, or `*`. Kafka compares literally: a CIDR never matches. */
  readonly host: string;
  readonly operation: Operation;
  readonly permission: Permission;
  readonly resourceType: ResourceType;
  readonly resourceName: string;
  readonly patternType: PatternType;
}

/** The seven parts joined by `|`: equal exactly for equal ACLs of names without `|`, and a sorting key for all. */
export function aclKey(acl: Acl): string {
  return [
    acl.principal,
    acl.host,
    acl.operation,
    acl.permission,
    acl.resourceType,
    acl.resourceName,
    acl.patternType,
  ].join("|");
}
