import { manifestIn } from "../facts/manifests";
import { isKafkaName, speaksOfKafka } from "../facts/speaks-of-kafka";
import { topicIn } from "../facts/topics";
import { type PlannedResource } from "../plan/plan";
import { field, isObject, textOf, type Value, type ValueObject } from "../plan/value";

/** What is lost with a resource: the chapters of destruction. */
export type LossKind =
  | "topic"
  | "acl"
  | "scram-user"
  | "quota"
  | "endpoint"
  | "zone"
  | "authority"
  | "key"
  | "worker"
  | "cluster"
  | "store"
  | "network";

/** One kind of thing that nobody should lose by mistake. */
export interface ProtectedThing {
  readonly kind: LossKind;
  /** `the topic orders.v1 with its records`. */
  readonly loses: string;
  /** Its own names, by which a policy may release it: `orders.v1`, an id. */
  readonly names: readonly string[];
}

interface ProtectedType {
  readonly kind: LossKind;
  readonly loses: (name: string) => string;
  /** Attributes that name it, most telling first. */
  readonly named: readonly string[];
  /** Only those that have to do with Kafka, where the type is used for everything. */
  readonly onlyKafka?: true;
  /** Only those that look like it by what they were. */
  readonly only?: (resource: PlannedResource, values: ValueObject) => boolean;
}

const named = (
  kind: LossKind,
  loses: (name: string) => string,
  attributes: readonly string[] = ["name"],
): ProtectedType => ({ kind, loses, named: attributes });
const kafkaOnly = (
  kind: LossKind,
  loses: (name: string) => string,
  attributes: readonly string[] = ["name"],
): ProtectedType => ({ ...named(kind, loses, attributes), onlyKafka: true });

const acl = named("acl", (name) => `the right ${name}`, ["id"]);
const roleBinding = named("acl", (name) => `the role binding ${name}`, ["role_name", "principal"]);
const certificate = named("authority", (name) => `the certificate ${name}`, ["domain_name", "id"]);
/** A policy that speaks of Kafka's own actions. */
const iamPolicy: ProtectedType = {
  ...named("acl", (name) => `the policy ${name}: its holders lose their rights to Kafka`),
  only: textMatches("policy", /kafka-cluster:/),
};
const attachment = kafkaOnly("acl", (name) => `the policy ${name} of a role, a user or a group`, ["policy_arn"]);
const claim = kafkaOnly("store", (name) => `the volume claim ${name}, and most often the disk with its records`);
const namespace = kafkaOnly("store", (name) => `the namespace ${name} with everything in it, disks and secrets too`);
const brokerWord = /broker/i;
const machine: ProtectedType = {
  ...named("store", (name) => `the machine ${name} and what its own disks hold`, []),
  only: ({ address }, values) => brokerWord.test(address) || tagsMatch(values, brokerWord),
};

const worker = kafkaOnly("worker", (name) => `the worker ${name}: copying stops`);

/** Buckets in which brokers keep records, AutoMQ's and tiered storage; not those of logs, plug-ins and copies. */
const bucketsOfRecords =
  /^(?!.*(?:log|plug-?in|connect|backup|artifact|[-_.]ops))(?:.*)(?:automq|redpanda|tiered|kafka[-_.]?(?:data|records|storage|tier|wal))/i;

/** Charts that run brokers or the operators of brokers; consoles and registries can be installed again. */
const chartsOfClusters =
  /^(?:.*\/)?(?:kafka|cp-kafka|strimzi[\w-]*|redpanda|automq[\w-]*|confluent-for-kubernetes)(?:-operator)?$/i;

/** Where routes lead that are ways to other networks. */
const waysBetweenNetworks = [
  "transit_gateway_id",
  "vpc_peering_connection_id",
  "network_interface_id",
  "core_network_arn",
];

/** What each type of resource holds. Kubernetes objects have a table of their own. */
const types: Readonly<Record<string, ProtectedType>> = {
  kafka_acl: acl,
  confluent_kafka_acl: acl,
  automq_kafka_acl: acl,
  redpanda_acl: acl,
  confluent_role_binding: roleBinding,
  aws_iam_policy: iamPolicy,
  aws_iam_role_policy: iamPolicy,
  aws_iam_user_policy: iamPolicy,
  aws_iam_group_policy: iamPolicy,
  aws_iam_role_policy_attachment: attachment,
  aws_iam_user_policy_attachment: attachment,
  aws_iam_group_policy_attachment: attachment,
  aws_iam_policy_attachment: attachment,
  aws_msk_cluster_policy: named(
    "acl",
    () => "the policy of an MSK cluster: the accounts that it lets in are cut off",
    [],
  ),
  kafka_user_scram_credential: named("scram-user", (name) => `the password of ${name}`, ["username"]),
  automq_kafka_user: named("scram-user", (name) => `the user ${name}`, ["username"]),
  redpanda_user: named("scram-user", (name) => `the user ${name}`),
  confluent_service_account: named("scram-user", (name) => `the service account ${name} with its keys`, [
    "display_name",
  ]),
  confluent_api_key: named("scram-user", (name) => `the API key ${name}`, ["display_name", "id"]),
  aws_msk_scram_secret_association: named("scram-user", () => "the SCRAM users of an MSK cluster", []),
  aws_msk_single_scram_secret_association: named("scram-user", () => "a SCRAM user of an MSK cluster", []),
  kafka_quota: named("quota", (name) => `the quota of ${name}: nothing limits it then`, ["entity_name", "entity_type"]),

  aws_vpc_endpoint: named("endpoint", (name) => `the endpoint ${name}: its clients lose their connections`, [
    "service_name",
  ]),
  aws_vpc_endpoint_service: named(
    "endpoint",
    (name) => `the endpoint service ${name}: every consumer is cut off and must make a new endpoint`,
    ["service_name", "id"],
  ),
  aws_vpc_endpoint_service_allowed_principal: named("endpoint", (name) => `the right of ${name} to connect`, [
    "principal_arn",
  ]),
  aws_vpc_endpoint_connection_accepter: named("endpoint", (name) => `the accepted connection ${name}`, [
    "vpc_endpoint_id",
  ]),
  aws_msk_vpc_connection: named("endpoint", () => "the private connection to an MSK cluster", []),
  confluent_private_link_attachment_connection: named("endpoint", (name) => `the private connection ${name}`, [
    "display_name",
  ]),
  aws_lb: kafkaOnly("endpoint", (name) => `the load balancer ${name} with its addresses`),
  aws_lb_listener: kafkaOnly("endpoint", (name) => `the listener on port ${name}: its broker cannot be reached`, [
    "port",
  ]),
  aws_lb_target_group: kafkaOnly("endpoint", (name) => `the target group ${name}: its broker cannot be reached`),
  aws_lb_target_group_attachment: kafkaOnly("endpoint", (name) => `the target ${name}: its broker cannot be reached`, [
    "target_id",
  ]),
  aws_vpc_peering_connection: named("endpoint", (name) => `the peering with ${name}`, ["peer_vpc_id"]),
  aws_ec2_transit_gateway_vpc_attachment: named("endpoint", () => "the attachment to a transit gateway", []),

  aws_route53_zone: named("zone", (name) => `the zone ${name}: none of its names resolves any more`),
  aws_route53_record: kafkaOnly("zone", (name) => `the name ${name}: clients do not find their broker`),
  aws_route53_zone_association: named("zone", (name) => `the way from the network ${name} to a zone`, ["vpc_id"]),

  aws_acmpca_certificate_authority: named(
    "authority",
    (name) => `the certificate authority ${name}: nobody can renew what it signed`,
    ["arn", "id"],
  ),
  aws_acmpca_certificate_authority_certificate: named(
    "authority",
    () => "the certificate of a certificate authority",
    [],
  ),
  aws_acmpca_certificate: certificate,
  aws_acm_certificate: certificate,
  tls_private_key: named("authority", () => "a private key, and every certificate that was made with it", []),
  tls_self_signed_cert: certificate,
  tls_locally_signed_cert: certificate,
  confluent_certificate_authority: named("authority", (name) => `the certificate authority ${name}`, ["display_name"]),

  aws_kms_key: named("key", (name) => `the key ${name}: what it encrypted can be read no more`, ["description", "id"]),
  aws_kms_external_key: named("key", (name) => `the key ${name}: what it encrypted can be read no more`, [
    "description",
  ]),
  aws_secretsmanager_secret: named("key", (name) => `the secret ${name}`),
  kubernetes_secret: kafkaOnly("key", (name) => `the secret ${name}`),
  kubernetes_secret_v1: kafkaOnly("key", (name) => `the secret ${name}`),

  kubernetes_deployment: worker,
  kubernetes_deployment_v1: worker,
  kubernetes_stateful_set: worker,
  kubernetes_stateful_set_v1: worker,
  aws_mskconnect_connector: named("worker", (name) => `the connector ${name}: copying stops`),
  aws_msk_replicator: named("worker", (name) => `the replicator ${name}: copying stops`, ["replicator_name"]),
  confluent_cluster_link: named("worker", (name) => `the cluster link ${name}: copying stops`, ["link_name"]),
  confluent_kafka_mirror_topic: named("worker", () => "a mirror topic: it is promoted or lost", []),
  confluent_connector: named("worker", () => "a connector: copying stops", []),
  automq_kafka_linking: named("worker", (name) => `the link ${name}: copying stops`, ["link_id"]),

  aws_msk_cluster: named("cluster", (name) => `the cluster ${name} with all records`, ["cluster_name"]),
  aws_msk_serverless_cluster: named("cluster", (name) => `the cluster ${name} with all records`, ["cluster_name"]),
  automq_kafka_instance: named("cluster", (name) => `the cluster ${name}: its topics, users and endpoints`),
  confluent_kafka_cluster: named("cluster", (name) => `the cluster ${name} with all records`, ["display_name"]),
  confluent_environment: named("cluster", (name) => `the environment ${name} with all its clusters`, ["display_name"]),
  redpanda_cluster: named("cluster", (name) => `the cluster ${name} with all records`),

  aws_ebs_volume: kafkaOnly("store", (name) => `the disk ${name} with its records`, []),
  aws_efs_file_system: kafkaOnly("store", (name) => `the file system ${name} with its records`, []),
  aws_s3_bucket: {
    ...named("store", (name) => `the bucket ${name} with its records`, ["bucket"]),
    only: textMatches("bucket", bucketsOfRecords),
  },
  aws_instance: machine,
  aws_autoscaling_group: machine,
  kubernetes_persistent_volume_claim: claim,
  kubernetes_persistent_volume_claim_v1: claim,
  kubernetes_namespace: namespace,
  kubernetes_namespace_v1: namespace,
  helm_release: {
    ...named("cluster", (name) => `the release ${name}: what its chart runs stops`),
    only: textMatches("chart", chartsOfClusters),
  },

  aws_vpc: named("network", (name) => `the network ${name}`, ["cidr_block"]),
  aws_route: {
    ...named("network", (name) => `the route to ${name}`, ["destination_cidr_block", "destination_prefix_list_id"]),
    only: (_, values) => leadsToNetwork(values),
  },
  aws_subnet: named("network", (name) => `the subnet ${name}`, ["cidr_block"]),
  aws_security_group: kafkaOnly("network", (name) => `the security group ${name}: what it let through is cut off`),
};

/** Kubernetes objects, by group and kind. */
const objects: Readonly<Record<string, ProtectedType>> = {
  "kafka.strimzi.io/Kafka": named("cluster", (name) => `the cluster ${name}: every broker of it stops`),
  "kafka.strimzi.io/KafkaNodePool": named("cluster", (name) => `the brokers of the node pool ${name} with their disks`),
  "apiextensions.k8s.io/CustomResourceDefinition": kafkaOnly(
    "cluster",
    (name) => `the definition ${name}: Kubernetes deletes every object of this kind with it`,
  ),
  "/Namespace": namespace,
  "/PersistentVolumeClaim": claim,
  "kafka.strimzi.io/KafkaUser": named("scram-user", (name) => `the user ${name} with its credentials and rights`),
  "kafka.strimzi.io/KafkaMirrorMaker2": named("worker", (name) => `the worker ${name}: copying stops`),
  "kafka.strimzi.io/KafkaConnect": named("worker", (name) => `the Connect cluster ${name}: its connectors stop`),
  "kafka.strimzi.io/KafkaConnector": named("worker", (name) => `the connector ${name}: copying stops`),
  "cert-manager.io/Certificate": named("authority", (name) => `the certificate ${name}`),
  "cert-manager.io/Issuer": named("authority", (name) => `the issuer ${name}: nothing renews its certificates`),
  "cert-manager.io/ClusterIssuer": named("authority", (name) => `the issuer ${name}: nothing renews its certificates`),
  "awspca.cert-manager.io/AWSPCAIssuer": named(
    "authority",
    (name) => `the issuer ${name}: nothing renews its certificates`,
  ),
  "awspca.cert-manager.io/AWSPCAClusterIssuer": named(
    "authority",
    (name) => `the issuer ${name}: nothing renews its certificates`,
  ),
};

/** What a resource holds that nobody should lose by mistake, as it was before the plan; null for all that can be made again. */
export function protectedThing(resource: PlannedResource): ProtectedThing | null {
  if (resource.mode !== "managed") return null;
  const values = resource.before ?? resource.after;
  const topic = topicIn(resource, values);
  if (topic !== null) {
    const name = typeof topic.name === "string" ? topic.name : resource.name;
    return { kind: "topic", loses: `the topic ${name} with its records`, names: [name] };
  }
  const manifest = manifestIn(resource, values);
  if (manifest !== null) {
    const key = `${manifest.group}/${manifest.kind}`;
    const type = Object.hasOwn(objects, key) ? objects[key] : undefined;
    const name = manifest.name ?? resource.name;
    if (type === undefined || (type.onlyKafka === true && !speaksOfKafka(resource) && !isKafkaName(name))) return null;
    return { kind: type.kind, loses: type.loses(name), names: [name] };
  }
  const type = Object.hasOwn(types, resource.type) ? types[resource.type] : undefined;
  if (type === undefined || (type.onlyKafka === true && !speaksOfKafka(resource))) return null;
  if (type.only !== undefined && (values === null || !type.only(resource, values))) return null;
  const names = namesIn(type, values);
  return { kind: type.kind, loses: type.loses(names[0] ?? resource.name), names };
}

/** Whether a route, a resource or a block of a table, is a way to another network; those to the internet may go. */
export function leadsToNetwork(route: ValueObject): boolean {
  return waysBetweenNetworks.some((key) => isText(field(route, key), /./));
}

/** Whether an attribute is text of a kind. */
function textMatches(attribute: string, pattern: RegExp): NonNullable<ProtectedType["only"]> {
  return (_, values) => isText(field(values, attribute), pattern);
}

function isText(value: Value, pattern: RegExp): boolean {
  const text = textOf(value);
  return typeof text === "string" && pattern.test(text);
}

function tagsMatch(values: ValueObject, pattern: RegExp): boolean {
  const tags = field(values, "tags");
  return isObject(tags) && Object.keys(tags).some((key) => isText(field(tags, key), pattern));
}

function namesIn({ named }: ProtectedType, values: ValueObject | null): readonly string[] {
  if (values === null) return [];
  const tags = field(values, "tags");
  const tagged = isObject(tags) ? textOf(field(tags, "Name")) : null;
  const texts = named.map((key) => textOf(field(values, key)));
  return [...texts, metadataName(values), tagged, textOf(field(values, "id"))].filter(
    (text): text is string => typeof text === "string" && text !== "",
  );
}

function metadataName(values: ValueObject): string | null {
  const metadata = field(values, "metadata");
  const block = Array.isArray(metadata) ? metadata[0] : metadata;
  const name = isObject(block) ? textOf(field(block, "name")) : null;
  return typeof name === "string" ? name : null;
}
