import { type PlannedResource } from "./plan";
import { field, type ValueObject } from "./value";

/** Attributes by which a resource of any type is named, unless {@link ownAttributes} says otherwise. */
const usual: readonly string[] = ["id", "arn"];

const named: readonly string[] = [...usual, "name"];

/** A bucket's settings have the bucket's name as their id, a policy on a thing that thing's. */
const nothing: readonly string[] = [];

/**
 * By which attributes others name a resource of a type. What a type is not here for, its resources only carry: a record has
 * its zone's `zone_id`, a load balancer that of its region, and neither is the zone.
 */
const ownAttributes: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    aws_alb: [...usual, "dns_name"],
    aws_elb: [...named, "dns_name"],
    aws_kms_key: [...usual, "key_id"],
    aws_lb: [...usual, "dns_name"],
    aws_route53_zone: [...usual, "zone_id"],
    aws_s3_bucket: [...usual, "bucket"],
    aws_vpc_endpoint_service: [...usual, "service_name"],

    // Where AWS takes the name of a thing for the thing.
    aws_autoscaling_group: named,
    aws_cloudwatch_log_group: named,
    aws_ecs_cluster: named,
    aws_eks_cluster: named,
    aws_iam_group: named,
    aws_iam_instance_profile: named,
    aws_iam_role: named,
    aws_iam_user: named,
    aws_kinesis_firehose_delivery_stream: named,
    aws_kms_alias: named,
    aws_launch_configuration: named,
    aws_launch_template: named,
    aws_secretsmanager_secret: named,

    confluent_environment: [...usual, "resource_name"],
    confluent_kafka_cluster: [...usual, "bootstrap_endpoint", "rbac_crn"],
    confluent_schema_registry_cluster: [...usual, "resource_name"],

    // Their id or ARN is that of the thing that they are about.
    aws_acmpca_certificate_authority_certificate: nothing,
    aws_acmpca_policy: nothing,
    aws_ec2_instance_state: nothing,
    aws_kms_key_policy: nothing,
    aws_msk_bootstrap_brokers: nothing,
    aws_msk_cluster_policy: nothing,
    aws_msk_scram_secret_association: nothing,
    aws_route53_hosted_zone_dnssec: nothing,
    aws_s3_bucket_acl: nothing,
    aws_s3_bucket_lifecycle_configuration: nothing,
    aws_s3_bucket_logging: nothing,
    aws_s3_bucket_notification: nothing,
    aws_s3_bucket_ownership_controls: nothing,
    aws_s3_bucket_policy: nothing,
    aws_s3_bucket_public_access_block: nothing,
    aws_s3_bucket_server_side_encryption_configuration: nothing,
    aws_s3_bucket_versioning: nothing,
    aws_secretsmanager_secret_policy: nothing,
    aws_secretsmanager_secret_rotation: nothing,
    aws_secretsmanager_secret_version: nothing,
    aws_sns_topic_policy: nothing,
    aws_sqs_queue_policy: nothing,
    aws_vpc_endpoint_policy: nothing,
    aws_vpc_endpoint_private_dns: nothing,

    // Their ids are names within Kafka, which any text may be.
    kafka_acl: nothing,
    kafka_quota: nothing,
    kafka_topic: nothing,
    kafka_user_scram_credential: nothing,
  }),
);

/** Resources by the texts that name them: what they will be, and what they were. */
export function identitiesOf(resources: readonly PlannedResource[]): ReadonlyMap<string, readonly PlannedResource[]> {
  const byText = new Map<string, PlannedResource[]>();
  for (const resource of resources) {
    const attributes = ownAttributes.get(resource.type) ?? usual;
    if (attributes.length === 0) continue;
    for (const text of new Set([...textsOf(resource.after, attributes), ...textsOf(resource.before, attributes)])) {
      const known = byText.get(text);
      if (known === undefined) byText.set(text, [resource]);
      else known.push(resource);
    }
  }
  return byText;
}

function textsOf(values: ValueObject | null, attributes: readonly string[]): readonly string[] {
  if (values === null) return [];
  return attributes.flatMap((attribute) => {
    const value = field(values, attribute);
    return typeof value === "string" && value !== "" ? [value] : [];
  });
}
