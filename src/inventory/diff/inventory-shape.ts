import { type Acl } from "../../kafka/acl";
import { type ConfigEntry } from "../../kafka/cluster-facts";
import {
  type Inventory,
  type InventoryConnectCluster,
  type InventoryGroup,
  type InventorySchemas,
  type InventoryTopic,
} from "../document/inventory";
import { listBy, listOfNames, map, object, type Shape, value } from "./shape";

const blocks = "blocks the wave";
const look = "look";
const moves = "moves anyway";

type ElementOf<T> = NonNullable<T> extends readonly (infer E)[] ? E : never;
type Connector = ElementOf<InventoryConnectCluster["connectors"]>;
type Subject = InventorySchemas["subjects"][number];

/** Where a value comes from may change while the value stays. */
const configEntry = (matters: typeof blocks | typeof look): Shape =>
  object<ConfigEntry>({ value: value(matters), source: value(look, "UNKNOWN") });

const cluster = object<Inventory["cluster"]>({
  id: value(blocks),
  name: value(look),
  platform: value(look),
  kafkaVersion: value(look),
  controllerId: value(moves),
  brokers: listBy(["id"], look, value(look)),
  authorizer: value(blocks),
  superUsers: listOfNames(blocks),
  allowEveryoneIfNoAclFound: value(blocks),
  brokerConfigs: map(look, configEntry(look)),
});

const topic = object<InventoryTopic>({
  name: value(blocks),
  // Another id under the same name: somebody deleted the topic and made it again.
  topicId: value(blocks),
  internal: value(look),
  partitions: value(blocks),
  replicationFactor: value(look),
  mixedReplication: value(moves),
  configs: map(blocks, configEntry(blocks)),
  configsTold: value(look),
  sizeBytes: value(moves),
  offsets: value(moves),
  producers: value(moves),
});

const group = object<InventoryGroup>({
  groupId: value(look),
  type: value(look),
  state: value(moves),
  members: value(moves),
  offsets: value(moves),
});

const subject = object<Subject>({
  registry: value(look),
  context: value(look),
  subject: value(look),
  compatibility: value(look),
  mode: value(look),
  // Records carry the ids: another id or text under the same version breaks their readers.
  versions: listBy(["version"], look, value(blocks)),
});

const connector = object<Connector>({
  name: value(look),
  class: value(look),
  kind: value(look),
  version: value(look),
  state: value(moves),
  tasks: value(moves),
  config: map(look, value(look)),
  secretRefs: listBy(["key", "ref"], look, value(look)),
  topics: listOfNames(look),
  groupId: value(look),
  offsets: value(moves),
});

const connectCluster = object<InventoryConnectCluster>({
  url: value(look),
  version: value(look),
  kafkaClusterId: value(look),
  groupId: value(look),
  internalTopics: value(look),
  connectors: listBy(["name"], look, connector),
});

const aclFields: readonly (keyof Acl)[] = [
  "permission",
  "principal",
  "operation",
  "resourceType",
  "patternType",
  "resourceName",
  "host",
];

/** Every part of an inventory, with what a change of it means. */
export const inventoryShape: Readonly<Record<keyof Inventory, Shape>> = {
  apiVersion: value(moves),
  kind: value(moves),
  exportedAt: value(moves),
  exporter: value(moves),
  cluster,
  topics: listBy(["name"], blocks, topic),
  acls: listBy(aclFields, blocks, value(blocks)),
  quotas: listBy(
    ["entity"],
    blocks,
    object<ElementOf<Inventory["quotas"]>>({ entity: value(blocks), values: map(blocks, value(blocks)) }),
  ),
  scramUsers: listBy(
    ["user"],
    blocks,
    object<ElementOf<Inventory["scramUsers"]>>({
      user: value(blocks),
      credentials: listBy(["mechanism"], blocks, value(look)),
    }),
  ),
  groups: listBy(["groupId"], look, group),
  transactionalIds: listBy(
    ["transactionalId"],
    look,
    object<ElementOf<Inventory["transactionalIds"]>>({
      transactionalId: value(look),
      state: value(moves),
      producerId: value(moves),
    }),
  ),
  reassignments: value(moves),
  clients: listBy(
    ["clientId", "principal", "role", "topic"],
    look,
    object<ElementOf<Inventory["clients"]>>({
      clientId: value(look),
      principal: value(look),
      role: value(look),
      topic: value(look),
      lastSeenAt: value(moves),
    }),
  ),
  schemas: object<InventorySchemas>({
    registries: listBy(["url"], look, value(look)),
    subjects: listBy(["registry", "context", "subject"], look, subject),
  }),
  connectClusters: listBy(["url"], look, connectCluster),
  apiKeys: listBy(["id"], look, value(look)),
  serviceAccounts: listBy(["id"], look, value(look)),
  secretRefs: listBy(["principal", "ref"], look, value(look)),
  roleBindings: listBy(["principal", "role", "resourceType", "patternType", "resourceName"], blocks, value(blocks)),
  iamPolicies: listBy(["id"], blocks, value(blocks)),
  certificates: listBy(["usedBy", "subject"], look, value(look)),
  endpoints: listBy(["id"], look, value(look)),
  unknowns: value(moves),
  sources: value(moves),
  provenance: value(moves),
  conflicts: value(moves),
  leftOut: value(moves),
  redactions: value(moves),
};
