import { askMachine, askParts, askPeople } from "./asking";
import { type Facts } from "./facts";
import { type Question } from "./question";

function moves({ people }: Facts, name: string): boolean {
  const disposition = people.connectors.get(name)?.disposition;
  return disposition !== "retire" && disposition !== "leave";
}

function isSource(facts: Facts, name: string): boolean {
  return moves(facts, name) && facts.connectors.get(name)?.kind === "source";
}

function isSink(facts: Facts, name: string): boolean {
  return moves(facts, name) && facts.connectors.get(name)?.kind === "sink";
}

/** What must be known of Connect and every connector. */
export const connectorQuestions: readonly Question[] = [
  ...askParts("connectors", [
    {
      part: "connectClusters",
      gate: "freeze",
      asks: "Connect clusters and their connectors.",
      why: "Connectors are applications with a state of their own.",
    },
  ]),
  ...askMachine("connectors", "connector", "connectors", [
    {
      field: "class",
      gate: "freeze",
      asks: "Which plugin it is.",
      why: "The target's workers must have it.",
      told: ({ connectors }, name) => connectors.get(name)?.class !== null,
      when: moves,
    },
    {
      field: "config",
      gate: "freeze",
      asks: "How it is configured.",
      why: "It is what is made again at the target.",
      told: ({ connectors }, name) => connectors.get(name)?.config !== null,
      when: moves,
    },
    {
      field: "topics",
      gate: "freeze",
      asks: "Topics that it uses.",
      why: "It moves with them.",
      told: ({ connectors }, name) => connectors.get(name)?.topics !== null,
      when: moves,
    },
    {
      field: "tasks",
      gate: "cut-over",
      asks: "Its tasks and whether they run.",
      why: "One that fails already must not be blamed on the move.",
      told: ({ connectors }, name) => connectors.get(name)?.tasks !== null && connectors.get(name)?.state !== null,
      when: moves,
    },
    {
      field: "offsets",
      gate: "offsets",
      asks: "Its position in the external system.",
      why: "Without it a source connector starts from the beginning.",
      told: ({ connectors }, name) => connectors.get(name)?.offsets !== null,
      when: isSource,
    },
    {
      field: "groupId",
      gate: "offsets",
      asks: "The consumer group that holds its position.",
      why: "Without it a sink connector starts from the beginning.",
      told: ({ connectors }, name) => connectors.get(name)?.groupId !== null,
      when: isSink,
    },
  ]),
  ...askPeople("connectors", "connector", "connectors", [
    { field: "owner", gate: "freeze", of: "platform team", why: "Nobody else may stop it.", when: moves },
    { field: "disposition", gate: "freeze", of: "owner", why: "Each connector is moved, made anew, replaced or left." },
    {
      field: "external.system",
      gate: "freeze",
      of: "owner",
      why: "Two waves must not write to the same system.",
      when: moves,
    },
    {
      field: "external.positionOwnedBy",
      gate: "offsets",
      of: "owner",
      why: "Who owns the position decides what must be copied.",
      when: moves,
    },
    {
      field: "external.idempotent",
      gate: "freeze",
      of: "owner",
      why: "Some records are delivered twice.",
      when: moves,
    },
    {
      field: "external.duplicateCost",
      gate: "freeze",
      of: "owner",
      why: "An irreversible duplicate needs its own window.",
      when: moves,
    },
    {
      field: "external.orderingAssumed",
      gate: "freeze",
      of: "owner",
      why: "Two connectors at once mix the order.",
      when: moves,
    },
    { field: "startPosition", gate: "offsets", of: "owner", why: "It must be decided before it starts.", when: moves },
    {
      field: "duplicateRule",
      gate: "cut-over",
      of: "owner",
      why: "It is defined before the restart, or not at all.",
      when: moves,
    },
    {
      field: "egress",
      gate: "cut-over",
      of: "network team",
      why: "The new workers must reach what the old ones reach.",
      when: moves,
    },
    {
      field: "rollback.targetOnlyWrites",
      gate: "rollback",
      of: "owner",
      why: "What the other end got from the target stays there.",
      when: moves,
    },
    {
      field: "rollback.approver",
      gate: "rollback",
      of: "owner",
      why: "Under pressure one named person decides.",
      when: moves,
    },
  ]),
];
