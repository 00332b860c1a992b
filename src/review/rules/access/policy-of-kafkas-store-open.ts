import { iamPolicyOf } from "../../facts/iam-policy";
import { isWritten, managed } from "../../facts/attribute-at";
import { isKafkaName, speaksOfKafka } from "../../facts/speaks-of-kafka";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { field, textOf } from "../../plan/value";
import { type Rule } from "../../rule";
import { openToEveryone } from "./open-to-everyone";

/** Where such a policy stands, and the attribute that names what it lies on; null where it lies on the resource itself. */
const places: readonly (readonly [type: string, on: string | null, what: string])[] = [
  ["aws_s3_bucket_policy", "bucket", "the bucket's policy"],
  ["aws_secretsmanager_secret", null, "the secret's policy"],
  ["aws_secretsmanager_secret_policy", "secret_arn", "the secret's policy"],
  ["aws_kms_key", null, "the key's policy"],
  ["aws_kms_key_policy", "key_id", "the key's policy"],
];

const secretPolicy = (principal: string): string => `
resource "aws_secretsmanager_secret_policy" "orders" {
  secret_arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:AmazonMSK_orders-AbCdEf"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "${principal}" }
      Action    = "secretsmanager:GetSecretValue"
      Resource  = "*"
    }]
  })
}`;

/** A bucket, a secret or a key of Kafka's that everybody may read or use. */
export const policyOfKafkasStoreOpen: Rule = {
  name: "policy-of-kafkas-store-open",
  area: "access",
  severity: "critical",
  title: "The policy of a bucket, a secret or a key of Kafka's lets everyone in",
  what: "The policy of an S3 bucket, of a secret or of a KMS key that has to do with Kafka allows something to the principal *, or to all but some (NotPrincipal), and no condition says who, from where or for whom.",
  why: "Records, passwords and keys are reached past every ACL and every security group: who reads the bucket of a cluster reads its topics, and who reads a SCRAM secret is that user.",
  remedy:
    "Name the roles that need it, or add a condition: aws:PrincipalOrgID, aws:PrincipalArn, aws:SourceVpce; for services kms:ViaService with kms:CallerAccount.",
  references: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
  ],
  *find(plan) {
    for (const [type, on, what] of places)
      for (const resource of managed(plan, type)) {
        const value = field(resource.after ?? {}, "policy");
        if (!isOfKafka(plan, resource, on)) continue;
        const policy = isWritten(value) ? iamPolicyOf(plan, resource, value) : null;
        if (policy !== null) yield* openToEveryone({ resource, path: "policy", policy }, what);
      }
  },
  cases: {
    nonCompliant: { terraform: secretPolicy("*") },
    compliant: { terraform: secretPolicy("arn:aws:iam::111122223333:role/orders") },
  },
};

/** By its own name, or by what it lies on: a resource of the plan, or a name that speaks of Kafka. */
function isOfKafka(plan: Plan, resource: PlannedResource, on: string | null): boolean {
  if (speaksOfKafka(resource)) return true;
  if (on === null) return false;
  const value = field(resource.after ?? {}, on);
  return isKafkaName(textOf(value)) || plan.resolve(resource, value).resources.some(speaksOfKafka);
}
