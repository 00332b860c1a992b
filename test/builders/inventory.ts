import { parseDocumentText, type ReadDocument } from "../../src/documents/read-document";
import {
  type Inventory,
  type InventoryGroup,
  inventorySchema,
  type InventoryTopic,
} from "../../src/inventory/document/inventory";
import { nothingKnown } from "../../src/inventory/document/nothing-known";
import { type Acl } from "../../src/kafka/acl";
import { type Configs } from "../../src/kafka/cluster-facts";

/** What a 3.9 broker tells of a topic that nobody configured. */
const defaultsOf39: Readonly<Record<string, string>> = {
  "cleanup.policy": "delete",
  "compression.gzip.level": "-1",
  "compression.lz4.level": "9",
  "compression.type": "producer",
  "compression.zstd.level": "3",
  "delete.retention.ms": "86400000",
  "file.delete.delay.ms": "60000",
  "flush.messages": "9223372036854775807",
  "flush.ms": "9223372036854775807",
  "follower.replication.throttled.replicas": "",
  "index.interval.bytes": "4096",
  "leader.replication.throttled.replicas": "",
  "local.retention.bytes": "-2",
  "local.retention.ms": "-2",
  "max.compaction.lag.ms": "9223372036854775807",
  "max.message.bytes": "1048588",
  "message.downconversion.enable": "true",
  "message.format.version": "3.0-IV1",
  "message.timestamp.after.max.ms": "9223372036854775807",
  "message.timestamp.before.max.ms": "9223372036854775807",
  "message.timestamp.difference.max.ms": "9223372036854775807",
  "message.timestamp.type": "CreateTime",
  "min.cleanable.dirty.ratio": "0.5",
  "min.compaction.lag.ms": "0",
  "min.insync.replicas": "1",
  preallocate: "false",
  "remote.log.copy.disable": "false",
  "remote.log.delete.on.disable": "false",
  "remote.storage.enable": "false",
  "retention.bytes": "-1",
  "retention.ms": "604800000",
  "segment.bytes": "1073741824",
  "segment.index.bytes": "10485760",
  "segment.jitter.ms": "0",
  "segment.ms": "604800000",
  "unclean.leader.election.enable": "false",
};

type ConfigEntries = NonNullable<InventoryTopic["configs"]>;

/** All effective configs of a 3.9 topic: `own` were set on the topic, `inherited` on its brokers. */
export function configsOf(
  own: Readonly<Record<string, string>> = {},
  inherited: Readonly<Record<string, string>> = {},
): ConfigEntries {
  const entries = (values: Readonly<Record<string, string>>, source: Configs[string]["source"]): ConfigEntries =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, source }]));
  return {
    ...entries(defaultsOf39, "DEFAULT_CONFIG"),
    ...entries(inherited, "STATIC_BROKER_CONFIG"),
    ...entries(own, "DYNAMIC_TOPIC_CONFIG"),
  };
}

/** A topic of the source; `own` configs were set on it, `inherited` ones on its brokers. */
export function aTopic(
  topic: Partial<InventoryTopic> & {
    readonly own?: Readonly<Record<string, string>>;
    readonly inherited?: Readonly<Record<string, string>>;
  } = {},
): InventoryTopic {
  const { own, inherited, ...fields } = topic;
  return {
    name: "orders",
    topicId: "AAAAAAAAAAAAAAAAAAAAAA",
    internal: false,
    partitions: 3,
    replicationFactor: 3,
    mixedReplication: false,
    configs: configsOf(own, inherited),
    configsTold: "effective",
    sizeBytes: 1024,
    offsets: null,
    producers: null,
    ...fields,
  };
}

/** A group of the source; `reads` are topics that it committed an offset for. */
export function aGroup(group: Partial<InventoryGroup> & { readonly reads?: readonly string[] } = {}): InventoryGroup {
  const { reads = ["orders"], ...fields } = group;
  return {
    groupId: "billing",
    type: "classic",
    state: "Empty",
    members: [],
    offsets: reads.map((topic) => ({ topic, partition: 0, committed: 10, logEnd: 12, lag: 2 })),
    ...fields,
  };
}

/** An ACL: `User:billing` may read the topic `orders` from anywhere. */
export function anAcl(acl: Partial<Acl> = {}): Acl {
  return {
    principal: "User:billing",
    host: "*",
    operation: "READ",
    permission: "ALLOW",
    resourceType: "TOPIC",
    resourceName: "orders",
    patternType: "LITERAL",
    ...acl,
  };
}

/** An inventory of a 3.9 source with one topic, one group, one principal. */
export function anInventory(inventory: Partial<Inventory> = {}): Inventory {
  const blank = nothingKnown({ now: new Date("2027-01-10T08:00:00Z"), exporterVersion: "0.1.0" });
  return {
    ...blank,
    cluster: {
      ...blank.cluster,
      id: "c1",
      kafkaVersion: "3.9",
      controllerId: 1,
      brokers: [{ id: 1, host: "broker-1", port: 9092, rack: null }],
      authorizer: "on",
      superUsers: [],
      allowEveryoneIfNoAclFound: false,
    },
    topics: [aTopic()],
    acls: [anAcl()],
    quotas: [],
    scramUsers: [],
    groups: [aGroup()],
    ...inventory,
  };
}

/** The same as it comes from a file. */
export function readInventoryOf(inventory: Inventory): ReadDocument<Inventory> {
  return parseDocumentText(JSON.stringify(inventory), "inventory.json", inventorySchema);
}
