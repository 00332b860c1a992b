import { type LedgerLine } from "../../../target/ledger";
import { type TargetTopic, type TargetWave } from "../../../target/target-wave";

/** The one topic of {@link ordersWave}. */
export const ordersTopic: TargetTopic = {
  name: "orders.v1",
  partitions: 6,
  replicationFactor: 3,
  configs: { "retention.ms": "604800000" },
  effective: [],
  source: { topicId: null, partitions: 6, cleanupPolicy: "delete" },
};

/** A wave that moves one topic and nothing else. */
export const ordersWave: TargetWave = {
  id: "w01",
  profile: "apache-kafka@4.3",
  topics: [ordersTopic],
  acls: [],
  quotas: [],
  scramUsers: [],
  groups: [],
  maxLagRecords: 0,
  permissions: [],
  samePermissions: 0,
  ledger: [],
};

/** The wave with one difference from its source, which somebody accepted until a day, or nobody (null). */
export function ordersWaveWithDifference(acceptedUntil: string | null): TargetWave {
  const approval: LedgerLine["approval"] =
    acceptedUntil === null
      ? { needed: true, by: null }
      : { needed: true, by: "orders@example.com", reason: "agreed", expires: acceptedUntil };
  const line: LedgerLine = {
    change: "topic orders.v1 partitions",
    object: { kind: "topic", name: "orders.v1" },
    field: "partitions",
    action: "changed",
    source: "5",
    target: "6",
    reason: "six brokers share them evenly",
    rule: "topic-partitions-changed",
    approval,
  };
  return { ...ordersWave, ledger: [line] };
}
