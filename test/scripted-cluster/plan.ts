/** How large a scripted cluster is, and the names of what it says that it holds. */
export interface ScriptedPlan {
  readonly brokers: number;
  readonly topics: number;
  readonly partitionsPerTopic: number;
  readonly groups: number;
  /** Topics that each group has positions on. */
  readonly topicsPerGroup: number;
}

/** What Kafka keeps below a topic's first record. */
export const ends = { start: 1_000, lastStable: 90_000, end: 90_002, committed: 89_000 } as const;

/** Replicas of each partition. */
const replicationFactor = 3;

/** `team-7.orders-events-4711.v1`. */
export function topicName(index: number): string {
  return `team-${String(index % 40)}.orders-events-${String(index)}.v1`;
}

/** The number in a topic's name; NaN where it is no topic of a plan. */
export function topicIndex(name: string): number {
  return Number(/-(\d+)\.v1$/.exec(name)?.[1]);
}

/** Its brokers by id, the leader first. */
export function replicasOf({ brokers }: ScriptedPlan, topic: number, partition: number): readonly number[] {
  return Array.from(
    { length: Math.min(replicationFactor, brokers) },
    (_, replica) => ((topic + partition + replica) % brokers) + 1,
  );
}

/** `billing-consumers-17`. */
export function groupName(index: number): string {
  return `billing-consumers-${String(index)}`;
}

/** Who coordinates a group, by broker id. */
export function coordinatorOf({ brokers }: ScriptedPlan, groupId: string): number {
  return (Number(/\d+$/.exec(groupId)?.[0] ?? 0) % brokers) + 1;
}

/** The topics that a group reads. */
export function topicsOfGroup({ topics, topicsPerGroup }: ScriptedPlan, groupId: string): readonly number[] {
  const first = Number(/\d+$/.exec(groupId)?.[0] ?? 0) * topicsPerGroup;
  return Array.from({ length: Math.min(topicsPerGroup, topics) }, (_, step) => (first + step) % topics);
}
