import { aclKey } from "../../kafka/acl";
import { type Answer, notKnown } from "../../kafka/answer";
import { type ClientQuota } from "../../kafka/cluster-facts";
import { type Inventory } from "../document/inventory";
import { nothingKnown, type Taken } from "../document/nothing-known";
import { assembleGroups } from "./assemble-groups";
import { assembleTopics, sorted } from "./assemble-topics";
import { type SourceFacts } from "./source-facts";
import { unknownsOf, type Unknowns } from "./unknowns";

/**
 * Puts the document together from what was read. What could not be read becomes null with an entry in `unknowns`, never
 * an empty list. Everything is in a fixed order, so that two inventories can be compared as text.
 */
export function assembleInventory(facts: SourceFacts, taken: Taken): Inventory {
  const unknowns = unknownsOf(facts.topics.size);
  const access = unknowns.valueOf(facts.access, "acls");
  const cluster = assembleCluster(facts, access?.authorizer ?? null, unknowns);
  const topics = assembleTopics(facts, unknowns);
  const groups = assembleGroups(facts, unknowns);
  const blank = nothingKnown(taken);
  const quotas = unknowns.valueOf(facts.quotas, "quotas");
  const scramUsers = unknowns.valueOf(facts.scramUsers, "scramUsers");
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
    unknowns: unknowns.noted(),
  };
}

function assembleCluster(
  { cluster, releases, brokerConfigs }: SourceFacts,
  authorizer: "on" | "off" | null,
  unknowns: Unknowns,
): Partial<Inventory["cluster"]> {
  return {
    id: cluster.clusterId,
    kafkaVersion: unknowns.valueOf(oldest([...releases.values()]), "cluster.kafkaVersion"),
    controllerId: cluster.controllerId < 0 ? null : cluster.controllerId,
    brokers: by(cluster.brokers, ({ id }) => id).map(({ id, host, port, rack }) => ({ id, host, port, rack })),
    authorizer,
    brokerConfigs: sorted(unknowns.valueOf(firstKnown([...brokerConfigs.values()]), "cluster.brokerConfigs")),
  };
}

const nobodyTold = notKnown<never>({ error: "NO_ANSWER", message: "No broker told it." });

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
