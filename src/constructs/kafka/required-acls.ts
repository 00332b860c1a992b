import { type Acl, clusterResourceName, type Operation, type ResourceType } from "../../kafka/acl";

/**
 * What the Terraform principal must hold before it touches these topics, ACLs, quotas and users: enough to create, read,
 * change and grow, and nothing that deletes. ALTER implies DESCRIBE and ALTER_CONFIGS implies DESCRIBE_CONFIGS
 * (`StandardAuthorizerData`). Without the reading half the provider takes every topic for deleted and plans it as new.
 */
export function terraformAcls(principal: string, topics: readonly string[]): readonly Acl[] {
  const may = allowing(principal);
  return [
    ...topics.flatMap((topic) => [
      may("CREATE", "TOPIC", topic),
      may("ALTER", "TOPIC", topic),
      may("ALTER_CONFIGS", "TOPIC", topic),
    ]),
    may("ALTER", "CLUSTER", clusterResourceName),
    may("ALTER_CONFIGS", "CLUSTER", clusterResourceName),
  ];
}

/** What a principal that only looks needs on these topics and groups, with the cluster's ACLs, quotas and users. */
export function checkerAcls(principal: string, reads: CheckerReads): readonly Acl[] {
  const may = allowing(principal);
  return [
    ...reads.topics.flatMap((topic) => [may("DESCRIBE", "TOPIC", topic), may("DESCRIBE_CONFIGS", "TOPIC", topic)]),
    ...reads.records.map((topic) => may("READ", "TOPIC", topic)),
    ...reads.groups.map((group) => may("DESCRIBE", "GROUP", group)),
    may("DESCRIBE", "CLUSTER", clusterResourceName),
    may("DESCRIBE_CONFIGS", "CLUSTER", clusterResourceName),
  ];
}

/** What the checker looks at on one cluster. */
export interface CheckerReads {
  readonly topics: readonly string[];
  /** Topics whose records it reads: MirrorMaker's own, and the wave's, where offsets alone do not tell how many came over. */
  readonly records: readonly string[];
  readonly groups: readonly string[];
}

/** Makes literal ALLOW ACLs of one principal, from any host. */
export function allowing(
  principal: string,
): (operation: Operation, resourceType: ResourceType, resourceName: string) => Acl {
  return (operation, resourceType, resourceName) => ({
    principal,
    host: "*",
    operation,
    permission: "ALLOW",
    resourceType,
    resourceName,
    patternType: "LITERAL",
  });
}
