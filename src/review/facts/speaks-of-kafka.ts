import { type PlannedResource } from "../plan/plan";
import { blocksOf, field, isObject, isUnknown, numberOf, textOf, type ValueObject } from "../plan/value";

const words =
  /kafka|amazonmsk|broker|bootstrap|(?:^|[^a-z])msk(?:[^a-z]|$)|mm2|mirror.?maker|replicator|automq|redpanda|confluent|strimzi|schema.?registry/i;

/** Ports that brokers, registries and workers usually listen on; what a policy adds is not needed to know a name. */
const usualPorts: readonly (readonly [number, number])[] = [
  [9091, 9098],
  [9191, 9198],
  [14001, 14100],
  [19092, 19121],
];

const texts = [
  "name",
  "name_prefix",
  "description",
  "service_name",
  "identifier",
  "cluster_name",
  "alias",
  "target_group_arn",
  "policy_arn",
  "bucket",
];

/**
 * Whether a resource of a type that everybody uses (a load balancer, a security group, a secret) has to do with Kafka: by its
 * address, its names and tags, or a port of its own. Looks at what it was where it will be gone.
 */
export function speaksOfKafka(resource: PlannedResource): boolean {
  if (words.test(resource.address) || words.test(resource.constructPath ?? "")) return true;
  const values = resource.after ?? resource.before;
  return values !== null && (namesKafka(values) || listensAsKafka(values));
}

function namesKafka(values: ValueObject): boolean {
  if (texts.some((key) => isKafkaName(textOf(field(values, key))))) return true;
  return ["tags", "tags_all", "labels"].some((key) => holdsWord(field(values, key))) || metadataNames(values);
}

function holdsWord(value: ReturnType<typeof field>): boolean {
  return isObject(value) && Object.keys(value).some((key) => words.test(key) || isKafkaName(textOf(field(value, key))));
}

function metadataNames(values: ValueObject): boolean {
  const blocks = blocksOf(field(values, "metadata"));
  return (
    !isUnknown(blocks) &&
    blocks.some((block) => isKafkaName(textOf(field(block, "name"))) || holdsWord(field(block, "labels")))
  );
}

/** Whether a text is a name that people give to what has to do with Kafka. */
export function isKafkaName(text: ReturnType<typeof textOf>): boolean {
  return typeof text === "string" && words.test(text);
}

function listensAsKafka(values: ValueObject): boolean {
  if (isKafkaPort(field(values, "port"))) return true;
  const ingress = blocksOf(field(values, "ingress"));
  return (
    !isUnknown(ingress) &&
    ingress.some((rule) => isKafkaPort(field(rule, "from_port")) || isKafkaPort(field(rule, "to_port")))
  );
}

function isKafkaPort(value: ReturnType<typeof field>): boolean {
  const port = numberOf(value);
  return typeof port === "number" && usualPorts.some(([from, to]) => port >= from && port <= to);
}
