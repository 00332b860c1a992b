import { type Answer, known, notKnown, type Unreadable } from "../../kafka/answer";
import { type GroupFacts, type GroupListing } from "../../kafka/cluster-facts";
import { type Cluster } from "../cluster";
import { grants, groupNotFound, staleCoordinatorErrors, unreadable } from "../error-codes";
import { assignedPartitions } from "../protocol/consumer-assignment";
import { consumerGroupDescribe, type DescribedConsumerGroup } from "../protocol/consumer-group-describe";
import { type DescribedGroup, describeGroups as describeGroupsApi } from "../protocol/describe-groups";
import { listGroups as listGroupsApi, type ListGroupsResponse } from "../protocol/list-groups";
import { unreadableBecause } from "../unreachable";
import { askCoordinators, type Said } from "./coordinators";
import { readOwnClusterRights } from "./own-cluster-rights";

/** Groups as far as they were told. */
export interface GroupListings {
  readonly groups: readonly GroupListing[];
  /** False where brokers may have left groups out: without DESCRIBE on the cluster they do so silently. */
  readonly complete: boolean;
  /** Why it is not complete. */
  readonly incompleteBecause?: Unreadable;
}

/** The groups of all brokers, asked in parallel. Who told of a group is remembered as its coordinator. */
export async function listGroups(cluster: Cluster): Promise<Answer<GroupListings>> {
  const [rights, ...answers] = await Promise.all([
    readOwnClusterRights(cluster),
    ...cluster.brokers().map(async ({ id }) => ({ id, listed: await listOne(cluster, id) })),
  ]);
  const told = answers.flatMap(({ id, listed }) => (listed.known ? [{ id, groups: listed.value.groups }] : []));
  const failures = answers.flatMap(({ listed }) => (listed.known ? [] : [listed.because]));
  const [failure] = failures;
  if (told.length === 0 && failure !== undefined) return notKnown(failure);
  for (const { id, groups } of told) for (const { groupId } of groups) cluster.coordinators.set(groupId, id);
  const incompleteBecause = failure ?? missingRight(rights);
  return known({
    groups: told
      .flatMap(({ groups }) => groups)
      .map(({ groupId, protocolType, state, type }) => ({ groupId, protocolType, state, type: normalType(type) }))
      .sort((a, b) => (a.groupId < b.groupId ? -1 : 1)),
    complete: incompleteBecause === undefined,
    ...(incompleteBecause === undefined ? {} : { incompleteBecause }),
  });
}

function normalType(type: string | null): string | null {
  return type === null ? null : type.toLowerCase();
}

function missingRight(rights: Awaited<ReturnType<typeof readOwnClusterRights>>): Unreadable | undefined {
  if (!rights.known) return rights.because;
  if (rights.value.includes("DESCRIBE") || rights.value.includes("ALL")) return undefined;
  const message = "Without this right the brokers leave groups out that the principal may not see.";
  return { error: "CLUSTER_AUTHORIZATION_FAILED", message, grantNeeded: grants.describeCluster };
}

async function listOne(cluster: Cluster, brokerId: number): Promise<Answer<ListGroupsResponse>> {
  try {
    const answer = await cluster.send(listGroupsApi, undefined, brokerId);
    if (answer.errorCode === 0) return known(answer);
    return notKnown(unreadable(answer.errorCode, null, grants.describeCluster));
  } catch (error) {
    return notKnown(unreadableBecause(error));
  }
}

/**
 * State and members of groups: by DescribeGroups, those of the consumer protocol (KIP-848) by ConsumerGroupDescribe.
 * A group that does not exist is `Dead`. Share and streams groups are not described.
 */
export async function describeGroups(
  cluster: Cluster,
  groups: readonly GroupListing[],
): Promise<ReadonlyMap<string, Answer<GroupFacts>>> {
  const types = new Map(groups.map(({ groupId, type }) => [groupId, type]));
  const ofType = (...wanted: (string | null)[]): readonly string[] =>
    [...types].flatMap(([groupId, type]) => (wanted.includes(type) ? [groupId] : []));
  const [classic, consumer] = await Promise.all([
    describeClassic(cluster, ofType("classic", "unknown", null), types),
    describeConsumer(cluster, ofType("consumer")),
  ]);
  // Asked for without its type, a group of the consumer protocol looks dead.
  const dead = ofType("unknown", null).filter((groupId) => isDead(classic.get(groupId)));
  const secondLook =
    dead.length > 0 && (await speaksConsumerProtocol(cluster)) ? await describeConsumer(cluster, dead) : [];
  const others = groups.flatMap(({ groupId, type }) =>
    type === "share" || type === "streams" ? [[groupId, notDescribed(type)] as const] : [],
  );
  return new Map([
    ...classic,
    ...consumer,
    ...[...secondLook].filter(([, group]) => group.known && !isDead(group)),
    ...others,
  ]);
}

async function speaksConsumerProtocol(cluster: Cluster): Promise<boolean> {
  return (await cluster.versionOf(consumerGroupDescribe, "any")) !== undefined;
}

function isDead(group: Answer<GroupFacts> | undefined): boolean {
  return group?.known === true && group.value.state === "Dead";
}

function notDescribed(type: string): Answer<GroupFacts> {
  return notKnown({ error: "GROUP_TYPE_NOT_READ", message: `Members of ${type} groups are not read.` });
}

function deadGroup(groupId: string, type: string): Answer<GroupFacts> {
  return known({ groupId, state: "Dead", type, members: [] });
}

async function describeClassic(
  cluster: Cluster,
  groupIds: readonly string[],
  types: ReadonlyMap<string, string | null>,
): Promise<ReadonlyMap<string, Answer<GroupFacts>>> {
  const answers = await askCoordinators<GroupFacts | null>(cluster, groupIds, known(null), async (brokerId, ids) => {
    const { groups } = await cluster.send(describeGroupsApi, { groupIds: ids }, brokerId);
    return new Map(groups.map((group) => [group.groupId, classicFacts(group, types.get(group.groupId) ?? "unknown")]));
  });
  return existing(answers, (groupId) => types.get(groupId) ?? "unknown");
}

async function describeConsumer(
  cluster: Cluster,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, Answer<GroupFacts>>> {
  const answers = await askCoordinators<GroupFacts | null>(cluster, groupIds, known(null), async (brokerId, ids) => {
    const { groups } = await cluster.send(consumerGroupDescribe, { groupIds: ids }, brokerId);
    return new Map(groups.map((group) => [group.groupId, consumerFacts(group)]));
  });
  return existing(answers, () => "consumer");
}

/** A group that no coordinator knows is dead, as brokers say it of classic groups. */
function existing(
  answers: ReadonlyMap<string, Answer<GroupFacts | null>>,
  typeOf: (groupId: string) => string,
): ReadonlyMap<string, Answer<GroupFacts>> {
  return new Map(
    [...answers].map(([groupId, answer]) => {
      if (!answer.known) return [groupId, answer];
      return [groupId, answer.value === null ? deadGroup(groupId, typeOf(groupId)) : known(answer.value)];
    }),
  );
}

function failure(groupId: string, errorCode: number, words: string | null): Said<GroupFacts | null> {
  if (errorCode === groupNotFound) return { answer: known(null) };
  if (staleCoordinatorErrors.has(errorCode)) return { staleErrorCode: errorCode };
  return { answer: notKnown(unreadable(errorCode, words, grants.describeGroup(groupId))) };
}

/** The protocol type of groups of consumers; others (`connect`) write assignments of their own. */
const consumerProtocol = "consumer";

function classicFacts(group: DescribedGroup, type: string): Said<GroupFacts | null> {
  const { groupId, state, protocolType } = group;
  if (group.errorCode !== 0) return failure(groupId, group.errorCode, null);
  const members = group.members.map(({ memberId, clientId, host, assignment }) => ({
    memberId,
    clientId,
    host,
    assigned: protocolType === consumerProtocol ? assignedPartitions(assignment) : [],
  }));
  return { answer: known({ groupId, state, type, members }) };
}

function consumerFacts({
  groupId,
  errorCode,
  errorMessage,
  state,
  members,
}: DescribedConsumerGroup): Said<GroupFacts | null> {
  if (errorCode !== 0) return failure(groupId, errorCode, errorMessage);
  return { answer: known({ groupId, state, type: "consumer", members }) };
}
