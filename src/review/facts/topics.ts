import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { field, isObject, isUnknown, numberOf, textOf, Unknown, type Value, type ValueObject } from "../plan/value";
import { manifestIn, manifestTypes, under } from "./manifests";

/** One topic, in whichever shape a resource writes it. Null is "does not say"; Unknown is "known after the apply". */
export interface Topic {
  readonly resource: PlannedResource;
  readonly shape: TopicShape;
  readonly name: string | null | Unknown;
  readonly partitions: number | null | Unknown;
  readonly replicationFactor: number | null | Unknown;
  /** What is set on the topic itself, by Kafka's own keys; Unknown where the whole map is. */
  readonly configs: ReadonlyMap<string, string | null | Unknown> | Unknown;
}

/** Where the parts of a topic stand in a resource. */
export interface TopicShape {
  /** Who makes it: Kafka's own protocol (Mongey/kafka), or a platform's. */
  readonly platform: "kafka" | "confluent" | "automq" | "redpanda" | "strimzi" | "msk";
  readonly name: string;
  readonly partitions: string;
  readonly replicationFactor: string | null;
  readonly configs: string;
}

const shapes: Readonly<Record<string, TopicShape>> = {
  kafka_topic: {
    platform: "kafka",
    name: "name",
    partitions: "partitions",
    replicationFactor: "replication_factor",
    configs: "config",
  },
  confluent_kafka_topic: {
    platform: "confluent",
    name: "topic_name",
    partitions: "partitions_count",
    replicationFactor: null,
    configs: "config",
  },
  automq_kafka_topic: {
    platform: "automq",
    name: "name",
    partitions: "partition",
    replicationFactor: null,
    configs: "configs",
  },
  redpanda_topic: {
    platform: "redpanda",
    name: "name",
    partitions: "partition_count",
    replicationFactor: "replication_factor",
    configs: "configuration",
  },
  aws_msk_topic: {
    platform: "msk",
    name: "name",
    partitions: "partition_count",
    replicationFactor: "replication_factor",
    configs: "configs",
  },
};

const strimzi: TopicShape = {
  platform: "strimzi",
  name: "spec.topicName",
  partitions: "spec.partitions",
  replicationFactor: "spec.replicas",
  configs: "spec.config",
};

/** Types whose every resource is a topic. */
export const topicTypes: readonly string[] = Object.keys(shapes);

/** Every topic that will be there, in the order of the plan. */
export const topicsOf = oncePerPlan((plan: Plan): readonly Topic[] =>
  plan.ofType(...topicTypes, ...manifestTypes).flatMap((resource) => {
    const topic = topicIn(resource, resource.after, (value) => plan.follow(resource, value));
    return topic === null ? [] : [topic];
  }),
);

/** The topic in what a resource was or will be; null where it is none. `follow` as the plan's. */
export function topicIn(
  resource: PlannedResource,
  values: ValueObject | null,
  follow: (value: Value) => Value = (value) => value,
): Topic | null {
  if (values === null || resource.mode !== "managed") return null;
  const manifest = manifestIn(resource, values);
  if (manifest !== null)
    return manifest.kind === "KafkaTopic" && manifest.group === "kafka.strimzi.io"
      ? topicOf(resource, strimzi, manifest.object, manifest.name, follow)
      : null;
  const shape = Object.hasOwn(shapes, resource.type) ? shapes[resource.type] : undefined;
  return shape === undefined ? null : topicOf(resource, shape, values, null, follow);
}

function topicOf(
  resource: PlannedResource,
  shape: TopicShape,
  values: ValueObject,
  nameElse: string | null,
  follow: (value: Value) => Value,
): Topic {
  const at = (path: string): Value => follow(under(values, ...path.split(".")));
  return {
    resource,
    shape,
    name: textOf(at(shape.name)) ?? nameElse,
    partitions: numberOf(at(shape.partitions)),
    replicationFactor: shape.replicationFactor === null ? null : numberOf(at(shape.replicationFactor)),
    configs: configsOf(at(shape.configs), follow),
  };
}

function configsOf(value: Value, follow: (value: Value) => Value): Topic["configs"] {
  if (isUnknown(value)) return value;
  if (!isObject(value)) return new Map();
  return new Map(Object.keys(value).map((key) => [key, textOf(follow(field(value, key)))]));
}

/** The name of a topic for people: `orders.v1`, or its address where the name is not known. */
export function topicName({ name, resource }: Topic): string {
  return typeof name === "string" ? name : resource.address;
}

/** A config of a topic: null where it is not set, Unknown where it or the whole map cannot be told. */
export function configOf({ configs }: Topic, key: string): string | null | Unknown {
  return configs instanceof Unknown ? configs : (configs.get(key) ?? null);
}

/** Where a config stands in its resource: `config["retention.ms"]`. */
export function configPath({ shape }: Topic, key: string): string {
  return `${shape.configs}[${JSON.stringify(key)}]`;
}
