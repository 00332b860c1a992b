import { askMachine, askPeople } from "./asking";
import { type Facts } from "./facts";
import { type Question } from "./question";

/** Whether a topic is an application's own and moves; internal topics are made anew by what they belong to. */
export function topicMoves(facts: Facts, topic: string): boolean {
  if (!isApplications(facts, topic)) return false;
  const disposition = facts.people.topics.get(topic)?.disposition;
  return disposition !== "retire" && disposition !== "keep-on-source";
}

function isApplications(facts: Facts, topic: string): boolean {
  const topicClass = facts.classOf(topic);
  return topicClass === "application" || topicClass === "dlq";
}

/** Classes whose topics belong to one application or connector among many. */
const belongsToSomebody: ReadonlySet<string> = new Set(["streams-changelog", "streams-repartition", "dlq"]);

/** What must be known of every topic. */
export const topicQuestions: readonly Question[] = [
  ...askMachine("topics", "topic", "topics", [
    {
      field: "partitions",
      gate: "freeze",
      asks: "How many partitions it has.",
      why: "A different count breaks the order of keys.",
      told: ({ topics }, name) => topics.get(name)?.partitions !== null,
      when: topicMoves,
    },
    {
      field: "replicationFactor",
      gate: "freeze",
      asks: "How many replicas it has.",
      why: "It says how much loss the owner accepts.",
      told: ({ topics }, name) => topics.get(name)?.replicationFactor !== null,
      when: topicMoves,
    },
    {
      field: "configs",
      gate: "freeze",
      asks: "Every effective config with its source.",
      why: "What is inherited at the source has another default at the target.",
      told: ({ topics }, name) => topics.get(name)?.configs !== null && topics.get(name)?.configsTold === "effective",
      when: topicMoves,
    },
    {
      field: "sizeBytes",
      gate: "replication",
      asks: "How many bytes it has.",
      why: "It decides how long copying takes and what the target must hold.",
      told: ({ topics }, name) => topics.get(name)?.sizeBytes !== null,
      when: topicMoves,
    },
    {
      field: "offsets",
      gate: "replication",
      asks: "Where each partition's log starts and ends.",
      why: "Progress of replication is judged against it.",
      told: ({ topics }, name) => topics.get(name)?.offsets !== null,
      when: topicMoves,
    },
  ]),
  ...askPeople("topics", "topic", "topics", [
    {
      field: "owner",
      gate: "freeze",
      of: "platform team",
      why: "Nobody else may approve a pause or a difference.",
      when: topicMoves,
    },
    {
      field: "disposition",
      gate: "freeze",
      of: "owner",
      why: "What nobody needs is not worth moving, and what is replaced must not be.",
      when: isApplications,
    },
    {
      field: "criticality",
      gate: "freeze",
      of: "owner",
      why: "Waves begin with what matters least.",
      when: topicMoves,
    },
    {
      field: "dataClass",
      gate: "freeze",
      of: "owner",
      why: "Financial and audit data need other proof.",
      when: topicMoves,
    },
    { field: "keyed", gate: "freeze", of: "owner", why: "Keys bind records to partitions.", when: topicMoves },
    {
      field: "orderingRequired",
      gate: "freeze",
      of: "owner",
      why: "Two writers in two clusters break an order that readers depend on.",
      when: topicMoves,
    },
    {
      field: "partitioner",
      gate: "freeze",
      of: "application team",
      why: "Another partitioner at the target sends keys to other partitions.",
      when: (facts, topic) => topicMoves(facts, topic) && facts.people.topics.get(topic)?.keyed !== false,
    },
    {
      field: "replicate",
      gate: "replication",
      of: "owner",
      why: "Copying what nobody reads again costs days; not copying it cannot be made good.",
      when: topicMoves,
    },
    {
      field: "internalOf",
      gate: "freeze",
      of: "platform team",
      why: "It moves with what it belongs to, or is made anew by it.",
      when: (facts, topic) => belongsToSomebody.has(facts.classOf(topic)),
    },
    {
      field: "rollback.sourceRemainsWritable",
      gate: "rollback",
      of: "owner",
      why: "A source that takes no writes is no way back for producers.",
      when: topicMoves,
    },
    {
      field: "rollback.sourceRemainsReadableUntil",
      gate: "rollback",
      of: "platform team",
      why: "After that day there is nothing to go back to.",
      when: topicMoves,
    },
    {
      field: "rollback.targetOnlyWrites",
      gate: "rollback",
      of: "owner",
      why: "Records that only the target has are lost on the way back unless somebody decides.",
      when: topicMoves,
    },
    {
      field: "rollback.producersAllowedToResume",
      gate: "rollback",
      of: "owner",
      why: "Two clusters with writers have two truths.",
      when: topicMoves,
    },
    {
      field: "rollback.pointOfNoReturn",
      gate: "rollback",
      of: "owner",
      why: "People must know when going back is no longer a choice.",
      when: topicMoves,
    },
    {
      field: "rollback.approver",
      gate: "rollback",
      of: "owner",
      why: "Under pressure one named person decides.",
      when: topicMoves,
    },
  ]),
  {
    id: "topics.producers",
    area: "topics",
    kind: "topic",
    field: "producers",
    gate: "cut-over",
    answeredBy: "application team",
    asks: "Who writes to it: a producer under producers that has it among its topics.",
    why: "A writer that nobody knows stays behind and writes to the source.",
    appliesTo: topicMoves,
    isAnswered: ({ writtenTo }, topic) => writtenTo.has(topic),
  },
];
