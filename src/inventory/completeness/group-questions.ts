import { askMachine, askParts, askPeople } from "./asking";
import { type Facts } from "./facts";
import { type Question } from "./question";

/** Whether a group moves and answers for itself: a sink connector's group is the connector's. */
export function groupMoves({ people, groupsOfConnectors }: Facts, groupId: string): boolean {
  const { disposition } = people.groups.get(groupId) ?? {};
  return disposition !== "retire" && disposition !== "keep-on-source" && !groupsOfConnectors.has(groupId);
}

function keepsOffsetsInKafka(facts: Facts, groupId: string): boolean {
  const storage = facts.people.groups.get(groupId)?.offsetStorage;
  return groupMoves(facts, groupId) && (storage === undefined || storage === "kafka");
}

/** What must be known of every consumer group. */
export const groupQuestions: readonly Question[] = [
  ...askParts("groups", [
    {
      part: "groups",
      gate: "freeze",
      asks: "Every consumer group.",
      why: "A group that nobody knows of loses its position.",
    },
    {
      part: "transactionalIds",
      gate: "offsets",
      asks: "Transactional ids that the source knows.",
      why: "An open transaction holds back readers, and a transactional producer cannot be split.",
    },
  ]),
  ...askMachine("groups", "group", "groups", [
    {
      field: "type",
      gate: "freeze",
      asks: "Which protocol it speaks.",
      why: "Share and Streams groups keep state that offsets do not tell.",
      told: ({ groups }, id) => groups.get(id)?.type !== "unknown",
      when: groupMoves,
    },
    {
      field: "members",
      gate: "cut-over",
      asks: "Its members with client ids and hosts.",
      why: "A group may resume at the target only when nobody is left at the source.",
      told: ({ groups }, id) => groups.get(id)?.members !== null,
      when: groupMoves,
    },
    {
      field: "offsets",
      gate: "offsets",
      asks: "Its committed offsets.",
      why: "They are what is translated.",
      told: ({ groups }, id) => groups.get(id)?.offsets !== null,
      when: keepsOffsetsInKafka,
    },
  ]),
  ...askPeople("groups", "group", "groups", [
    {
      field: "owner",
      gate: "freeze",
      of: "platform team",
      why: "Nobody else may approve a pause or a replay.",
      when: groupMoves,
    },
    {
      field: "application",
      gate: "freeze",
      of: "owner",
      why: "An application moves as a whole: its groups and its producers.",
      when: groupMoves,
    },
    {
      field: "tolerance.duplicates",
      gate: "freeze",
      of: "owner",
      why: "It decides whether producers or consumers go first.",
      when: groupMoves,
    },
    {
      field: "tolerance.missed",
      gate: "freeze",
      of: "owner",
      why: "It decides whether producers or consumers go first.",
      when: groupMoves,
    },
    {
      field: "stateStores",
      gate: "freeze",
      of: "application team",
      why: "State must move too, or be built anew.",
      when: groupMoves,
    },
    {
      field: "downstream",
      gate: "freeze",
      of: "application team",
      why: "A record read twice does its work twice, there too.",
      when: groupMoves,
    },
    {
      field: "offsetStorage",
      gate: "offsets",
      of: "application team",
      why: "Positions outside Kafka are not translated by anybody.",
      when: groupMoves,
    },
    {
      field: "autoOffsetReset",
      gate: "offsets",
      of: "application team",
      why: "Without a position at the target it decides: read everything again, or lose what came meanwhile.",
      when: groupMoves,
    },
    {
      field: "commitPattern",
      gate: "offsets",
      of: "application team",
      why: "It tells how far a committed position can be trusted.",
      when: groupMoves,
    },
    {
      field: "replayTolerance",
      gate: "offsets",
      of: "owner",
      why: "Translated offsets are not exact: some records come twice.",
      when: groupMoves,
    },
    {
      field: "restartMethod",
      gate: "offsets",
      of: "owner",
      why: "Each way to resume is proved by another check.",
      when: groupMoves,
    },
    {
      field: "resetTo",
      gate: "offsets",
      of: "owner",
      why: "A manual reset needs its position before the window, not within it.",
      when: (facts, id) => groupMoves(facts, id) && facts.people.groups.get(id)?.restartMethod === "manual-reset",
    },
    {
      field: "lagSlo",
      gate: "cut-over",
      of: "owner",
      why: "It says when the group has caught up.",
      when: groupMoves,
    },
    {
      field: "processingSla",
      gate: "cut-over",
      of: "owner",
      why: "It says how long the window may be.",
      when: groupMoves,
    },
    {
      field: "rollback.routingChange",
      gate: "rollback",
      of: "application team",
      why: "A way back that nobody can name is no way back.",
      when: groupMoves,
    },
    {
      field: "rollback.downstreamToleratesTargetWindowWrites",
      gate: "rollback",
      of: "owner",
      why: "What was worked off at the target is worked off again at the source.",
      when: groupMoves,
    },
    {
      field: "rollback.approver",
      gate: "rollback",
      of: "owner",
      why: "Under pressure one named person decides.",
      when: groupMoves,
    },
  ]),
];
