import { type Acl, clusterResourceName, type Operation, type ResourceType } from "../../../kafka/acl";
import { type JulieSettings } from "./settings";
import { type Platform, type Project } from "./topology-schema";

/**
 * What Julie's consumers, producers, streams, connectors and platform parts become as ACLs: as
 * `com.purbon.kafka.topology.roles.acls.AclsBindingsBuilder` of 4.x makes them, all of them ALLOW from every host.
 */
type Resource = Pick<Acl, "resourceType" | "resourceName" | "patternType">;

function allow(
  principal: string,
  { resourceType, resourceName, patternType }: Resource,
  ...operations: readonly Operation[]
): Acl[] {
  return operations.map((operation) => ({
    principal,
    host: "*",
    operation,
    permission: "ALLOW",
    resourceType,
    resourceName,
    patternType,
  }));
}

function literal(resourceType: ResourceType, resourceName: string): Resource {
  return { resourceType, resourceName, patternType: "LITERAL" };
}

function prefixed(resourceType: ResourceType, resourceName: string): Resource {
  return { resourceType, resourceName, patternType: "PREFIXED" };
}

const cluster = literal("CLUSTER", clusterResourceName);

/** `orders-*` is a prefix; `*` alone is every name. */
function starred(resourceType: ResourceType, name: string): Resource {
  return name.length > 1 && name.endsWith("*")
    ? prefixed(resourceType, name.slice(0, -1))
    : literal(resourceType, name);
}

type Consumer = NonNullable<Project["consumers"]>[number];
type Producer = NonNullable<Project["producers"]>[number];

/** What a consumer may do with topics; without a group of its own it may use every group. */
export function consumerAcls({ principal, group }: Consumer, topics: Resource): Acl[] {
  return [...allow(principal, topics, "DESCRIBE", "READ"), ...allow(principal, starred("GROUP", group ?? "*"), "READ")];
}

/** What a producer may do with topics. That `idempotence` is there counts, not what it says. */
export function producerAcls({ principal, transactionId, idempotence }: Producer, topics: Resource): Acl[] {
  const transactional = typeof transactionId === "string";
  return [
    ...allow(principal, topics, "DESCRIBE", "WRITE"),
    ...(transactional ? allow(principal, starred("TRANSACTIONAL_ID", transactionId), "DESCRIBE", "WRITE") : []),
    ...(transactional || typeof idempotence === "string" ? allow(principal, cluster, "IDEMPOTENT_WRITE") : []),
  ];
}

/** The topics of a name, or of all names that begin with it. */
export function topicsNamed(name: string, isPrefix = false): Resource {
  return isPrefix ? prefixed("TOPIC", name) : literal("TOPIC", name);
}

type Stream = NonNullable<Project["streams"]>[number];

function readsAndWrites(principal: string, topics: Stream["topics"]): Acl[] {
  return [
    ...(topics?.read ?? []).flatMap((topic) => allow(principal, literal("TOPIC", topic), "READ")),
    ...(topics?.write ?? []).flatMap((topic) => allow(principal, literal("TOPIC", topic), "WRITE")),
  ];
}

/** What a Kafka Streams application may do: its own names begin with its application id, else with the project's prefix. */
export function streamAcls(app: Stream, projectPrefix: string): Acl[] {
  const { principal, topics, exactlyOnce, observerPrincipals } = app;
  const own = app.applicationId ?? projectPrefix;
  const observers = (observerPrincipals ?? []).map((observer) => observer.principal);
  return [
    ...readsAndWrites(principal, topics),
    ...allow(principal, prefixed("TOPIC", own), "ALL"),
    ...allow(principal, prefixed("GROUP", own), "READ"),
    ...observers.flatMap((observer) => [
      ...allow(observer, prefixed("TOPIC", own), "READ", "DESCRIBE"),
      ...allow(observer, prefixed("GROUP", own), "READ"),
    ]),
    ...(exactlyOnce === true
      ? [
          ...allow(principal, prefixed("TRANSACTIONAL_ID", own), "WRITE", "DESCRIBE"),
          ...observers.flatMap((observer) => allow(observer, prefixed("TRANSACTIONAL_ID", own), "READ", "DESCRIBE")),
        ]
      : []),
  ];
}

type KsqlApp = Extract<NonNullable<Project["ksql"]>, readonly unknown[]>[number];

/** What a ksqlDB application may do. */
export function ksqlAcls({ principal, topics, applicationId }: KsqlApp, projectPrefix: string): Acl[] {
  const own = applicationId ?? projectPrefix;
  return [
    ...readsAndWrites(principal, topics),
    ...allow(principal, prefixed("TOPIC", own), "ALL"),
    ...allow(principal, prefixed("GROUP", own), "ALL"),
  ];
}

type Connector = Extract<NonNullable<Project["connectors"]>, readonly unknown[]>[number];

/** What a group of Connect workers may do, with Connect's usual names for what the topology does not name. */
export function connectorAcls(connector: Connector, { connectorsMayCreateTopics }: JulieSettings): Acl[] {
  const { principal, topics } = connector;
  const internal = [
    connector.status_topic ?? "connect-status",
    connector.offset_topic ?? "connect-offsets",
    connector.configs_topic ?? "connect-configs",
  ];
  return [
    ...internal.flatMap((topic) => allow(principal, literal("TOPIC", topic), "READ", "WRITE")),
    ...(connectorsMayCreateTopics ? allow(principal, cluster, "CREATE") : []),
    ...allow(principal, literal("GROUP", connector.group ?? "connect-cluster"), "READ"),
    ...readsAndWrites(principal, topics),
  ];
}

/** What the platform's own parts may do: schema registries, Control Center, ksqlDB servers. */
export function platformAcls(platform: Platform, { monitoringTopics }: JulieSettings): Acl[] {
  const registries = (platform.schema_registry?.instances ?? []).flatMap(({ principal, ...registry }) => [
    ...allow(
      principal,
      literal("TOPIC", registry.topic ?? "_schemas"),
      ...(["CREATE", "DESCRIBE_CONFIGS", "DESCRIBE", "WRITE", "READ"] as const),
    ),
    ...allow(principal, literal("TOPIC", registry.consumer_offsets_topic ?? "__consumer_offsets"), "DESCRIBE"),
    ...allow(principal, literal("GROUP", registry.group ?? "schema-registry"), "READ"),
  ]);
  const controlCenters = (platform.control_center?.instances ?? []).flatMap(({ principal, appId }) => {
    const own = ["WRITE", "READ", "CREATE", "DESCRIBE"] as const;
    return [
      ...allow(principal, prefixed("GROUP", appId ?? ""), "READ"),
      ...allow(principal, prefixed("GROUP", `${appId ?? ""}-command`), "READ"),
      ...allow(principal, literal("GROUP", "*"), "DESCRIBE"),
      ...monitoringTopics.flatMap((topic) => allow(principal, literal("TOPIC", topic), ...own)),
      ...allow(principal, prefixed("TOPIC", "_confluent-controlcenter"), ...own),
      ...allow(principal, literal("TOPIC", "*"), "CREATE"),
      ...allow(principal, cluster, "DESCRIBE", "DESCRIBE_CONFIGS"),
    ].filter(({ resourceName }) => resourceName !== "");
  });
  const ksqlServers = (platform.ksql?.instances ?? []).flatMap(({ principal, ksqlDbId }) => [
    ...allow(principal, cluster, "DESCRIBE_CONFIGS"),
    ...allow(principal, prefixed("TOPIC", `_confluent-ksql-${ksqlDbId}`), "ALL"),
    ...allow(principal, literal("TOPIC", `${ksqlDbId}ksql_processing_log`), "ALL"),
    ...allow(principal, prefixed("GROUP", `_confluent-ksql-${ksqlDbId}`), "ALL"),
  ]);
  return [...registries, ...controlCenters, ...ksqlServers];
}
