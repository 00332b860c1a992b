import { attachedPolicies } from "../../facts/attached-policies";
import { type Rule } from "../../rule";
import { openToEveryone } from "./open-to-everyone";

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
    for (const attached of attachedPolicies(plan))
      if (attached.kind === "resource") yield* openToEveryone(attached, "the cluster's policy");
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
