import { isPlatform } from "../../facts/workloads";
import { wideStatements } from "../../facts/too-wide";
import { few } from "../../facts/grants/places";
import { found, type Rule } from "../../rule";

/** A policy of AWS over all of Kafka. */
export const iamKafkaAccessTooWide: Rule = {
  name: "iam-kafka-access-too-wide",
  area: "access",
  severity: "high",
  title: "A policy of AWS reaches every topic",
  what: "A policy of a role, a user or a group, AWS's own AdministratorAccess and PowerUserAccess among them, allows kafka-cluster:* on everything, or the records of every topic; or it allows all but something (NotAction, NotResource), and no condition narrows it.",
  why: "With Amazon MSK's IAM access control the policy is the ACL: its holder reads, writes and deletes the topics of every team, in every cluster that the resource covers.",
  remedy:
    "Name the actions, and topics and groups by their ARN: arn:aws:kafka:REGION:ACCOUNT:topic/CLUSTER/UUID/billing.invoices.",
  references: [
    "https://docs.aws.amazon.com/msk/latest/developerguide/iam-access-control-use-cases.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
  ],
  *find(plan, known) {
    for (const { attached, does } of wideStatements(plan)) {
      const holders = attached.holders.filter((holder) => !isPlatform(holder, known));
      if (holders.length > 0)
        yield found(attached.resource, attached.path, `The policy of ${few(holders.map(holderText))} ${does}.`);
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "aws_iam_policy" "billing" {
  name = "billing"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "kafka-cluster:*", Resource = "*" }]
  })
}`,
    },
    compliant: {
      terraform: `
resource "aws_iam_policy" "billing" {
  name = "billing"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["kafka-cluster:Connect", "kafka-cluster:DescribeCluster"]
        Resource = "arn:aws:kafka:eu-central-1:111122223333:cluster/orders/*"
      },
      {
        Effect   = "Allow"
        Action   = ["kafka-cluster:ReadData", "kafka-cluster:DescribeTopic"]
        Resource = "arn:aws:kafka:eu-central-1:111122223333:topic/orders/*/billing.*"
      },
      {
        Effect   = "Allow"
        Action   = ["kafka-cluster:AlterGroup", "kafka-cluster:DescribeGroup"]
        Resource = "arn:aws:kafka:eu-central-1:111122223333:group/orders/*/billing"
      },
    ]
  })
}`,
    },
  },
};

/** A principal of Kafka as AWS names it. */
function holderText(principal: string): string {
  return principal.replace(/^User:/, "");
}
