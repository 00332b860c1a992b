import { askMachine, askParts, askPeople } from "./asking";
import { type Facts } from "./facts";
import { type Question } from "./question";

function moves({ people }: Facts, name: string): boolean {
  const disposition = people.connectors.get(name)?.disposition;
  return disposition !== "retire" && disposition !== "leave";
}

function isSource(facts: Facts, name: string): boolean {
  return moves(facts, name) && kindsOf(facts, name).includes("source");
}

function isSink(facts: Facts, name: string): boolean {
  return moves(facts, name) && kindsOf(facts, name).includes("sink");
}

function kindsOf({ connectors }: Facts, name: string): readonly unknown[] {
  return (connectors.get(name) ?? []).map(({ kind }) => kind);
}

type Connector = Facts["connectors"] extends ReadonlyMap<string, readonly (infer One)[]> ? One : never;

/** Whether every connector of this name tells it. */
function isTold({ connectors }: Facts, name: string, tells: (one: Connector) => boolean): boolean {
  return (connectors.get(name) ?? []).every(tells);
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
      told: (facts, name) => isTold(facts, name, (one) => one.class !== null),
      when: moves,
    },
    {
      field: "config",
      gate: "freeze",
      asks: "How it is configured.",
      why: "It is what is made again at the target.",
      told: (facts, name) => isTold(facts, name, (one) => one.config !== null),
      when: moves,
    },
    {
      field: "topics",
      gate: "freeze",
      asks: "Topics that it uses.",
      why: "It moves with them.",
      told: (facts, name) => isTold(facts, name, (one) => one.topics !== null),
      when: moves,
    },
    {
      field: "tasks",
      gate: "cut-over",
      asks: "Its tasks and whether they run.",
      why: "One that fails already must not be blamed on the move.",
      told: (facts, name) => isTold(facts, name, ({ tasks, state }) => tasks !== null && state !== null),
      when: moves,
    },
    {
      field: "offsets",
      gate: "offsets",
      asks: "Its position in the external system.",
      why: "Without it a source connector starts from the beginning.",
      told: (facts, name) => isTold(facts, name, (one) => one.offsets !== null),
      when: isSource,
    },
    {
      field: "groupId",
      gate: "offsets",
      asks: "The consumer group that holds its position.",
      why: "Without it a sink connector starts from the beginning.",
      told: (facts, name) => isTold(facts, name, (one) => one.groupId !== null),
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
