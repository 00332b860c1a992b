import { type Acl } from "../../../src/kafka/acl";
import { type ClientQuota, type TopicPartition } from "../../../src/kafka/cluster-facts";

/** A topic of the measured clusters. */
export interface MeasuredTopic {
  readonly name: string;
  readonly partitions: number;
  readonly configs: Readonly<Record<string, string>>;
}

/** 789 topics with 2,452 partitions: a real cluster that was migrated had so many. */
export const topics: readonly MeasuredTopic[] = Array.from({ length: 789 }, (_, index) => ({
  name: `team-${String(index % 20)}.orders-${String(index)}.v1`,
  partitions: index < 85 ? 4 : 3,
  configs: {
    "retention.ms": String(86_400_000 * (1 + (index % 30))),
    ...(index % 10 === 0 ? { "cleanup.policy": "compact" } : {}),
  },
}));

/** Every partition of {@link topics}. */
export const partitions: readonly TopicPartition[] = topics.flatMap(({ name, partitions: count }) =>
  Array.from({ length: count }, (_, partition) => ({ topic: name, partition })),
);

/** A hundred applications, one after the other. */
export const applications: readonly string[] = Array.from({ length: 100 }, (_, index) => `app-${String(index)}`);

/** 200 groups, each reading five topics. */
export const groups: readonly { readonly groupId: string; readonly topics: readonly string[] }[] = Array.from(
  { length: 200 },
  (_, index) => ({
    groupId: `group-${String(index)}`,
    topics: Array.from({ length: 5 }, (_, step) => topics[(index * 4 + step) % topics.length]?.name ?? ""),
  }),
);

/** 3,156 ACLs: four a topic. */
export const acls: readonly Acl[] = topics.flatMap(({ name }, index) => {
  const producer = applications[index % applications.length] ?? "";
  const consumer = applications[(index + 1) % applications.length] ?? "";
  const on = {
    resourceType: "TOPIC",
    resourceName: name,
    patternType: "LITERAL",
    permission: "ALLOW",
    host: "*",
  } as const;
  return [
    { ...on, principal: `User:${producer}`, operation: "WRITE" },
    { ...on, principal: `User:${producer}`, operation: "DESCRIBE_CONFIGS" },
    { ...on, principal: `User:${consumer}`, operation: "READ" },
    { ...on, principal: `User:${consumer}`, operation: "WRITE", permission: "DENY" },
  ];
});

/** One quota for every other application. */
export const quotas: readonly ClientQuota[] = applications
  .filter((_, index) => index % 2 === 0)
  .map((user) => ({ entity: { user }, values: { producer_byte_rate: 1_048_576 } }));
