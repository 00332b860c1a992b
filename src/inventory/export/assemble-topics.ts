import { notKnown, type Unreadable } from "../../kafka/answer";
import {
  type ConfigEntry,
  type Configs,
  partitionKey,
  type ProducerFacts,
  type TopicFacts,
} from "../../kafka/cluster-facts";
import { type Inventory, type InventoryTopic } from "../document/inventory";
import { type SourceFacts } from "./source-facts";
import { type Unknowns } from "./unknowns";

/** The topics of an inventory, by name. A topic of which not even the partitions are known is only noted. */
export function assembleTopics(facts: SourceFacts, unknowns: Unknowns): Inventory["topics"] {
  noteHidden(facts, unknowns);
  const bytes = unknowns.valueOf(facts.topicBytes, "topics[*].sizeBytes");
  return [...facts.topics]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, answer]) => {
      const topic = unknowns.valueOf(answer, topicPath(name));
      return topic === null ? [] : [assembleTopic(topic, facts, bytes, unknowns)];
    });
}

function topicPath(name: string): string {
  return `topics[${JSON.stringify(name)}]`;
}

/** Brokers leave topics that the principal may not see out of the metadata, silently; their disks tell of them. */
function noteHidden({ topics, topicsOnDisk }: SourceFacts, unknowns: Unknowns): void {
  if (!topicsOnDisk.known) {
    const { grantNeeded } = topicsOnDisk.because;
    unknowns.note("topics", {
      error: "TOPICS_MAY_BE_HIDDEN",
      message: "Whether there are topics that the principal may not see could not be found out.",
      ...(grantNeeded === undefined ? {} : { grantNeeded }),
    });
    return;
  }
  for (const name of topicsOnDisk.value)
    if (!topics.has(name))
      unknowns.note(topicPath(name), {
        error: "TOPIC_AUTHORIZATION_FAILED",
        message: "The topic lies on a broker's disk, but the principal may not see it.",
        grantNeeded: `DESCRIBE on Topic ${name}`,
      });
}

const leftOut = notKnown<never>({ error: "NO_ANSWER", message: "The broker's answer leaves it out." });

function assembleTopic(
  topic: TopicFacts,
  { topicConfigs, logs, producers }: SourceFacts,
  bytes: ReadonlyMap<string, number> | null,
  unknowns: Unknowns,
): InventoryTopic {
  const { name, topicId, internal, partitions } = topic;
  const path = topicPath(name);
  const replicaCounts = partitions.map(({ replicas }) => replicas.length);
  const configs = topicConfigs.get(name);
  if (topicId === null) unknowns.note(`${path}.topicId`, withoutTopicIds);
  if (partitions.length === 0)
    for (const field of ["partitions", "replicationFactor"]) unknowns.note(`${path}.${field}`, beingMade);
  return {
    name,
    topicId,
    internal,
    partitions: partitions.length === 0 ? null : partitions.length,
    replicationFactor: partitions.length === 0 ? null : Math.max(...replicaCounts),
    mixedReplication: new Set(replicaCounts).size > 1,
    configs: sorted(unknowns.valueOf(configs ?? leftOut, `${path}.configs`)),
    configsTold: "effective",
    sizeBytes: bytes === null ? null : sizeOf(topic, bytes, unknowns),
    offsets: offsetsOf(topic, logs, unknowns),
    producers: producersOf(topic, producers, unknowns),
  };
}

const withoutTopicIds: Unreadable = {
  error: "UNSUPPORTED_VERSION",
  message: "The brokers are older than topic ids, which came with Kafka 2.8.",
};

const beingMade: Unreadable = {
  error: "LEADER_NOT_AVAILABLE",
  message: "The topic was being created while it was looked at. Export again.",
};

const inOrder = new WeakMap<Configs, Record<string, ConfigEntry>>();

/**
 * Keys in order, so that two exports of the same cluster differ only where the cluster does. Topics with the same configs
 * get the same.
 */
export function sorted(configs: Configs | null): Record<string, ConfigEntry> | null {
  if (configs === null) return null;
  const there = inOrder.get(configs);
  if (there !== undefined) return there;
  const made = Object.fromEntries(Object.entries(configs).sort(([a], [b]) => (a < b ? -1 : 1)));
  inOrder.set(configs, made);
  return made;
}

function sizeOf(
  { name, partitions }: TopicFacts,
  bytes: ReadonlyMap<string, number>,
  unknowns: Unknowns,
): number | null {
  const size = bytes.get(name);
  if (size !== undefined && partitions.every(({ leader }) => leader >= 0)) return size;
  const message = "A partition has no leader, whose log would be measured.";
  unknowns.note(`${topicPath(name)}.sizeBytes`, { error: "LEADER_NOT_AVAILABLE", message });
  return null;
}

function offsetsOf(
  { name, partitions }: TopicFacts,
  logs: SourceFacts["logs"],
  unknowns: Unknowns,
): InventoryTopic["offsets"] {
  const offsets: NonNullable<InventoryTopic["offsets"]> = [];
  for (const { partition } of partitions) {
    const log = logs.get(partitionKey({ topic: name, partition }));
    const value = unknowns.valueOf(log ?? leftOut, `${topicPath(name)}.offsets`);
    if (value === null) return null;
    offsets.push({ partition, start: value.start, end: value.end, lastStable: value.lastStable });
  }
  return offsets;
}

function producersOf(
  { name, partitions }: TopicFacts,
  byPartition: SourceFacts["producers"],
  unknowns: Unknowns,
): InventoryTopic["producers"] {
  const producers: NonNullable<InventoryTopic["producers"]> = [];
  for (const { partition } of partitions) {
    const answer = byPartition.get(partitionKey({ topic: name, partition })) ?? leftOut;
    const ofPartition = unknowns.valueOf(answer, `${topicPath(name)}.producers`);
    if (ofPartition === null) return null;
    for (const { producerId, lastProducedAtMs, inTransaction } of [...ofPartition].sort(byProducer))
      producers.push({ partition, producerId, lastProducedAt: timeText(lastProducedAtMs), inTransaction });
  }
  return producers;
}

function byProducer(a: ProducerFacts, b: ProducerFacts): number {
  return a.producerId - b.producerId;
}

/** The last millisecond that RFC 3339 can write. Times of records are the producers' own, and can be anything. */
const lastTimeMs = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

function timeText(timeMs: number | null): string | null {
  return timeMs === null || timeMs > lastTimeMs ? null : new Date(timeMs).toISOString();
}
