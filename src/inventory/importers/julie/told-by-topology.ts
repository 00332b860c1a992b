import { type Acl } from "../../../kafka/acl";
import { DocumentError } from "../../../documents/problem";
import { type ReadDocument, heldTo } from "../../../documents/read-document";
import { type Inventory, type InventoryTopic } from "../../document/inventory";
import { isRecord } from "../recognise";
import { type Unread, unreadOfAll } from "../unread";
import { configsFrom, configText, isInternalTopic } from "../values";
import { connectorAcls, consumerAcls, ksqlAcls, platformAcls, producerAcls, streamAcls, topicsNamed } from "./grants";
import { dlqName, type NameParts, projectPrefix, topicName } from "./names";
import { type JulieRole, roleAcls } from "./roles";
import { type JulieSettings } from "./settings";
import {
  type JulieTopic,
  listOrParts,
  others,
  type Project,
  projectSchema,
  type Topology,
  topologySchema,
} from "./topology-schema";
import { wrongNames } from "./wrong-names";

/** Configs by the name of their plan. */
export type Plans = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** What lies beside a topology and decides what it means. */
export interface Beside {
  readonly settings: JulieSettings;
  readonly plans: Plans;
  readonly roles: ReadonlyMap<string, JulieRole>;
}

/** What one topology tells. */
export interface ToldByTopology {
  readonly topics: readonly InventoryTopic[];
  readonly acls: readonly Acl[];
  readonly quotas: NonNullable<Inventory["quotas"]>;
  readonly leftOut: readonly Unread[];
}

/**
 * The topics that a topology asks for, with the names that they get, the grants that its projects and platform become, and
 * its quotas.
 *
 * @throws DocumentError with every value that Julie, and every name that Kafka, would not take either
 */
export function toldByTopology(document: ReadDocument<unknown>, beside: Beside): ToldByTopology {
  const held = heldTo(document, topologySchema);
  const topology = held.content;
  const raw = isRecord(document.content) ? document.content : {};
  const parts = new Map([["context", topology.context], ...otherParts(raw)]);
  const wrong = wrongNames(held, parts, beside.settings);
  if (wrong.length > 0) throw new DocumentError(wrong);
  const projects = (topology.projects ?? []).map((project, index) => {
    const named = new Map([...parts, ["project", project.name]]);
    return toldByProject(project, named, `projects[${String(index)}]`, rawProject(raw, index), beside);
  });
  const special = (topology.special_topics ?? []).map((topic) => ({ name: topic.name, topic }));
  return {
    topics: [
      ...projects.flatMap(({ topics }) => topics),
      ...special.map(({ name, topic }) => inventoryTopic(name, topic, beside.plans)),
    ],
    acls: [
      ...projects.flatMap(({ acls }) => acls),
      ...special.flatMap(({ name, topic }) => topicAcls(name, topic)),
      ...platformAcls(topology.platform ?? {}, beside.settings),
    ],
    quotas: quotasOf(topology),
    leftOut: [
      ...unreadOfJulie(raw),
      ...strangeParts(raw),
      ...projects.flatMap(({ leftOut }) => leftOut),
      ...missingPlans(topology, beside.plans),
      ...(beside.settings.usesRbac ? [{ path: "projects", reason: "grants: Julie was set to RBAC" }] : []),
    ],
  };
}

const julieKeys: readonly string[] = Object.keys(topologySchema.shape);

/** Every other key at the top is a part of the names, in the file's order, as a text. */
function otherParts(raw: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return Object.entries(raw).flatMap(([key, value]) =>
    julieKeys.includes(key) || typeof value === "object" ? [] : [[key, configText(value) ?? ""] as const],
  );
}

function strangeParts(raw: Readonly<Record<string, unknown>>): readonly Unread[] {
  return Object.entries(raw).flatMap(([path, value]) =>
    julieKeys.includes(path) || typeof value !== "object" || value === null
      ? []
      : [
          path === "metadata"
            ? { path, reason: "belongs into an overlay: who owns it is people's word" }
            : { path, reason: "not a key that this importer knows" },
        ],
  );
}

/** What nobody reads, but for the keys that are parts of names and for projects' roles, which are looked at apart. */
function unreadOfJulie(raw: Readonly<Record<string, unknown>>): readonly Unread[] {
  const projects = Array.isArray(raw["projects"]) ? raw["projects"].filter(isRecord) : [];
  const projectKeys = Object.keys(projectSchema.shape);
  const known = { ...onlyKeys(raw, julieKeys), projects: projects.map((project) => onlyKeys(project, projectKeys)) };
  return unreadOfAll([
    { value: known, schema: topologySchema, start: "" },
    ...projects.flatMap((project) =>
      (["connectors", "ksql"] as const).map((key) => {
        const value = project[key];
        const { list, parts } = listOrParts[key];
        return { value, schema: Array.isArray(value) ? list : parts, start: `projects[*].${key}` };
      }),
    ),
  ]);
}

function onlyKeys(
  record: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));
}

function rawProject(raw: Readonly<Record<string, unknown>>, index: number): Readonly<Record<string, unknown>> {
  const { projects } = raw;
  const project: unknown = Array.isArray(projects) ? projects[index] : undefined;
  return isRecord(project) ? project : {};
}

function toldByProject(
  project: Project,
  parts: NameParts,
  path: string,
  raw: Readonly<Record<string, unknown>>,
  { settings, plans, roles }: Beside,
): Omit<ToldByTopology, "quotas"> {
  const prefix = projectPrefix(parts, settings);
  const topics = (project.topics ?? []).flatMap((topic) => {
    const dlq = dlqName(parts, topic, settings);
    return [{ name: topicName(parts, topic, settings), topic }, ...(dlq === null ? [] : [{ name: dlq, topic }])];
  });
  const ofRoles = projectRoles(raw, path, roles);
  const connectors = Array.isArray(project.connectors) ? project.connectors : project.connectors?.access_control;
  const ksql = Array.isArray(project.ksql) ? project.ksql : project.ksql?.access_control;
  return {
    topics: topics.map(({ name, topic }) => inventoryTopic(name, topic, plans)),
    acls: [
      ...topics.flatMap(({ name, topic }) => topicAcls(name, topic)),
      ...projectAcls(
        project,
        settings.optimizedAcls ? [topicsNamed(prefix, true)] : topics.map(({ name }) => topicsNamed(name)),
      ),
      ...(project.streams ?? []).flatMap((app) => streamAcls(app, prefix)),
      ...(ksql ?? []).flatMap((app) => ksqlAcls(app, prefix)),
      ...(connectors ?? []).flatMap((connector) => connectorAcls(connector, settings)),
      ...ofRoles.acls,
    ],
    leftOut: ofRoles.leftOut,
  };
}

/** A project's own consumers and producers, for each of its topics, or for its prefix. */
function projectAcls(
  { consumers, producers }: Pick<Project, "consumers" | "producers">,
  topics: readonly ReturnType<typeof topicsNamed>[],
): Acl[] {
  return topics.flatMap((topic) => [
    ...(consumers ?? []).flatMap((consumer) => consumerAcls(consumer, topic)),
    ...(producers ?? []).flatMap((producer) => producerAcls(producer, topic)),
  ]);
}

function topicAcls(name: string, topic: JulieTopic): Acl[] {
  return projectAcls(topic, [topicsNamed(name)]);
}

/** Any other key of a project names a role of one's own, and who has it. */
function projectRoles(
  raw: Readonly<Record<string, unknown>>,
  path: string,
  roles: ReadonlyMap<string, JulieRole>,
): Pick<ToldByTopology, "acls" | "leftOut"> {
  const found = Object.entries(raw)
    .filter(([key]) => !Object.hasOwn(projectSchema.shape, key))
    .map(([key, value]) => {
      const role = roles.get(key);
      const holders = others.safeParse(value);
      if (role !== undefined && holders.success)
        return { acls: holders.data.flatMap(({ principal }) => roleAcls(role, principal)), leftOut: [] };
      const reason =
        role === undefined
          ? "neither a key that this importer knows nor a role of a roles file that was given"
          : "not a list of principals that have the role";
      return { acls: [], leftOut: [{ path: `${path}.${key}`, reason }] };
    });
  return { acls: found.flatMap(({ acls }) => acls), leftOut: found.flatMap(({ leftOut }) => leftOut) };
}

const partitionsKey = "num.partitions";
const replicasKey = "replication.factor";

/** A plan's configs go over the topic's own, as in Julie. What is absent the brokers decided, and the file does not tell. */
function inventoryTopic(name: string, { config, plan }: JulieTopic, plans: Plans): InventoryTopic {
  const all = { ...config, ...(typeof plan === "string" ? plans.get(plan) : {}) };
  const { [partitionsKey]: partitions, [replicasKey]: replicas, ...configs } = all;
  return {
    name,
    topicId: null,
    internal: isInternalTopic(name),
    partitions: countOf(partitions),
    replicationFactor: countOf(replicas),
    mixedReplication: false,
    configs: configsFrom(configs, "DYNAMIC_TOPIC_CONFIG"),
    configsTold: "overrides",
    sizeBytes: null,
    offsets: null,
    producers: null,
  };
}

function countOf(value: unknown): number | null {
  const count = Number(configText(value) ?? "");
  return Number.isSafeInteger(count) && count >= 1 ? count : null;
}

function missingPlans(topology: Topology, plans: Plans): readonly Unread[] {
  const topics = [
    ...(topology.projects ?? []).flatMap((project) => project.topics ?? []),
    ...(topology.special_topics ?? []),
  ];
  const missing = new Set(topics.flatMap(({ plan }) => (typeof plan === "string" && !plans.has(plan) ? [plan] : [])));
  return [...missing].map((plan) => ({
    path: `plan ${plan}`,
    reason: "no file that was given has this plan: configs of its topics are missing",
  }));
}

/** On the user that is written, as Julie hands it to Kafka. */
function quotasOf({ platform }: Topology): NonNullable<Inventory["quotas"]> {
  return (platform?.kafka?.quotas ?? []).map(({ principal, ...limits }) => ({
    entity: { user: principal },
    values: Object.fromEntries(
      Object.entries(limits).flatMap(([key, value]) => (typeof value === "number" ? [[key, value] as const] : [])),
    ),
  }));
}
