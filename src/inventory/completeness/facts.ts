import { type Inventory, type InventoryGroup, type InventoryTopic } from "../document/inventory";
import { type AbsentPart } from "../overlay/absent";
import { knownPrincipals } from "../overlay/known-names";
import { type People } from "../overlay/people";
import { classByName, toldClasses, type TopicClass } from "../topic-class";
import { type Kind } from "./kind";

type InventorySubject = NonNullable<Inventory["schemas"]>["subjects"][number];

type Connector = NonNullable<NonNullable<Inventory["connectClusters"]>[number]["connectors"]>[number];

/** An inventory and what people say, looked up instead of searched. */
export interface Facts {
  readonly inventory: Inventory;
  readonly people: People;
  readonly topics: ReadonlyMap<string, InventoryTopic>;
  readonly groups: ReadonlyMap<string, InventoryGroup>;
  /** Several Connect clusters may each have one of the same name. */
  readonly connectors: ReadonlyMap<string, readonly Connector[]>;
  /** Several registries and contexts may each have one of the same name. */
  readonly subjects: ReadonlyMap<string, readonly InventorySubject[]>;
  readonly registries: ReadonlyMap<string, NonNullable<Inventory["schemas"]>["registries"][number]>;
  readonly endpoints: ReadonlyMap<string, NonNullable<Inventory["endpoints"]>[number]>;
  readonly scramUsers: ReadonlySet<string>;
  readonly secretRefs: ReadonlySet<string>;
  /** Topics that somebody is known to write to: a producer that people name, or one that was seen. */
  readonly writtenTo: ReadonlySet<string>;
  /** Groups that hold a connector's position: the connector answers for them. */
  readonly groupsOfConnectors: ReadonlySet<string>;
  /** The objects of each kind that questions are asked of. */
  readonly objects: Readonly<Record<Kind, readonly string[]>>;
  classOf(topic: string): TopicClass;
  /** Whether a part of the inventory is known, or a person says that there is none. */
  partKnown(part: AbsentPart): boolean;
}

/** The one object of the kind `the source`. */
export const theSource = "";

/** Three ways on which a cluster is reached: clients, administration, and what is watched. */
const paths = ["data", "control", "observability"];

/** Puts facts where questions find them. Linear. */
export function factsOf(inventory: Inventory, people: People): Facts {
  const told = toldClasses(inventory);
  const topics = new Map(inventory.topics.map((topic) => [topic.name, topic]));
  const groups = new Map((inventory.groups ?? []).map((group) => [group.groupId, group]));
  const connectorList = (inventory.connectClusters ?? []).flatMap(({ connectors }) => connectors ?? []);
  const connectors = byName(connectorList, ({ name }) => name);
  const subjects = byName(inventory.schemas?.subjects ?? [], ({ subject }) => subject);
  const registries = new Map((inventory.schemas?.registries ?? []).map((registry) => [registry.url, registry]));
  const endpoints = new Map((inventory.endpoints ?? []).map((endpoint) => [endpoint.id, endpoint]));
  const absent: ReadonlySet<string> = people.absent;
  const classes = new Map(
    [...topics.keys()].map((name) => [name, people.topics.get(name)?.class ?? told.get(name) ?? classByName({ name })]),
  );
  return {
    inventory,
    people,
    topics,
    groups,
    connectors,
    subjects,
    registries,
    endpoints,
    scramUsers: new Set((inventory.scramUsers ?? []).map(({ user }) => `User:${user}`)),
    secretRefs: new Set((inventory.secretRefs ?? []).map(({ principal }) => principal)),
    writtenTo: new Set([
      ...[...people.producers.values()].flatMap((producer) => producer.topics ?? []),
      ...(inventory.clients ?? []).filter(({ role }) => role === "producer").map(({ topic }) => topic),
    ]),
    groupsOfConnectors: new Set(connectorList.map(({ name, groupId }) => groupId ?? `connect-${name}`)),
    objects: {
      "the source": [theSource],
      topic: [...topics.keys()],
      group: [...groups.keys()],
      owner: [...people.owners.keys()],
      application: [...people.applications.keys()],
      producer: [...people.producers.keys()],
      connector: [...connectors.keys()],
      registry: [...registries.keys()],
      subject: [...subjects.keys()],
      principal: [...knownPrincipals(inventory)],
      endpoint: [...new Set([...endpoints.keys(), ...people.endpoints.keys()])],
      path: paths,
    },
    classOf: (topic) => classes.get(topic) ?? "application",
    partKnown: (part) => inventory[part] !== null || absent.has(part),
  };
}

function byName<T>(things: readonly T[], nameOf: (thing: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const thing of things) {
    const there = found.get(nameOf(thing));
    if (there === undefined) found.set(nameOf(thing), [thing]);
    else there.push(thing);
  }
  return found;
}
