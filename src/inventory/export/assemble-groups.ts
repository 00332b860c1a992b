import { type GroupListing, type LogOffsets } from "../../kafka/cluster-facts";
import { type Answer, type Unreadable } from "../../kafka/answer";
import { type Inventory, type InventoryGroup } from "../document/inventory";
import { type SourceFacts } from "./source-facts";
import { type Unknowns } from "./unknowns";

/**
 * The groups of an inventory, by id. A list that brokers may have shortened is told with a note; an empty one of that
 * kind is not known.
 */
export function assembleGroups(facts: SourceFacts, unknowns: Unknowns): Inventory["groups"] {
  const listings = unknowns.valueOf(facts.groups, "groups");
  if (listings === null) return null;
  if (listings.incompleteBecause !== undefined) unknowns.note("groups", listings.incompleteBecause);
  if (!listings.complete && listings.groups.length === 0) return null;
  return [...listings.groups]
    .sort((a, b) => (a.groupId < b.groupId ? -1 : 1))
    .filter(({ groupId }) => !hasGone(facts.members.get(groupId)))
    .map((listing) => assembleGroup(listing, facts, unknowns));
}

/** Listed, and then described as dead: it was deleted, or ran out, in between. */
function hasGone(group: ReturnType<SourceFacts["members"]["get"]>): boolean {
  return group?.known === true && group.value.state === "Dead";
}

function assembleGroup(
  { groupId, state, type }: GroupListing,
  { members, commits, logs }: SourceFacts,
  unknowns: Unknowns,
): InventoryGroup {
  const path = `groups[${JSON.stringify(groupId)}]`;
  const described = valueAt(members, groupId, `${path}.members`, unknowns);
  const committed = valueAt(commits, groupId, `${path}.offsets`, unknowns);
  return {
    groupId,
    type: type ?? described?.type ?? "unknown",
    state: described?.state ?? state ?? "Unknown",
    members:
      described === null
        ? null
        : described.members.map(({ memberId, clientId, host }) => ({ memberId, clientId, host })),
    offsets:
      committed === null
        ? null
        : [...committed].map(([key, offset]) => lagOf(key, offset, logs.get(key), path, unknowns)).sort(byPlace),
  };
}

const leftOut: Unreadable = { error: "NO_ANSWER", message: "The broker's answer leaves it out." };

function valueAt<T>(answers: ReadonlyMap<string, Answer<T>>, key: string, path: string, unknowns: Unknowns): T | null {
  const answer = answers.get(key);
  if (answer !== undefined) return unknowns.valueOf(answer, path);
  unknowns.note(path, leftOut);
  return null;
}

type CommittedOffset = NonNullable<InventoryGroup["offsets"]>[number];

function lagOf(
  key: string,
  committed: number,
  log: Answer<LogOffsets> | undefined,
  path: string,
  unknowns: Unknowns,
): CommittedOffset {
  const [topic = "", partition] = key.split(" ");
  const at = { topic, partition: Number(partition), committed };
  if (log?.known !== true) {
    for (const field of ["logEnd", "lag"]) unknowns.note(`${path}.offsets[*].${field}`, log?.because ?? notSeen);
    return { ...at, logEnd: null, lag: null };
  }
  // A commit beyond the end has nothing behind it that could be read.
  return { ...at, logEnd: log.value.end, lag: Math.max(0, log.value.end - committed) };
}

const notSeen: Unreadable = {
  error: "UNKNOWN_TOPIC_OR_PARTITION",
  message: "The group has a position on a topic that does not exist any more, or that the principal may not see.",
};

function byPlace(a: CommittedOffset, b: CommittedOffset): number {
  if (a.topic !== b.topic) return a.topic < b.topic ? -1 : 1;
  return a.partition - b.partition;
}
