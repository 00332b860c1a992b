import { type Inventory, type InventoryGroup, type InventoryTopic } from "../../document/inventory";
import { importedConnector } from "../connector";
import { type Told } from "../imported-inventory";
import { type Unread } from "../unread";
import { configsFrom, countOrNull, isInternalTopic, textOr, textsOf, timeOf } from "../values";
import { type DiscoveredClient, type KafkaPart } from "./state-schema";

type Topics = NonNullable<KafkaPart["topics"]>["details"];

/** Topics; kcp names no source of a config, and takes the replication factor from the first partition. */
export function topicsOf(details: Topics): InventoryTopic[] {
  return (details ?? []).map(({ name, partitions, replication_factor, configurations }) => ({
    name,
    topicId: null,
    internal: isInternalTopic(name),
    partitions: countOrNull(partitions),
    replicationFactor: countOrNull(replication_factor),
    mixedReplication: false,
    configs: configurations === null || configurations === undefined ? null : configsFrom(configurations, "UNKNOWN"),
    configsTold: "overrides",
    sizeBytes: null,
    offsets: null,
    producers: null,
  }));
}

/** ACLs; null where they were not scanned. */
export function aclsOf(acls: KafkaPart["acls"]): Inventory["acls"] {
  if (acls === null || acls === undefined) return null;
  return acls.map((acl) => ({
    principal: acl.Principal,
    host: acl.Host,
    operation: acl.Operation,
    permission: acl.PermissionType,
    resourceType: acl.ResourceType,
    resourceName: acl.ResourceName,
    patternType: acl.ResourcePatternType,
  }));
}

/** Groups (`schema_version` 4); kcp reads no committed positions, and members of classic groups only. */
export function groupsOf(groups: KafkaPart["consumer_groups"]): InventoryGroup[] | null {
  if (groups === null || groups === undefined) return null;
  return (groups.details ?? []).map(({ group_id, type, state, members, detail_complete }) => ({
    groupId: group_id,
    type: textOr(type, "unknown"),
    state: textOr(state, "Unknown"),
    members:
      detail_complete === false || members === null || members === undefined
        ? null
        : members.map(({ member_id, client_id, client_host }) => ({
            memberId: member_id,
            clientId: client_id,
            host: client_host,
          })),
    offsets: null,
  }));
}

/** Groups of Connect workers; files before schema_version 2 do not have the address, only a worker's. */
export function connectClustersOf(kafka: KafkaPart): Pick<Told, "connectClusters" | "redactions"> {
  const legacy = kafka.self_managed_connectors;
  const clusters = [
    ...(kafka.connect_clusters ?? []),
    ...(legacy === null || legacy === undefined ? [] : [{ connect_rest_url: "", connectors: legacy.connectors }]),
  ];
  if (clusters.length === 0) return { connectClusters: null, redactions: [] };
  const redactions: NonNullable<Told["redactions"]> = [];
  const connectClusters = clusters.map(({ connect_rest_url, connectors }) => {
    const url = textOr(connect_rest_url, textOr(connectors?.[0]?.connect_host, "address-not-told"));
    return {
      ...workers(url),
      connectors: (connectors ?? []).map(({ name, state, config }) => {
        const told = { name, state: textOr(state, null), config: config ? textsOf(config) : null };
        const imported = importedConnector(told, url);
        redactions.push(...imported.redactions);
        return imported.connector;
      }),
    };
  });
  return { connectClusters, redactions };
}

/** What kcp does not tell of any group of workers. */
export function workers(url: string) {
  return { url, version: null, kafkaClusterId: null, groupId: null, internalTopics: null };
}

/** Clients that a broker's request log named; null where no log was read, which kcp writes as an empty list too. */
export function clientsOf(
  clients: readonly DiscoveredClient[] | null | undefined,
  path: string,
): { readonly clients: Inventory["clients"]; readonly leftOut: readonly Unread[] } {
  if (clients === null || clients === undefined || clients.length === 0) return { clients: null, leftOut: [] };
  const leftOut: Unread[] = [];
  const told = clients.flatMap(({ client_id, principal, role, topic, timestamp }, index) => {
    const known = roles.find((word) => word === role.toLowerCase());
    if (known === undefined)
      leftOut.push({ path: `${path}[${String(index)}].role`, reason: `${role} is neither producer nor consumer` });
    const client = { clientId: client_id, principal: textOr(principal, null), topic, lastSeenAt: timeOf(timestamp) };
    return known === undefined ? [] : [{ ...client, role: known }];
  });
  return { clients: told, leftOut };
}

const roles = ["producer", "consumer"] as const;
