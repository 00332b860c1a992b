import { type AttachedPolicy, attachedPolicies } from "../../facts/attached-policies";
import { type PolicyStatement } from "../../facts/iam-policy";
import { isNarrowedWithin } from "../../facts/narrowing-conditions";
import { isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule, type Sighting } from "../../rule";

/** A cluster that every account of AWS may use. */
export const mskClusterPolicyOpen: Rule = {
  name: "msk-cluster-policy-open",
  area: "access",
  severity: "critical",
  title: "The policy of an MSK cluster lets everyone in",
  what: "An aws_msk_cluster_policy allows something to the principal *, or to all but some (NotPrincipal), and no condition says who, from where or for whom.",
  why: "Every account of AWS may make a connection to the cluster, and with kafka-cluster: actions read and write it.",
  remedy: "Name the accounts or roles, or add a condition: aws:PrincipalOrgID, aws:SourceVpce, aws:PrincipalAccount.",
  references: [
    "https://docs.aws.amazon.com/msk/latest/developerguide/mvpc-cluster-owner-action-policy.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  ],
  *find(plan) {
    for (const attached of attachedPolicies(plan)) {
      if (attached.kind !== "resource") continue;
      for (const missing of attached.policy.missing)
        yield cannotTell(
          attached.resource,
          attached.path,
          `Whom the cluster's policy lets in is not known: ${missing}`,
        );
      for (const statement of attached.policy.statements) yield* judged(attached, statement);
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "aws_msk_cluster_policy" "orders" {
  cluster_arn = "arn:aws:kafka:eu-central-1:111122223333:cluster/orders/abcd1234-0123-abcd-5678-1234abcd-1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = ["kafka:CreateVpcConnection", "kafka:GetBootstrapBrokers", "kafka-cluster:*"]
      Resource  = "arn:aws:kafka:eu-central-1:111122223333:cluster/orders/abcd1234-0123-abcd-5678-1234abcd-1"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}`,
    },
    compliant: {
      terraform: `
resource "aws_msk_cluster_policy" "orders" {
  cluster_arn = "arn:aws:kafka:eu-central-1:111122223333:cluster/orders/abcd1234-0123-abcd-5678-1234abcd-1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = ["kafka:CreateVpcConnection", "kafka:GetBootstrapBrokers", "kafka:DescribeClusterV2"]
      Resource  = "arn:aws:kafka:eu-central-1:111122223333:cluster/orders/abcd1234-0123-abcd-5678-1234abcd-1"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-1234567890" } }
    }]
  })
}`,
    },
  },
};

function* judged({ resource, path, policy }: AttachedPolicy, statement: PolicyStatement): Iterable<Sighting> {
  const { effect, principals, notPrincipals } = statement;
  if (effect === "Deny") return;
  const isOpen = principals.some(({ type }) => type === "*") || notPrincipals.length > 0;
  const unknown = principals.some(
    ({ value }) => isUnknown(value) && value.references.length === 0 && value.template === null,
  );
  const isNarrow = isNarrowedWithin(policy, statement);
  if (isNarrow === true || (!isOpen && !unknown)) return;
  const what = statement.actions.filter((action) => typeof action === "string").join(", ");
  if (isUnknown(isNarrow) || !isOpen)
    yield cannotTell(
      resource,
      path,
      `Whether ${what} is open to everyone hangs on a value that is not known in the plan.`,
    );
  else
    yield found(
      resource,
      path,
      notPrincipals.length > 0
        ? `${what}: allowed to all but some principals (NotPrincipal).`
        : `${what}: allowed to every principal of AWS.`,
    );
}
