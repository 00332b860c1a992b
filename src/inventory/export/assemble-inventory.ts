import { aclKey } from "../../kafka/acl";
import { type Answer } from "../../kafka/answer";
import { type ClientQuota, partitionKey } from "../../kafka/cluster-facts";
import { type Inventory } from "../document/inventory";
import { nothingKnown, type Taken } from "../document/nothing-known";
import { assembleGroups } from "./assemble-groups";
import { assembleTopics, sorted } from "./assemble-topics";
import { noteBeyondKafka } from "./beyond-kafka";
import { platformOf } from "./platform-of";
import { type SourceFacts } from "./source-facts";
import { unknownsOf, type Unknowns } from "./unknowns";

/** Where the facts were read, beside when and by which release of ours. */
export interface TakenFrom extends Taken {
  /** The bootstrap address; `sources` tells it. */
  readonly address: string;
  /** When the first of the facts was read, where that was not now. */
  readonly startedAt?: Date;
}

/**
 * Puts the document together from what was read. What could not be read becomes null with an entry in `unknowns`, never
 * an empty list; so does what Kafka's protocol does not tell. Everything is in a fixed order, so that two inventories can
 * be compared as text.
 */
export function assembleInventory(facts: SourceFacts, taken: TakenFrom): Inventory {
  const blank = nothingKnown(taken);
  const unknowns = unknownsOf({
    topics: facts.topics.size,
    groups: facts.groups.known ? facts.groups.value.groups.length : 0,
  });
  noteBeyondKafka(unknowns);
  const access = unknowns.valueOf(facts.access, "acls");
  if (!facts.access.known) unknowns.note("cluster.authorizer", facts.access.because);
  const cluster = assembleCluster(facts, access?.authorizer ?? null, unknowns);
  const topics = assembleTopics(facts, unknowns);
  const groups = assembleGroups(facts, unknowns);
  const quotas = unknowns.valueOf(facts.quotas, "quotas");
  const scramUsers = unknowns.valueOf(facts.scramUsers, "scramUsers");
  const reassignments = unknowns.valueOf(facts.reassignments, "reassignments");
  return {
    ...blank,
    cluster: { ...blank.cluster, ...cluster },
    topics,
    acls: access === null ? null : by(access.authorizer === "on" ? access.acls : [], aclKey),
    quotas:
      quotas === null ? null : by(quotas, entityKey).map(({ entity, values }) => ({ entity, values: { ...values } })),
    scramUsers:
      scramUsers === null
        ? null
        : by(scramUsers, ({ user }) => user).map(({ user, credentials }) => ({
            user,
            credentials: by(credentials, ({ mechanism }) => mechanism),
          })),
    groups,
    transactionalIds: assembleTransactionalIds(facts, unknowns),
    reassignments:
      reassignments === null
        ? null
        : by(reassignments, partitionKey).map(({ topic, partition, adding, removing }) => ({
            topic,
            partition,
            adding: [...adding],
            removing: [...removing],
          })),
    unknowns: unknowns.noted(),
    sources: [
      { id: "kafka", format: "kafka", name: taken.address, takenAt: (taken.startedAt ?? taken.now).toISOString() },
    ],
  };
}

function assembleCluster(
  { cluster, releases, brokerConfigs, topicConfigs }: SourceFacts,
  authorizer: "on" | "off" | null,
  unknowns: Unknowns,
): Partial<Inventory["cluster"]> {
  const configs = sorted(unknowns.valueOf(firstKnown([...brokerConfigs.values()]), "cluster.brokerConfigs"));
  if (cluster.clusterId === null) unknowns.note("cluster.id", nobodyTold.because);
  if (cluster.controllerId < 0) unknowns.note("cluster.controllerId", nobodyTold.because);
  return {
    id: cluster.clusterId,
    platform: unknowns.valueOf(
      platformOf({
        hosts: cluster.brokers.map(({ host }) => host),
        configKeys: [...Object.keys(configs ?? {}), ...keysOfOneTopic(topicConfigs)],
      }),
      "cluster.platform",
    ),
    kafkaVersion: unknowns.valueOf(oldest([...releases.values()]), "cluster.kafkaVersion"),
    controllerId: cluster.controllerId < 0 ? null : cluster.controllerId,
    brokers: by(cluster.brokers, ({ id }) => id).map(({ id, host, port, rack }) => ({ id, host, port, rack })),
    authorizer,
    brokerConfigs: configs,
  };
}

/** A platform's own keys are the same on all topics. */
function keysOfOneTopic(topicConfigs: SourceFacts["topicConfigs"]): readonly string[] {
  for (const answer of topicConfigs.values()) if (answer.known) return Object.keys(answer.value);
  return [];
}

/** A list that brokers may have shortened is told with a note; an empty one of that kind is not known. */
function assembleTransactionalIds(
  { transactionalIds }: SourceFacts,
  unknowns: Unknowns,
): Inventory["transactionalIds"] {
  const listings = unknowns.valueOf(transactionalIds, "transactionalIds");
  if (listings === null) return null;
  if (listings.incompleteBecause !== undefined) {
    unknowns.note("transactionalIds", listings.incompleteBecause);
    if (listings.transactionalIds.length === 0) return null;
  }
  return by(listings.transactionalIds, ({ transactionalId }) => transactionalId).map((one) => ({ ...one }));
}

const nobodyTold = { known: false, because: { error: "NO_ANSWER", message: "No broker told it." } } as const;

function firstKnown<T>(answers: readonly Answer<T>[]): Answer<T> {
  return answers.find((answer) => answer.known) ?? answers[0] ?? nobodyTold;
}

/** In a cluster of mixed releases the oldest broker decides what the cluster can do. */
function oldest(releases: readonly Answer<string>[]): Answer<string> {
  const told = releases.filter((release) => release.known);
  const [first] = told.sort((a, b) => rank(a.value) - rank(b.value));
  return first ?? firstKnown(releases);
}

function rank(release: string): number {
  const [major = 0, minor = 0] = release.split(".").map(Number);
  return major * 1000 + minor;
}

function entityKey({ entity }: ClientQuota): string {
  return JSON.stringify([entity.user, entity["client-id"], entity.ip]);
}

function by<T>(list: readonly T[], keyOf: (element: T) => string | number): T[] {
  return list
    .map((element) => ({ element, key: keyOf(element) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ element }) => element);
}
