import { type ChangedResource, type CorpusPlan } from "./whole-plan";

/** What a rule of a scanner says of a resource that is none of Kafka's; undefined where it is one. */
export type Unless = (resource: ChangedResource, plan: CorpusPlan) => string | undefined;

type Values = Readonly<Record<string, unknown>>;

const kafkaPorts: readonly (readonly [number, number])[] = [
  [9091, 9098],
  [9192, 9198],
  [14001, 14100],
  [8081, 8083],
  [2181, 2181],
  [9404, 9404],
];

/** Brokers, links and clients of Kafka, as names, tags and policies say it. */
const words = /kafka|broker|bootstrap|\bmsk\b|mm2|mirror.?maker|replicator|automq|confluent|strimzi/i;

/** What is written of a resource: its address and its values. */
const textOf = ({ address, change }: ChangedResource): string => `${address} ${JSON.stringify(change.after)}`;

/** An opening to the whole world that no port of Kafka lies in, or none to the whole world at all. */
export const opensNoKafkaPort: Unless = ({ change }) =>
  openings(change.after).some((opening) => isOfTheWorld(opening) && holdsKafkaPort(opening))
    ? undefined
    : "it opens no port of Kafka's to the whole world";

/** Nothing that is written of it speaks of Kafka. */
export const saysNothingOfKafka: Unless = (resource) =>
  words.test(textOf(resource)) ? undefined : "nothing says that it is Kafka's";

/** A policy without a word on Kafka's own permissions. */
export const grantsNothingOfKafka: Unless = (resource) =>
  /kafka-cluster:|"kafka:/.test(textOf(resource).replaceAll("\\", "")) ? undefined : "it grants nothing of Kafka's";

/** A secret that no MSK cluster can use: those have a name that begins with AmazonMSK_. */
export const isNoSecretOfMsk: Unless = (resource) =>
  textOf(resource).includes("AmazonMSK_") ? undefined : "it is no secret for SASL/SCRAM of MSK";

/** A load balancer of HTTP: Kafka's clients speak none. */
export const isNoNetworkLoadBalancer: Unless = ({ change }) =>
  valueAt(change.after, "load_balancer_type") === "network"
    ? undefined
    : "Kafka is behind network load balancers alone";

/** A network load balancer that no listener of the plan belongs to: it passes nothing on. */
export const passesNothingOn: Unless = (resource, plan) => {
  const listeners = [...textsOfListeners(plan["configuration"])];
  return (
    isNoNetworkLoadBalancer(resource, plan) ??
    (listeners.some((text) => text.includes(`"${resource.type}.${resource.name}"`))
      ? undefined
      : "it has no listener, and passes nothing on")
  );
};

/**
 * A cluster of MSK that says nothing of encryption in transit: its default is TLS (AWS::MSK::Cluster EncryptionInTransit),
 * where trivy takes TLS_PLAINTEXT.
 */
export const leavesTransitToMsk: Unless = ({ change }) =>
  textAt(change.after, "encryption_info").includes("client_broker")
    ? undefined
    : "it says nothing of encryption in transit, and MSK's default is TLS";

/** A cluster of MSK whose logs go somewhere: of a plan trivy does not see it. */
export const shipsLogs: Unless = ({ change }) =>
  textAt(change.after, "logging_info").includes('"enabled":true') ? "its logs go somewhere" : undefined;

function* textsOfListeners(configuration: unknown): Generator<string> {
  if (Array.isArray(configuration)) for (const one of configuration) yield* textsOfListeners(one);
  else if (isValues(configuration)) {
    if (configuration["type"] === "aws_lb_listener") yield JSON.stringify(configuration);
    else for (const one of Object.values(configuration)) yield* textsOfListeners(one);
  }
}

function openings(after: unknown): readonly Values[] {
  if (!isValues(after)) return [];
  const inline = after["ingress"];
  return Array.isArray(inline) ? inline.filter(isValues) : [after];
}

function isOfTheWorld(opening: Values): boolean {
  return ["cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6"]
    .flatMap((key) => opening[key])
    .some((cidr) => cidr === "0.0.0.0/0" || cidr === "::/0");
}

function holdsKafkaPort(opening: Values): boolean {
  const protocol = opening["protocol"] ?? opening["ip_protocol"];
  if (protocol === "-1" || protocol === "all") return true;
  const [from, to] = [Number(opening["from_port"]), Number(opening["to_port"])];
  return kafkaPorts.some(([first, last]) => from <= last && first <= to);
}

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textAt(after: unknown, key: string): string {
  return JSON.stringify(valueAt(after, key) ?? null);
}

function valueAt(after: unknown, key: string): unknown {
  return isValues(after) ? after[key] : undefined;
}
