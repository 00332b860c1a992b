import { type Answer, known, notKnown } from "../../kafka/answer";
import { partitionKey } from "../../kafka/cluster-facts";
import { type Cluster } from "../cluster";
import { grants, groupNotFound, staleCoordinatorErrors, unreadable } from "../error-codes";
import { batchedOffsetFetch, type FetchedGroup, offsetFetch } from "../protocol/offset-fetch";
import { askCoordinators, type Said } from "./coordinators";
import { inChunks } from "./in-chunks";

/** Groups in one request. */
const groupsPerRequest = 50;

/** What a group has committed, by `partitionKey`; absent is no commit. */
export type Commits = ReadonlyMap<string, number>;

/**
 * The committed offsets of groups on all topics that the principal may see. A group that does not exist has none. Needs
 * DESCRIBE on the group and on its topics: offsets of other topics are left out by the brokers, silently.
 */
export async function readCommittedOffsets(
  cluster: Cluster,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, Answer<Commits>>> {
  return askCoordinators<Commits>(cluster, groupIds, known(new Map()), async (brokerId, ids) => {
    const version = await cluster.versionOf(offsetFetch, brokerId);
    const size = version !== undefined && version >= batchedOffsetFetch ? groupsPerRequest : 1;
    const fetched = await Promise.all(
      inChunks(ids, size).map(async (chunk) => {
        const { groups } = await cluster.send(offsetFetch, { groupIds: chunk }, brokerId);
        return groups.map((group) => {
          const groupId = group.groupId === "" && size === 1 ? (chunk[0] ?? "") : group.groupId;
          return [groupId, commitsOf(groupId, group)] as const;
        });
      }),
    );
    return new Map(fetched.flat());
  });
}

function commitsOf(groupId: string, { errorCode, offsets }: FetchedGroup): Said<Commits> {
  const failed = errorCode === 0 ? (offsets.find((one) => one.errorCode !== 0)?.errorCode ?? 0) : errorCode;
  if (failed === groupNotFound) return { answer: known(new Map()) };
  if (staleCoordinatorErrors.has(failed)) return { staleErrorCode: failed };
  if (failed !== 0) return { answer: notKnown(unreadable(failed, null, grants.describeGroup(groupId))) };
  const committed = offsets.filter(({ offset }) => offset >= 0);
  return { answer: known(new Map(committed.map((one) => [partitionKey(one), one.offset]))) };
}
