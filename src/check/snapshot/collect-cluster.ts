import { type Answer, known, notKnown, type Unreadable } from "../../kafka/answer";
import { type GroupFacts, type GroupListing, type TopicFacts, type TopicPartition } from "../../kafka/cluster-facts";
import { type Cluster } from "../../kafka-client/cluster";
import { readAcls } from "../../kafka-client/reads/acls";
import { readCommittedOffsets } from "../../kafka-client/reads/committed-offsets";
import { describeGroups, listGroups } from "../../kafka-client/reads/groups";
import { readLogOffsets } from "../../kafka-client/reads/log-offsets";
import { readMetadata } from "../../kafka-client/reads/metadata";
import { readQuotas } from "../../kafka-client/reads/quotas";
import { readScramUsers } from "../../kafka-client/reads/scram-users";
import { readTopicConfigs } from "../../kafka-client/reads/topic-configs";
import { type Need } from "../check";
import { byName, knownByName } from "./by-name";
import { type ByName, type ClusterSeen, type Commits } from "./snapshot";

const notRead: Unreadable = { error: "NOT_READ", message: "No selected check needs it, so it was not read." };

/** What of one cluster is declared, and so is read. */
export interface Declared {
  readonly topics: readonly string[];
  readonly groups: readonly string[];
}

/** The parts of a cluster whose reading order does not matter: all at once. */
export async function collectStill(
  cluster: Cluster,
  side: "source" | "target",
  needs: ReadonlySet<Need>,
  declared: Declared,
): Promise<Omit<ClusterSeen, "commits" | "logs" | "counts">> {
  const ifNeeded = <T>(need: Need, read: () => Promise<Answer<T>>): Promise<Answer<T>> =>
    needs.has(need) ? read() : Promise.resolve(notKnown(notRead));
  const ofTarget = <T>(need: Need, read: () => Promise<Answer<T>>): Promise<Answer<T>> =>
    side === "target" ? ifNeeded(need, read) : Promise.resolve(notKnown(notRead));
  const metadata = readMetadata(cluster);
  const [facts, configs, access, quotas, scramUsers, groups] = await Promise.all([
    metadata,
    ifNeeded(`${side}.configs`, async () => knownByName(await readTopicConfigs(cluster, declared.topics))),
    ifNeeded(`${side}.access`, () => readAcls(cluster)),
    ofTarget("target.quotas", () => readQuotas(cluster)),
    ofTarget("target.scram-users", () => readScramUsers(cluster)),
    ofTarget("groups", () => collectGroups(cluster, declared.groups)),
  ]);
  return {
    facts: known(facts.cluster),
    topics: knownByName(facts.topics),
    configs,
    access,
    quotas,
    scramUsers,
    groups,
  };
}

/**
 * The declared groups that exist. Without DESCRIBE on the cluster a broker lists only what the asker may see: then a group that
 * is not listed is asked for by name.
 */
async function collectGroups(
  cluster: Cluster,
  declared: readonly string[],
): Promise<Answer<ByName<Answer<GroupFacts>>>> {
  const listing = await listGroups(cluster);
  if (!listing.known) return listing;
  const { groups, complete } = listing.value;
  const wanted = new Set(declared);
  const listed = groups.filter(({ groupId }) => wanted.has(groupId));
  const there = new Set(listed.map(({ groupId }) => groupId));
  const unlisted = complete ? [] : declared.filter((groupId) => !there.has(groupId)).map(byNameAlone);
  const described = await describeGroups(cluster, [...listed, ...unlisted]);
  return knownByName([...described].filter(([, group]) => !group.known || group.value.state !== "Dead"));
}

function byNameAlone(groupId: string): GroupListing {
  return { groupId, protocolType: "consumer", state: null, type: null };
}

/** Committed offsets of the declared groups, by group and `partitionKey`. */
export async function collectCommits(
  cluster: Cluster,
  groups: readonly string[],
): Promise<Answer<ByName<Answer<Commits>>>> {
  const commits = await readCommittedOffsets(cluster, groups);
  return knownByName([...commits].map(([group, answer]) => [group, answer.known ? knownByName(answer.value) : answer]));
}

/** Log bounds of the partitions of some topics. */
export async function collectLogs(
  cluster: Cluster,
  topics: ClusterSeen["topics"],
  names: readonly string[],
): Promise<ClusterSeen["logs"]> {
  if (!topics.known) return topics;
  const partitions = names.flatMap((name) => {
    const topic = topics.value[name];
    return topic?.known === true ? partitionsOf(topic.value) : [];
  });
  return knownByName(await readLogOffsets(cluster, partitions));
}

/** Every partition of a topic. */
export function partitionsOf({ name, partitions }: TopicFacts): readonly TopicPartition[] {
  return partitions.map(({ partition }) => ({ topic: name, partition }));
}

/** What nobody asked for. */
export function nothingRead<T>(): Answer<T> {
  return notKnown(notRead);
}

/** Nothing counted yet. */
export const noCounts: ClusterSeen["counts"] = byName([]);
