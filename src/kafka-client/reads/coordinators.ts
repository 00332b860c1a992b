import { setTimeout as pause } from "node:timers/promises";
import { type Answer, notKnown, type Unreadable } from "../../kafka/answer";
import { type Cluster } from "../cluster";
import { grants, staleCoordinatorErrors, unreadable } from "../error-codes";
import { batchedFindCoordinator, findCoordinator } from "../protocol/find-coordinator";
import { unreadableBecause } from "../unreachable";
import { groupedBy, inChunks } from "./in-chunks";
import { readOwnClusterRights } from "./own-cluster-rights";

const groupsPerLookUp = 500;
const offsetsTopic = "__consumer_offsets";

/** How often a group is asked for whose coordinator moves or still loads, and the time between. */
const attempts = 4;
const pauseMs = 500;

/** What a coordinator said of one group: the answer, or the error number that asks for another try. */
export type Said<T> = { readonly answer: Answer<T> } | { readonly staleErrorCode: number };

/**
 * Asks each group's coordinator, the brokers in parallel. Coordinators are known from listings or looked up now; groups
 * whose coordinator has moved or still loads are asked for again, a few times.
 *
 * @param nobody the answer for a group where the cluster has no offsets topic yet, and so no group at all
 * @param ask one broker for some of its groups
 */
export async function askCoordinators<T>(
  cluster: Cluster,
  groupIds: readonly string[],
  nobody: Answer<T>,
  ask: (brokerId: number, groupIds: readonly string[]) => Promise<ReadonlyMap<string, Said<T>>>,
): Promise<ReadonlyMap<string, Answer<T>>> {
  const answers = new Map<string, Answer<T>>();
  let waiting: readonly string[] = [...new Set(groupIds)];
  for (let attempt = 1; waiting.length > 0; attempt += 1) {
    const found = await coordinatorsOf(cluster, waiting);
    const stale = new Map<string, number>();
    for (const [groupId, place] of found) {
      if (place === undefined) answers.set(groupId, nobody);
      else if (typeof place !== "number") takeFailure(groupId, place);
    }
    const byBroker = groupedBy(
      [...found].filter((entry): entry is [string, number] => typeof entry[1] === "number"),
      ([, brokerId]) => brokerId,
    );
    await Promise.all(
      [...byBroker].map(async ([brokerId, entries]) => {
        const ids = entries.map(([groupId]) => groupId);
        for (const [groupId, said] of await askOne(brokerId, ids))
          if ("answer" in said) answers.set(groupId, said.answer);
          else takeFailure(groupId, said);
      }),
    );
    if (attempt === attempts)
      for (const [groupId, code] of stale) answers.set(groupId, notKnown(unreadable(code, null, "")));
    waiting = attempt === attempts ? [] : [...stale.keys()];
    for (const groupId of stale.keys()) cluster.coordinators.delete(groupId);
    if (waiting.length > 0)
      await pause(pauseMs, undefined, cluster.signal === undefined ? {} : { signal: cluster.signal });

    function takeFailure(groupId: string, failure: Failure): void {
      if ("because" in failure) answers.set(groupId, notKnown(failure.because));
      else stale.set(groupId, failure.staleErrorCode);
    }
  }
  return answers;

  async function askOne(brokerId: number, ids: readonly string[]): Promise<ReadonlyMap<string, Said<T>>> {
    try {
      return await ask(brokerId, ids);
    } catch (error) {
      const answer = notKnown<T>(unreadableBecause(error));
      return new Map(ids.map((groupId) => [groupId, { answer }]));
    }
  }
}

type Failure = { readonly because: Unreadable } | { readonly staleErrorCode: number };

/** A broker, why there is none, or undefined where the cluster has no offsets topic. */
type Place = number | Failure | undefined;

async function coordinatorsOf(cluster: Cluster, groupIds: readonly string[]): Promise<ReadonlyMap<string, Place>> {
  const places = new Map<string, Place>(groupIds.map((groupId) => [groupId, cluster.coordinators.get(groupId)]));
  const unknown = groupIds.filter((groupId) => !cluster.coordinators.has(groupId));
  if (unknown.length === 0) return places;
  const hasTopic = await hasOffsetsTopic(cluster);
  if (hasTopic === undefined) for (const groupId of unknown) places.set(groupId, { because: notSeen });
  if (hasTopic !== true) return places;
  const version = await cluster.versionOf(findCoordinator, "any");
  const size = version !== undefined && version >= batchedFindCoordinator ? groupsPerLookUp : 1;
  const looked = await Promise.all(inChunks(unknown, size).map((chunk) => lookUp(cluster, chunk)));
  for (const [groupId, place] of looked.flat()) {
    places.set(groupId, place);
    if (typeof place === "number") cluster.coordinators.set(groupId, place);
  }
  return places;
}

/**
 * Looking for a coordinator makes a broker create the offsets topic; so it is not done where that topic is not there.
 * Undefined where that cannot be told: the topic is not seen, and neither is the whole cluster.
 */
async function hasOffsetsTopic(cluster: Cluster): Promise<boolean | undefined> {
  if (cluster.coordinators.size > 0) return true;
  const { topics } = await cluster.lastMetadata();
  if (topics.some(({ name }) => name === offsetsTopic)) return true;
  const rights = await readOwnClusterRights(cluster);
  return rights.known && rights.value.includes("DESCRIBE") ? false : undefined;
}

const notSeen: Unreadable = {
  error: "GROUP_NOT_SEEN",
  message:
    "Whether the cluster keeps groups at all is not seen, and asking further would make a broker create their topic.",
  grantNeeded: grants.describeCluster,
};

async function lookUp(cluster: Cluster, groupIds: readonly string[]): Promise<readonly (readonly [string, Place])[]> {
  try {
    const { coordinators } = await cluster.send(findCoordinator, { groupIds }, "any");
    return coordinators.map(({ groupId, brokerId, errorCode, errorMessage }) => {
      const asked = groupId === "" ? (groupIds[0] ?? "") : groupId;
      if (errorCode === 0) return [asked, brokerId];
      if (staleCoordinatorErrors.has(errorCode)) return [asked, { staleErrorCode: errorCode }];
      return [asked, { because: unreadable(errorCode, errorMessage, grants.describeGroup(asked)) }];
    });
  } catch (error) {
    const because = unreadableBecause(error);
    return groupIds.map((groupId) => [groupId, { because }]);
  }
}
