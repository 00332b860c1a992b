import { known } from "../../src/kafka/answer";
import { type Configs, type TopicFacts } from "../../src/kafka/cluster-facts";
import { type SourceFacts } from "../../src/inventory/export/source-facts";

/** One topic as metadata tells it: two partitions, two replicas each. */
export function topicFacts(given: Partial<TopicFacts> & { readonly name: string }): TopicFacts {
  return {
    topicId: "AAAAAAAAAAAAAAAAAAAAAQ",
    internal: false,
    partitions: [0, 1].map((partition) => ({ partition, leader: 1, replicas: [1, 2], inSyncReplicas: [1, 2] })),
    ...given,
  };
}

/** Effective configs of a topic that nobody configured, as far as a test needs them. */
export const someConfigs: Configs = {
  "retention.ms": { value: "604800000", source: "DEFAULT_CONFIG" },
  "cleanup.policy": { value: "delete", source: "DYNAMIC_TOPIC_CONFIG" },
};

/** All that was read of a source with two topics and one group, everything known. */
export function sourceFacts(given: Partial<SourceFacts> = {}): SourceFacts {
  const names = ["orders", "billing"];
  const log = known({ start: 0, end: 100, lastStable: 98 });
  return {
    cluster: {
      clusterId: "source-cluster",
      controllerId: 2,
      brokers: [2, 1].map((id) => ({ id, host: `b-${String(id)}`, port: 9094, rack: null })),
    },
    releases: new Map([
      [1, known("3.9")],
      [2, known("3.10")],
    ]),
    brokerConfigs: new Map([[1, known(someConfigs)]]),
    topics: new Map(names.map((name) => [name, known(topicFacts({ name }))])),
    topicConfigs: new Map(names.map((name) => [name, known(someConfigs)])),
    topicBytes: known(new Map(names.map((name) => [name, 2048]))),
    topicsOnDisk: known(new Set(names)),
    logs: new Map(names.flatMap((name) => [0, 1].map((partition) => [`${name} ${String(partition)}`, log]))),
    access: known({
      authorizer: "on",
      acls: [
        {
          principal: "User:app",
          host: "*",
          operation: "READ",
          permission: "ALLOW",
          resourceType: "TOPIC",
          resourceName: "orders",
          patternType: "LITERAL",
        },
      ],
    }),
    quotas: known([{ entity: { user: "app" }, values: { producer_byte_rate: 1024 } }]),
    scramUsers: known([{ user: "app", credentials: [{ mechanism: "SCRAM-SHA-512", iterations: 4096 }] }]),
    groups: known({
      complete: true,
      groups: [{ groupId: "readers", protocolType: "consumer", state: "Stable", type: "classic" }],
    }),
    members: new Map([
      [
        "readers",
        known({
          groupId: "readers",
          state: "Stable",
          type: "classic",
          members: [
            { memberId: "m-1", clientId: "app", host: "/10.0.0.1", assigned: [{ topic: "orders", partition: 0 }] },
          ],
        }),
      ],
    ]),
    commits: new Map([
      [
        "readers",
        known(
          new Map([
            ["orders 1", 100],
            ["orders 0", 40],
          ]),
        ),
      ],
    ]),
    transactionalIds: known({
      transactionalIds: [{ transactionalId: "orders-tx", state: "Ongoing", producerId: 7 }],
    }),
    producers: new Map(
      names.flatMap((name) =>
        [0, 1].map((partition) => [
          `${name} ${String(partition)}`,
          known(
            name === "orders" && partition === 1
              ? [{ producerId: 7, lastProducedAtMs: 1_772_366_400_000, inTransaction: true }]
              : [],
          ),
        ]),
      ),
    ),
    reassignments: known([{ topic: "orders", partition: 1, adding: [2], removing: [1] }]),
    ...given,
  };
}
