import { DocumentError, type Problem } from "../documents/problem";
import { type ReadDocument } from "../documents/read-document";
import { pathText } from "../documents/document-path";
import { type Inventory, type InventoryGroup, type InventoryTopic } from "../inventory/document/inventory";
import { type AbsentPart } from "../inventory/overlay/absent";
import { nobody, type People } from "../inventory/overlay/people";
import { principalsAtSource } from "../inventory/principals-at-source";
import { type Wave } from "./document";
import { groupIsSplit, namedTwice, notAMember, notInInventory, notKnown, topicNeverMoves } from "./problems";
import { type ResolvedGroup, type ResolvedTopic, type ResolvedWave } from "./resolved-wave";
import { whyItNeverMoves } from "./topics-that-never-move";

/** What one list of the wave's members came to. */
interface Found<T> {
  readonly found: readonly T[];
  readonly problems: readonly Problem[];
}

/**
 * Finds every member of a wave in the inventory. Work is linear in the two documents.
 *
 * @throws DocumentError with every problem at its line of the wave file: names that the inventory does not hold,
 *   duplicates, internal topics, groups that also read topics outside the wave, parts that the export could not read,
 *   and settings for what is no member.
 */
export function resolveWave(
  wave: ReadDocument<Wave>,
  inventory: ReadDocument<Inventory>,
  people: People = nobody,
  targetNow: Pick<Inventory, "topics"> | null = null,
): ResolvedWave {
  const content = withNone(inventory.content, people);
  const unknowns = unknownsByPath(content);
  const topics = resolveTopics(wave, content, unknowns);
  const groups = resolveGroups(wave, content, unknowns);
  const principals = resolvePrincipals(wave, content, unknowns, people);
  const problems = [...topics.problems, ...groups.problems, ...principals.problems, ...settingsOfNoMember(wave)];
  if (problems.length > 0) throw new DocumentError(problems);
  return {
    wave,
    topics: topics.found,
    groups: groups.found,
    principals: principals.found,
    people,
    targetNow,
    source: {
      cluster: content.cluster,
      topicNames: content.topics.map((topic) => topic.name),
      groups: content.groups,
      acls: aclsOf(content),
      quotas: content.quotas,
      scramUsers: content.scramUsers,
      roleBindings: content.roleBindings,
      iamPolicies: content.iamPolicies,
      apiKeys: content.apiKeys,
      connectClusters: content.connectClusters,
      serviceAccounts: content.serviceAccounts,
    },
  };
}

function resolveTopics(wave: ReadDocument<Wave>, inventory: Inventory, unknowns: Unknowns): Found<ResolvedTopic> {
  const known = new Map(inventory.topics.map((topic) => [topic.name, topic]));
  return eachMember(wave, "topics", (name, at): ResolvedTopic | Problem => {
    const why = whyItNeverMoves(name);
    if (why !== undefined) return topicNeverMoves(wave, at, why);
    const topic = known.get(name);
    if (topic === undefined) {
      const hidden = unknowns.of(["topics", name]);
      return hidden === undefined
        ? notInInventory(wave, at, name, known.keys())
        : notKnown(wave, at, "is a topic of the source", hidden);
    }
    if (topic.internal) return topicNeverMoves(wave, at, "is an internal topic: each cluster keeps its own");
    return shapeOf(topic) ?? notKnown(wave, at, ...whatIsMissing(topic, unknowns));
  });
}

function shapeOf(topic: InventoryTopic): ResolvedTopic | undefined {
  const { configs, partitions, replicationFactor } = topic;
  if (configs === null || partitions === null || replicationFactor === null) return undefined;
  return { ...topic, configs, partitions, replicationFactor };
}

function whatIsMissing(
  { name, configs, partitions }: InventoryTopic,
  unknowns: Unknowns,
): [what: string, because: Inventory["unknowns"][number] | undefined] {
  const field = configs === null ? "configs" : partitions === null ? "partitions" : "replicationFactor";
  const what = { configs: "has configs", partitions: "has partitions", replicationFactor: "has replicas" }[field];
  return [what, unknowns.around(["topics", name, field])];
}

function resolveGroups(wave: ReadDocument<Wave>, inventory: Inventory, unknowns: Unknowns): Found<ResolvedGroup> {
  const members = wave.content.members;
  if (members.groups.length === 0) return { found: [], problems: [] };
  if (inventory.groups === null)
    return {
      found: [],
      problems: [notKnown(wave, ["members", "groups"], "need the groups of the source", unknowns.around(["groups"]))],
    };
  const known = new Map(inventory.groups.map((group) => [group.groupId, group]));
  const moving = new Set(members.topics);
  const existing = new Set(inventory.topics.map((topic) => topic.name));
  return eachMember(wave, "groups", (groupId, at): ResolvedGroup | Problem => {
    const group = known.get(groupId);
    if (group === undefined) return notInInventory(wave, at, groupId, known.keys());
    const resolved = withOffsets(group);
    if (resolved === undefined)
      return notKnown(wave, at, "has committed offsets", unknowns.around(["groups", groupId, "offsets"]));
    const outside = [...new Set(resolved.offsets.map((offset) => offset.topic))]
      .filter((topic) => existing.has(topic) && !moving.has(topic))
      .sort();
    return outside.length > 0 ? groupIsSplit(wave, at, outside) : resolved;
  });
}

function withOffsets(group: InventoryGroup): ResolvedGroup | undefined {
  const { offsets } = group;
  return offsets === null ? undefined : { ...group, offsets };
}

/** A part that no machine could tell, and of which people say that the source has none, is empty. */
function withNone(inventory: Inventory, { absent }: People): Inventory {
  const none = (part: AbsentPart): [] | null => (absent.has(part) ? [] : null);
  return {
    ...inventory,
    acls: inventory.acls ?? none("acls"),
    quotas: inventory.quotas ?? none("quotas"),
    scramUsers: inventory.scramUsers ?? none("scramUsers"),
    groups: inventory.groups ?? none("groups"),
  };
}

function resolvePrincipals(
  wave: ReadDocument<Wave>,
  inventory: Inventory,
  unknowns: Unknowns,
  people: People,
): Found<string> {
  if (wave.content.members.principals.length === 0) return { found: [], problems: [] };
  const acls = aclsOf(inventory);
  const missing = [
    { part: "acls", what: "need the ACLs of the source", value: acls },
    { part: "quotas", what: "need the quotas of the source", value: inventory.quotas },
    { part: "scramUsers", what: "need the SCRAM users of the source", value: inventory.scramUsers },
  ].filter(({ value }) => value === null);
  const known = new Set([
    ...principalsAtSource({ ...inventory, acls }),
    ...(inventory.cluster.superUsers ?? people.cluster.superUsers ?? []),
  ]);
  const members = eachMember(wave, "principals", (principal, at): string | Problem =>
    known.has(principal) || missing.length > 0 ? principal : notInInventory(wave, at, principal, known),
  );
  return {
    found: members.found,
    problems: [
      ...missing.map(({ part, what }) => notKnown(wave, ["members", "principals"], what, unknowns.around([part]))),
      ...members.problems,
    ],
  };
}

/** Without an authorizer there are no ACLs, whatever the export could ask. */
function aclsOf(inventory: Inventory): Inventory["acls"] {
  return inventory.cluster.authorizer === "off" ? [] : inventory.acls;
}

function settingsOfNoMember({ content, ...wave }: ReadDocument<Wave>): readonly Problem[] {
  const settings = [
    { path: ["target", "configs"], names: Object.keys(content.target.configs), members: content.members.topics },
    { path: ["replayTolerance"], names: Object.keys(content.replayTolerance), members: content.members.groups },
  ];
  return settings.flatMap(({ path, names, members }) => {
    const allowed = new Set(["*", ...members]);
    return names
      .filter((name) => !allowed.has(name))
      .map((name) => notAMember({ content, ...wave }, [...path, name], name, members));
  });
}

/** Each name of one list once, resolved by `find`; what is no problem is found. */
function eachMember<T extends object | string>(
  wave: ReadDocument<Wave>,
  list: "topics" | "groups" | "principals",
  find: (name: string, at: readonly (string | number)[]) => T | Problem,
): Found<T> {
  const seen = new Set<string>();
  const found: T[] = [];
  const problems: Problem[] = [];
  wave.content.members[list].forEach((name, index) => {
    const at = ["members", list, index];
    if (seen.has(name)) {
      problems.push(namedTwice(wave, at));
      return;
    }
    seen.add(name);
    const result = find(name, at);
    if (isProblem(result)) problems.push(result);
    else found.push(result);
  });
  return { found, problems };
}

function isProblem(result: object | string): result is Problem {
  return typeof result === "object" && "rule" in result && "file" in result;
}

interface Unknowns {
  /** Why just this is not known, or undefined. */
  readonly of: (path: readonly string[]) => Inventory["unknowns"][number] | undefined;
  /** The same; or why all elements of its list lack it alike (`topics[*].configs`); or why the list is not known. */
  readonly around: (path: readonly string[]) => Inventory["unknowns"][number] | undefined;
}

/** Looks up why a part is not known, by its path with names quoted or plain. */
function unknownsByPath({ unknowns }: Inventory): Unknowns {
  const byPath = new Map(unknowns.map((unknown) => [unknown.path, unknown]));
  const of = (path: readonly string[]) => byPath.get(pathText(path)) ?? byPath.get(quotedPath(path));
  return { of, around: (path) => of(path) ?? byPath.get(pathOfAll(path)) ?? byPath.get(path[0] ?? "") };
}

function pathOfAll([first = "", , ...rest]: readonly string[]): string {
  return [`${first}[*]`, ...rest].join(".");
}

function quotedPath([first = "", name, ...rest]: readonly string[]): string {
  const quoted = name === undefined ? "" : `[${JSON.stringify(name)}]`;
  return `${first}${quoted}${rest.map((part) => `.${part}`).join("")}`;
}
