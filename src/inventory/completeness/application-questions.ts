import { askPeople } from "./asking";
import { type Facts } from "./facts";
import { groupMoves } from "./group-questions";
import { type Question } from "./question";
import { topicMoves } from "./topic-questions";

function hasSchemas({ inventory }: Facts): boolean {
  return (inventory.schemas?.subjects.length ?? 0) > 0;
}

function usesStreams({ people }: Facts, id: string): boolean {
  return people.applications.get(id)?.frameworks?.includes("kafka-streams") ?? false;
}

function routesByDns({ people }: Facts, id: string): boolean {
  return people.applications.get(id)?.rollback?.routingChange === "dns";
}

/** What must be known of those who answer for something. */
export const ownerQuestions: readonly Question[] = askPeople("owners", "owner", "owners", [
  { field: "contact", gate: "freeze", of: "platform team", why: "A question needs somebody to go to." },
  { field: "approver", gate: "freeze", of: "platform team", why: "A pause must be approved by a person." },
  { field: "escalation", gate: "cut-over", of: "owner", why: "Somebody must answer during the window." },
]);

/** What must be known of every application. */
export const applicationQuestions: readonly Question[] = [
  {
    id: "applications",
    area: "applications",
    kind: "the source",
    field: "applications",
    gate: "freeze",
    answeredBy: "platform team",
    asks: "Which applications use the source: at least one under applications.",
    why: "Topics and groups do not move by themselves: deployments do.",
    appliesTo: (facts) =>
      facts.objects.topic.some((topic) => topicMoves(facts, topic)) ||
      facts.objects.group.some((group) => groupMoves(facts, group)),
    isAnswered: ({ people }) => people.applications.size > 0,
  },
  ...askPeople("applications", "application", "applications", [
    { field: "name", gate: "freeze", of: "owner", why: "People must mean the same application." },
    { field: "owner", gate: "freeze", of: "platform team", why: "Nobody else may approve that it stops." },
    {
      field: "runtime",
      gate: "freeze",
      of: "application team",
      why: "It decides which network and which rollout it has.",
    },
    { field: "clientLibrary", gate: "freeze", of: "application team", why: "Old clients do not speak to new brokers." },
    { field: "configSource", gate: "freeze", of: "application team", why: "A hard-coded address needs a release." },
    {
      field: "frameworks",
      gate: "freeze",
      of: "application team",
      why: "Frameworks keep state and topics of their own.",
    },
    {
      field: "streams",
      gate: "freeze",
      of: "application team",
      why: "Its inputs, outputs and internal topics move together.",
      when: usesStreams,
    },
    {
      field: "sideEffects",
      gate: "freeze",
      of: "owner",
      why: "A payment or an e-mail cannot be taken back when a record is read twice.",
    },
    {
      field: "dependsOn",
      gate: "freeze",
      of: "application team",
      why: "The order of starting decides the order of moving.",
    },
    { field: "principals", gate: "freeze", of: "application team", why: "Its rights move with it." },
    {
      field: "clientIds",
      gate: "cut-over",
      of: "application team",
      why: "They tell who is still connected to the source.",
    },
    {
      field: "schemaClient",
      gate: "cut-over",
      of: "application team",
      why: "A client that registers by itself writes into the wrong registry.",
      when: hasSchemas,
    },
    { field: "deployment.method", gate: "cut-over", of: "application team", why: "It is what the window waits for." },
    {
      field: "deployment.restartSeconds",
      gate: "cut-over",
      of: "application team",
      why: "The window is the sum of restarts.",
    },
    {
      field: "deployment.parallelRunPossible",
      gate: "cut-over",
      of: "application team",
      why: "A shadow at the target can prove itself before the cut-over.",
    },
    {
      field: "rollback.routingChange",
      gate: "rollback",
      of: "application team",
      why: "A way back that nobody can name is no way back.",
    },
    {
      field: "rollback.dnsReversible",
      gate: "rollback",
      of: "network team",
      why: "Clients keep old answers for as long as the TTL says.",
      when: routesByDns,
    },
    { field: "rollback.approver", gate: "rollback", of: "owner", why: "Under pressure one named person decides." },
  ]),
];

function isTransactional({ people }: Facts, id: string): boolean {
  return typeof people.producers.get(id)?.settings?.transactionalId === "string";
}

function usesRegistry(facts: Facts): boolean {
  return facts.inventory.schemas !== null && hasSchemas(facts);
}

const retries = "A retry during the switch is a duplicate or a loss.";

/** What must be known of every producer. */
export const producerQuestions: readonly Question[] = askPeople("producers", "producer", "producers", [
  { field: "application", gate: "freeze", of: "application team", why: "An application moves as a whole." },
  { field: "topics", gate: "freeze", of: "application team", why: "A topic moves with its writers." },
  { field: "clientId", gate: "cut-over", of: "application team", why: "It tells who still writes to the source." },
  { field: "bootstrap", gate: "cut-over", of: "application team", why: "It is the address that changes." },
  { field: "principal", gate: "freeze", of: "application team", why: "Its rights must be at the target first." },
  {
    field: "settings.acks",
    gate: "freeze",
    of: "application team",
    why: "acks=1 loses records when a leader changes.",
  },
  {
    field: "settings.enableIdempotence",
    gate: "freeze",
    of: "application team",
    why: "It needs a right of its own before 2.8.",
  },
  {
    field: "settings.transactionalId",
    gate: "freeze",
    of: "application team",
    why: "Transactions cannot span two clusters.",
  },
  {
    field: "settings.transactionTimeoutMs",
    gate: "offsets",
    of: "application team",
    why: "An open transaction holds back readers for as long.",
    when: isTransactional,
  },
  { field: "settings.retries", gate: "cut-over", of: "application team", why: retries },
  {
    field: "settings.maxInFlight",
    gate: "cut-over",
    of: "application team",
    why: "More than one can change the order.",
  },
  { field: "settings.deliveryTimeoutMs", gate: "cut-over", of: "application team", why: retries },
  { field: "settings.requestTimeoutMs", gate: "cut-over", of: "application team", why: retries },
  { field: "settings.lingerMs", gate: "cut-over", of: "application team", why: "It is what a drain waits for." },
  { field: "settings.batchSize", gate: "cut-over", of: "application team", why: "The target may have smaller limits." },
  {
    field: "settings.compressionType",
    gate: "cut-over",
    of: "application team",
    why: "Every reader must know the codec.",
  },
  { field: "settings.partitioner", gate: "freeze", of: "application team", why: "Keys must find the same partitions." },
  { field: "settings.keySerializer", gate: "freeze", of: "application team", why: "Payloads must stay readable." },
  { field: "settings.valueSerializer", gate: "freeze", of: "application team", why: "Payloads must stay readable." },
  {
    field: "settings.registry",
    gate: "cut-over",
    of: "application team",
    why: "Schema ids must mean the same at the target.",
    when: usesRegistry,
  },
  { field: "canaryPossible", gate: "cut-over", of: "application team", why: "One instance can prove the path first." },
  {
    field: "freezeToleranceSeconds",
    gate: "cut-over",
    of: "owner",
    why: "Writes stop between the two clusters: somebody must say for how long.",
  },
  { field: "dualWrite", gate: "cut-over", of: "owner", why: "Two writers need a rule for duplicates." },
  { field: "switchMethod", gate: "cut-over", of: "application team", why: "The runbook's step is this." },
]);
