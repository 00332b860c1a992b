import { nearest } from "../../../documents/nearest";
import { DocumentError } from "../../../documents/problem";
import { type InventoryTopic } from "../../document/inventory";
import { configsFrom, countOrNull } from "../values";
import { type Listing, rowsOf } from "./kinds";
import { configuration, describedTopic, topic } from "./listings";

type Configs = NonNullable<InventoryTopic["configs"]>;

/**
 * Topics of the listings and descriptions, with the configs of `kafka topic configuration list`. That listing does not
 * name its topic: its file has to, as `orders.v1.json` or `configuration-orders.v1.json`.
 *
 * @throws DocumentError where a listing of configs is named after no topic
 */
export function topicsOf(listings: readonly Listing[]): InventoryTopic[] {
  const topics = new Map<string, InventoryTopic>();
  for (const { value } of rowsOf(listings, "topics", topic)) {
    const replicas = (value.partitions ?? []).map((partition) => partition.replicas?.length ?? 0);
    merge(topics, {
      ...unknownTopic(value.name),
      internal: value.is_internal ?? false,
      partitions: countOrNull(value.partition_count),
      replicationFactor: countOrNull(Math.max(value.replication_factor ?? 0, ...replicas)),
      mixedReplication: new Set(replicas).size > 1,
    });
  }
  for (const { value } of rowsOf(listings, "describedTopics", describedTopic))
    merge(topics, {
      ...unknownTopic(value.topic_name),
      internal: value.is_internal ?? false,
      partitions: countOrNull(value.partition_count ?? Number(value.config?.["num.partitions"] ?? 0)),
      replicationFactor: countOrNull(value.replication_factor),
      configs: value.config === null || value.config === undefined ? null : withoutPartitions(value.config),
    });
  const listed = topics.size > 0;
  const problems = listings
    .filter(({ kind }) => kind === "configurations")
    .flatMap((listing) => {
      const name = topicNamedBy(listing, topics, listed);
      if (name === undefined) return [namedAfterNoTopic(listing, topics)];
      const rows = rowsOf([listing], "configurations", configuration).map(({ value }) => [value.name, value.value]);
      const values: Readonly<Record<string, unknown>> = Object.fromEntries(rows);
      const partitions = countOrNull(Number(values["num.partitions"] ?? 0));
      merge(topics, { ...unknownTopic(name), partitions, configs: withoutPartitions(values) });
      return [];
    });
  if (problems.length > 0) throw new DocumentError(problems);
  return [...topics.values()];
}

/** `num.partitions` stands among the configs and is none. Defaults are among them too, so that nobody knows what was set. */
function withoutPartitions(values: Readonly<Record<string, unknown>>): Configs {
  const configs = Object.entries(values).filter(([key]) => key !== "num.partitions");
  return configsFrom(Object.fromEntries(configs), "UNKNOWN");
}

function unknownTopic(name: string): InventoryTopic {
  return {
    name,
    topicId: null,
    internal: false,
    partitions: null,
    replicationFactor: null,
    mixedReplication: false,
    configs: null,
    configsTold: "overrides",
    sizeBytes: null,
    offsets: null,
    producers: null,
  };
}

/** What is known of a topic from both: each listing tells a part. */
function merge(topics: Map<string, InventoryTopic>, told: InventoryTopic): void {
  const there = topics.get(told.name);
  topics.set(told.name, {
    ...told,
    internal: told.internal || there?.internal === true,
    partitions: there?.partitions ?? told.partitions,
    replicationFactor: there?.replicationFactor ?? told.replicationFactor,
    mixedReplication: told.mixedReplication || there?.mixedReplication === true,
    configs: told.configs ?? there?.configs ?? null,
  });
}

const heads = /^(kafka-)?(topic-)?(configurations?|configs?)[-_]/i;

function topicNamedBy({ called }: Listing, topics: ReadonlyMap<string, InventoryTopic>, listed: boolean) {
  const bare = called.replace(heads, "");
  if (!listed) return bare;
  return [called, bare].find((name) => topics.has(name));
}

function namedAfterNoTopic({ called, document }: Listing, topics: ReadonlyMap<string, InventoryTopic>) {
  const near = nearest(called.replace(heads, ""), topics.keys());
  return {
    file: document.file,
    path: "",
    rule: "lists the configs of a topic and is named after none that is listed",
    instead: `Name it TOPIC.json or configuration-TOPIC.json${near === undefined ? "" : `: configuration-${near}.json?`}.`,
  };
}
