import { z } from "zod";
import { left, maybe } from "../unread";
import { operationWord, patternTypeWord, permissionWord, resourceTypeWord, topicName } from "../words";
import { mskCluster, regionConfiguration } from "./msk-schema";
import { schemaRegistries } from "./registry-schema";

/** What kcp counted and measured: it looks at cost and load, an inventory at what has to move. */
const notInventory = "not part of an inventory";
const counted = "a count of what is listed beside it";

const topicDetails = z.object({
  name: topicName,
  partitions: maybe(z.number().int()),
  replication_factor: maybe(z.number().int()),
  configurations: maybe(z.record(z.string(), z.unknown())),
});

const acl = z.object({
  ResourceType: resourceTypeWord,
  ResourceName: z.string().min(1),
  ResourcePatternType: patternTypeWord,
  Principal: z.string().min(1),
  Host: z.string().min(1),
  Operation: operationWord,
  PermissionType: permissionWord,
});

const connector = z.object({
  name: z.string().min(1),
  state: maybe(z.string()),
  config: maybe(z.record(z.string(), z.unknown())),
  connect_host: maybe(z.string()),
  metrics: left(notInventory),
});

const connectCluster = z.object({
  connect_rest_url: maybe(z.string()),
  connectors: maybe(z.array(connector)),
  metrics: left(notInventory),
});

const consumerGroup = z.object({
  group_id: z.string(),
  type: maybe(z.string()),
  state: maybe(z.string()),
  protocol_type: left("an inventory has a group's type, not the name of its protocol"),
  coordinator: left("which broker coordinates a group changes by itself"),
  members: maybe(
    z.array(
      z.object({
        member_id: z.string(),
        client_id: z.string(),
        client_host: z.string(),
        group_instance_id: left("an inventory has no place for static membership"),
        assigned_topics: left("an inventory keeps committed positions, which kcp does not read, not assignments"),
      }),
    ),
  ),
  topics: left("an inventory keeps committed positions, which kcp does not read, not assignments"),
  detail_complete: maybe(z.boolean()),
});

const kafka = z.object({
  cluster_id: maybe(z.string()),
  discovered_brokers: maybe(z.array(z.string())),
  sasl_mechanism: left("how kcp itself signed in"),
  topics: maybe(z.object({ summary: left(counted), details: maybe(z.array(topicDetails)) })),
  acls: maybe(z.array(acl)),
  connect_clusters: maybe(z.array(connectCluster)),
  self_managed_connectors: maybe(z.object({ connectors: maybe(z.array(connector)), metrics: left(notInventory) })),
  consumer_groups: maybe(z.object({ summary: left(counted), details: maybe(z.array(consumerGroup)) })),
});

const discoveredClient = z.object({
  composite_key: left("put together from the fields beside it"),
  client_id: z.string(),
  role: z.string(),
  topic: z.string(),
  auth: left("how a client signed in is told by its principal and its address"),
  principal: maybe(z.string()),
  timestamp: maybe(z.string()),
});

const everyCluster = {
  kafka_admin_client_information: maybe(kafka),
  discovered_clients: maybe(z.array(discoveredClient)),
};

/** A cluster that kcp found at AWS. */
export const mskSource = z.object({ ...mskCluster, ...everyCluster });

const byPeople = "what people say of a cluster belongs into an overlay";

/** A cluster that kcp was given the addresses of. */
export const kafkaSource = z.object({
  id: z.string().min(1),
  bootstrap_servers: maybe(z.array(z.string())),
  metadata: maybe(
    z.object({
      environment: left(byPeople),
      location: left(byPeople),
      kafka_version: maybe(z.string()),
      labels: left(byPeople),
      last_scanned: maybe(z.string()),
    }),
  ),
  metrics: left(notInventory),
  ...everyCluster,
});

const head = {
  schema_version: maybe(z.number().int()),
  kcp_build_info: left("which kcp wrote the file"),
  timestamp: maybe(z.string()),
  updated_at: maybe(z.string()),
  upgraded_from: left("which kcp wrote the file first"),
};

const regionWith = <T extends z.ZodType>(cluster: T) =>
  z.object({
    name: left("the region is in the cluster's ARN"),
    configurations: maybe(z.array(regionConfiguration)),
    costs: left(notInventory),
    clusters: maybe(z.array(cluster)),
  });

/**
 * The three shapes of a state file around given shapes of its clusters: since 0.8 (`internal/types/state.go`;
 * schema_version absent, 1 to 4), of 0.4 to 0.7 with regions at the top, and of 0.4 to 0.7.1 with registries as a list.
 */
function shapesAround<M extends z.ZodType, K extends z.ZodType>(msk: M, given: K) {
  const regions = maybe(z.array(regionWith(msk)));
  const sources = maybe(z.object({ clusters: maybe(z.array(given)) }));
  return {
    current: z.object({
      ...head,
      msk_sources: maybe(z.object({ regions })),
      osk_sources: sources,
      apache_kafka_sources: sources,
      schema_registries: maybe(schemaRegistries.byKind),
    }),
    regionsAtTop: z.object({ ...head, regions, schema_registries: maybe(schemaRegistries.byKind) }),
    registryList: z.object({ ...head, regions, schema_registries: schemaRegistries.list }),
  };
}

/** A state file of each era. */
export const stateFiles = shapesAround(mskSource, kafkaSource);

/** The same of which the clusters are not looked at: what is beside them. */
export const besideClusters = shapesAround(z.unknown(), z.unknown());

/** See {@link mskSource}. */
export type MskSource = z.infer<typeof mskSource>;

/** See {@link kafkaSource}. */
export type KafkaSource = z.infer<typeof kafkaSource>;

/** One AWS region of a state file. */
export type Region = z.infer<ReturnType<typeof regionWith<typeof mskSource>>>;

/** What kcp read over Kafka's protocol. */
export type KafkaPart = z.infer<typeof kafka>;

/** A client that kcp found in a broker's request log. */
export type DiscoveredClient = z.infer<typeof discoveredClient>;
