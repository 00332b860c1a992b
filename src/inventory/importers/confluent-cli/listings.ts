import { z } from "zod";
import { left, maybe } from "../unread";
import {
  compatibilityWord,
  operationWord,
  patternTypeOrNone,
  patternTypeWord,
  permissionWord,
  registryModeWord,
  resourceTypeWord,
  topicName,
} from "../words";

const ofService = "tells of the managed service, not of what has to move";
const text = maybe(z.string());
const whole = maybe(z.number().int());

/** `kafka topic list` and `topic describe`; on premises with its partitions. Older releases list names alone. */
export const topic = z.object({
  name: topicName,
  is_internal: maybe(z.boolean()),
  replication_factor: whole,
  partition_count: whole,
  partitions: maybe(
    z.array(
      z.object({
        partition: z.number().int(),
        leader: left("which broker leads changes by itself"),
        replicas: maybe(z.array(z.number().int())),
        isr: left("which replicas are in sync changes by itself"),
      }),
    ),
  ),
});

/** `kafka topic describe` of 1.x and 2.x: the name with all configs. */
export const describedTopic = z.object({
  topic_name: topicName,
  config: maybe(z.record(z.string(), z.unknown())),
  is_internal: maybe(z.boolean()),
  replication_factor: whole,
  partition_count: whole,
});

/** `kafka topic configuration list TOPIC`; defaults are among them, and `num.partitions` as a last row. */
export const configuration = z.object({
  name: z.string().min(1),
  value: z.unknown(),
  read_only: left("which configs the service lets nobody change is told by its profile"),
});

/** `kafka acl list`; in the cloud without a host. */
export const acl = z.object({
  principal: z.string().min(1),
  permission: permissionWord,
  operation: operationWord,
  host: text,
  resource_type: resourceTypeWord,
  resource_name: z.string().min(1),
  pattern_type: patternTypeWord,
});

/** `kafka consumer group list` and `describe`; the names of keys changed in 4.0. */
export const group = z.object({
  cluster: text,
  cluster_id: text,
  consumer_group: text,
  consumer_group_id: text,
  coordinator: left("which broker coordinates a group changes by itself"),
  is_simple: left("an inventory has no place for groups without subscription"),
  partition_assignor: left("an inventory has no place for a group's assignor"),
  state: text,
});

/** `kafka consumer group lag list GROUP`. */
export const lag = z.object({
  cluster: text,
  cluster_id: text,
  consumer_group: text,
  consumer_group_id: text,
  lag: whole,
  log_end_offset: whole,
  current_offset: whole,
  consumer: left("members are not listed here but by who holds a partition"),
  consumer_id: left("members are not listed here but by who holds a partition"),
  instance: left("members are not listed here but by who holds a partition"),
  instance_id: left("members are not listed here but by who holds a partition"),
  client: left("members are not listed here but by who holds a partition"),
  client_id: left("members are not listed here but by who holds a partition"),
  topic: z.string().min(1),
  partition: z.number().int().min(0),
});

/** `iam service-account list`. */
export const serviceAccount = z.object({
  id: z.string().min(1),
  name: z.string(),
  description: left("an inventory keeps the name by which people know it"),
});

/** `api-key list`. */
export const apiKey = z.object({
  is_current: left("which key the command itself used"),
  key: z.string().min(1),
  description: text,
  owner: text,
  owner_resource_id: text,
  owner_email: left("who is behind an owner belongs into an overlay"),
  resource_type: text,
  resource: text,
  resource_id: text,
  created: left("an inventory has no place for when a key was made"),
});

/** `iam rbac role-binding list`. */
export const roleBinding = z.object({
  id: left("the service's own id of the binding"),
  principal: z.string().min(1),
  email: left("who is behind a principal belongs into an overlay"),
  name: text,
  role: z.string().min(1),
  environment: text,
  cloud_cluster: text,
  cluster_type: left("told by the type of the resource"),
  logical_cluster: text,
  resource_type: text,
  pattern_type: maybe(patternTypeOrNone),
});

/** `schema-registry subject list`. */
export const subject = z.object({ subject: z.string().min(1) });

/** `schema-registry subject describe SUBJECT`: the numbers of its versions, nothing more. */
export const subjectVersion = z.object({
  version: left("versions without ids and texts: export them from the registry (inventory export --registry)"),
});

/** `schema-registry cluster describe`. */
export const registry = z.object({
  name: left("the registry is known by its address"),
  cluster: left(ofService),
  cluster_id: left(ofService),
  endpoint_url: z.string().min(1),
  private_endpoint_url: left("the registry is known by its public address"),
  private_regional_endpoint_urls: left("the registry is known by its public address"),
  catalog_endpoint_url: left(ofService),
  used_schemas: left("a count of what the registry lists"),
  available_schemas: left(ofService),
  free_schemas_limit: left(ofService),
  global_compatibility: maybe(compatibilityWord),
  mode: maybe(registryModeWord),
  cloud: left(ofService),
  service_provider: left(ofService),
  service_provider_region: left(ofService),
  region: left(ofService),
  package: left(ofService),
});

/** `connect cluster list`: in the cloud each connector is a cluster of its own. */
export const connector = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  status: text,
  type: text,
  trace: left("why a connector failed is in its log"),
});

/** `connect cluster describe ID`. */
export const describedConnector = z.object({
  connector,
  tasks: maybe(z.array(z.object({ task_id: z.number().int(), state: text }))),
  configs: maybe(z.array(z.object({ config: z.string().min(1), value: z.unknown() }))),
});

/** `kafka cluster list` and `describe`. */
export const cluster = z.object({
  is_current: left("which cluster the command itself used"),
  id: z.string().min(1),
  name: z.string(),
  type: left(ofService),
  cluster_size: left(ofService),
  pending_cluster_size: left(ofService),
  ingress_limit: left(ofService),
  egress_limit: left(ofService),
  ingress: left(ofService),
  egress: left(ofService),
  storage: left(ofService),
  cloud: left(ofService),
  provider: left(ofService),
  region: left(ofService),
  availability: left(ofService),
  network: left(ofService),
  status: left(ofService),
  endpoint: text,
  byok_key_id: left(ofService),
  encryption_key_id: left(ofService),
  rest_endpoint: left("the service's own API does not move"),
  topic_count: left("a count of what the topics' listing has"),
});
