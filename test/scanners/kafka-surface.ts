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

/** No rule that lets somebody in on a port of Kafka's without a word on why. */
export const letsNobodyInUnsaid: Unless = ({ type, change }) =>
  type !== "aws_vpc_security_group_egress_rule" &&
  openings(change.after).some(
    (opening) =>
      (opening["type"] ?? "ingress") === "ingress" && !(opening["description"] ?? "") && holdsKafkaPort(opening),
  )
    ? undefined
    : "it lets nobody in on a port of Kafka's without a description";

/** Nothing that is written of it speaks of Kafka. */
export const saysNothingOfKafka: Unless = (resource) =>
  words.test(textOf(resource)) ? undefined : "nothing says that it is Kafka's";

/** A rule that neither itself nor by the group that it is of speaks of Kafka; a group with its rules inside is asked itself. */
export const isOfNoGroupOfKafka: Unless = (resource, plan) => {
  const own = configurationsOf(resource.type, plan["configuration"]);
  const written = [...own].filter((text) => text.includes(`"name":"${resource.name}"`));
  return [textOf(resource), ...written].some((text) => words.test(text))
    ? undefined
    : "nothing says that it, or the group that it is of, is Kafka's";
};

/** A policy without a word on Kafka's own permissions or on issuing certificates, that does not give all of them away either. */
export const grantsNothingOfKafka: Unless = (resource) => {
  const text = textOf(resource).replaceAll("\\", "");
  const everything = /"Action":\[?"\*"/.test(text) && /"Resource":\[?"(\*"|arn:[^"]*:kafka:)/.test(text);
  return everything || /kafka-cluster:|"kafka:|"acm-pca:(\*|Issue)/.test(text)
    ? undefined
    : "it grants nothing of Kafka's";
};

/** A secret that no MSK cluster is told of: by an association, or by a name that begins as MSK wants it. */
export const isNoSecretOfMsk: Unless = (resource, plan) =>
  textOf(resource).includes("AmazonMSK_") || naming("aws_msk_scram_secret_association", resource, plan).length > 0
    ? undefined
    : "it is no secret for SASL/SCRAM of MSK";

/** A load balancer of HTTP, which Kafka's clients do not speak, or one that neither names nor ports of Kafka lead through. */
export const isNoLoadBalancerOfKafka: Unless = (resource, plan) => {
  if (valueAt(resource.change.after, "load_balancer_type") === "application") return "Kafka's clients speak no HTTP";
  const written = [textOf(resource), ...listenersOf(resource, plan)];
  return written.some((text) => words.test(text) || speaksOfKafkaPort(text))
    ? undefined
    : "neither names nor ports of Kafka lead through it";
};

/**
 * A load balancer that has nothing to balance across zones: no listener of the plan belongs to it, or it stands in one subnet,
 * and a subnet is of one zone.
 */
export const balancesNoZones: Unless = (resource, plan) => {
  const subnets = ["subnets", "subnet_mapping"].flatMap((key) => valueAt(resource.change.after, key) ?? []);
  return (
    isNoLoadBalancerOfKafka(resource, plan) ??
    (listenersOf(resource, plan).length > 0 ? undefined : "it has no listener, and passes nothing on") ??
    (subnets.length === 1 ? "it stands in one zone: there is no other to balance to" : undefined)
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

/** A machine without a disk for records: its root disk is as its image and its account's default say. */
export const hasNoDataDisk: Unless = ({ type, change }) => {
  const disks = ["ebs_block_device", "block_device_mappings"].flatMap((key) => valueAt(change.after, key) ?? []);
  return /^aws_(ebs_volume|efs_file_system)$/.test(type) || disks.length > 0
    ? undefined
    : "no disk for records is declared with it";
};

/** A group of logs that neither brokers nor flow logs write to. */
export const isNoLogOfKafka: Unless = (resource) =>
  words.test(textOf(resource)) || /flow/.test(textOf(resource))
    ? undefined
    : "neither brokers nor flow logs write to it";

function listenersOf(balancer: ChangedResource, plan: CorpusPlan): readonly string[] {
  return naming("aws_lb_listener", balancer, plan);
}

/** The configuration of each resource of a type that names another resource. */
function naming(type: string, named: ChangedResource, plan: CorpusPlan): readonly string[] {
  const name = `"${named.type}.${named.name}"`;
  return [...configurationsOf(type, plan["configuration"])].filter((text) => text.includes(name));
}

function* configurationsOf(type: string, configuration: unknown): Generator<string> {
  if (Array.isArray(configuration)) for (const one of configuration) yield* configurationsOf(type, one);
  else if (isValues(configuration)) {
    if (configuration["type"] === type) yield JSON.stringify(configuration);
    else for (const one of Object.values(configuration)) yield* configurationsOf(type, one);
  }
}

function speaksOfKafkaPort(text: string): boolean {
  const ports = [...text.matchAll(/port":(?:\{"constant_value":)?(\d+)/g)].map(([, port]) => Number(port));
  return ports.some((port) => kafkaPorts.some(([first, last]) => first <= port && port <= last));
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
  const [from, to] = [opening["from_port"], opening["to_port"]];
  // Ports that are known after the apply alone may be any.
  if (typeof from !== "number" || typeof to !== "number") return true;
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
