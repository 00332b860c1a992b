import { identitiesOf } from "../../../src/review/plan/identities";
import { aPlan, type PlannedResourceFacts } from "../../builders/plan";

function namedBy(text: string, ...resources: readonly PlannedResourceFacts[]): readonly string[] {
  const known = identitiesOf(aPlan(resources).resources).get(text) ?? [];
  return known.map(({ address }) => address);
}

describe("a text names the resource", () => {
  it.each([
    ["id", "aws_security_group"],
    ["arn", "aws_msk_cluster"],
    ["zone_id", "aws_route53_zone"],
    ["name", "aws_iam_role"],
    ["name", "aws_iam_instance_profile"],
    ["name", "aws_autoscaling_group"],
    ["name", "aws_cloudwatch_log_group"],
    ["name", "aws_elb"],
    ["dns_name", "aws_lb"],
    ["service_name", "aws_vpc_endpoint_service"],
    ["key_id", "aws_kms_key"],
    ["bucket", "aws_s3_bucket"],
    ["bootstrap_endpoint", "confluent_kafka_cluster"],
    ["rbac_crn", "confluent_kafka_cluster"],
    ["resource_name", "confluent_environment"],
  ])("whose %s it is, of %s", (attribute, type) => {
    expect(namedBy("the-text", { type, after: { [attribute]: "the-text" } })).toEqual([`${type}.x`]);
  });

  it("by what it will be and by what it was", () => {
    expect(namedBy("sg-1", { type: "aws_security_group", before: { id: "sg-1" }, after: null })).toHaveLength(1);
    expect(namedBy("sg-1", { type: "aws_security_group", before: { id: "sg-1" }, after: { id: "sg-1" } })).toHaveLength(
      1,
    );
  });
});

describe("a text does not name a resource that only carries it", () => {
  it.each([
    ["the zone of its region", "zone_id", "aws_lb"],
    ["the zone that it is in", "zone_id", "aws_route53_record"],
    ["the zone that it lets a VPC into", "zone_id", "aws_route53_zone_association"],
    ["a name that AWS takes nowhere for it", "name", "aws_security_group"],
    ["a name of Kafka's", "name", "kafka_topic"],
    ["the topic that it is about", "resource_name", "kafka_acl"],
    ["the certificate that it serves", "certificate_arn", "aws_lb_listener"],
    ["the service that it uses", "service_name", "aws_vpc_endpoint"],
    ["the key that it is sealed with", "key_id", "aws_ssm_parameter"],
    ["the bucket that it is in", "bucket", "aws_s3_object"],
    ["the bucket that it is about, also as its own id", "id", "aws_s3_bucket_policy"],
    ["the cluster that it is about, also as its own id", "id", "aws_msk_cluster_policy"],
    ["the secret that it is a version of", "arn", "aws_secretsmanager_secret_version"],
    ["its own name in Kafka, which is its id", "id", "kafka_topic"],
  ])("%s: %s of %s", (_what, attribute, type) => {
    expect(namedBy("the-text", { type, after: { [attribute]: "the-text" } })).toEqual([]);
  });

  it("nor one whose identity is empty or not known", () => {
    expect(namedBy("", { type: "aws_lb", after: { id: "", arn: null } })).toEqual([]);
  });
});
