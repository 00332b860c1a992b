import { type TargetTopic } from "../../../target/target-wave";
import { type Topic, topicsOf } from "../../facts/topics";
import { isUnknown, Unknown } from "../../plan/value";
import { cannotTell, found, type Rule, type Sighting } from "../../rule";
import { topic } from "../cases/kafka-objects";
import { ordersWave } from "../cases/orders-wave";

/** What a plan makes beside what the wave says. */
export const topicDiffersFromWave: Rule = {
  name: "topic-differs-from-wave",
  area: "topics",
  severity: "high",
  title: "A topic of the plan is not what the wave says",
  what: "A topic of the wave has other partitions, replicas or configs in the plan, or is missing there. Plans with none of the wave's topics are not meant.",
  why: "Other partitions break the order of keys, other configs lose records or keep them too long, and what is missing is made by the first producer, with the brokers' defaults.",
  remedy:
    "Synthesize the stack again from the wave. Where the plan is right, change the wave and have the difference approved.",
  references: ["https://kafka.apache.org/documentation/#topicconfigs"],
  needs: ["wave"],
  *find(plan, { wave }) {
    if (wave === null) return;
    const planned = new Map<string, Topic>();
    for (const topic of topicsOf(plan)) if (typeof topic.name === "string") planned.set(topic.name, topic);
    if (!wave.topics.some(({ name }) => planned.has(name))) return;
    for (const wanted of wave.topics) {
      const topic = planned.get(wanted.name);
      if (topic === undefined)
        yield found(
          null,
          wanted.name,
          `${wanted.name} is a topic of the wave ${wave.id}, and the plan does not have it.`,
        );
      else yield* differences(topic, wanted);
    }
  },
  cases: {
    nonCompliant: {
      terraform: topic("orders", "orders.v1", 6, 3, { "retention.ms": "86400000" }),
      knowing: { wave: ordersWave },
    },
    compliant: {
      terraform: topic("orders", "orders.v1", 6, 3, { "retention.ms": "604800000" }),
      knowing: { wave: ordersWave },
    },
  },
};

function* differences(topic: Topic, wanted: TargetTopic): Generator<Sighting> {
  const { resource, shape, partitions, replicationFactor, configs } = topic;
  yield* compared(topic, shape.partitions, "partitions", partitions, wanted.partitions);
  if (shape.replicationFactor !== null)
    yield* compared(topic, shape.replicationFactor, "replicas", replicationFactor, wanted.replicationFactor);
  if (configs instanceof Unknown) {
    yield cannotTell(resource, shape.configs, `The configs of ${wanted.name} are not known in the plan.`);
    return;
  }
  const keys = new Set([...Object.keys(wanted.configs), ...configs.keys()]);
  for (const key of keys) {
    const planned = configs.get(key) ?? null;
    const should = Object.hasOwn(wanted.configs, key) ? (wanted.configs[key] ?? null) : null;
    if (planned !== should) yield* compared(topic, `${shape.configs}[${JSON.stringify(key)}]`, key, planned, should);
  }
}

function* compared(
  { resource }: Topic,
  path: string,
  what: string,
  planned: number | string | null | Unknown,
  wanted: number | string | null,
): Generator<Sighting> {
  if (isUnknown(planned))
    yield cannotTell(resource, path, `${what} is not known in the plan; the wave says ${text(wanted)}.`);
  else if (planned !== wanted)
    yield found(resource, path, `${what} is ${text(planned)}, and the wave says ${text(wanted)}.`);
}

function text(value: number | string | null): string {
  return value === null ? "nothing" : String(value);
}
