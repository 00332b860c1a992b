import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { Construct } from "constructs";
import { resourceName } from "../../../network/resource-name";
import { DeployingAccount } from "../vpc/deploying-account";
import { pathTags } from "./path-tags";

/** Who writes to the topic: PrivateLink, when somebody connects; CloudWatch, when an alarm changes. */
const writers = ["vpce.amazonaws.com", "cloudwatch.amazonaws.com"] as const;

/** The topic that tells of endpoints which come and go, and of alarms. Encrypted with a key of its own: AWS's key for SNS lets neither writer in. */
export class EndpointNotifications extends Construct {
  /** A token. */
  readonly topicArn: string;

  constructor(scope: Construct, id: string, { name, owner }: { readonly name: string; readonly owner?: string }) {
    super(scope, id);
    const { accountId: account, partition } = DeployingAccount.of(this);
    const key = new KmsKey(this, "key", {
      description: `Notifications of ${name}: endpoints and alarms`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policyText([
        {
          Sid: "Account",
          Effect: "Allow",
          Principal: { AWS: `arn:${partition}:iam::${account}:root` },
          Action: "kms:*",
          Resource: "*",
        },
        {
          Sid: "Writers",
          Effect: "Allow",
          Principal: { Service: writers },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
          Condition: { StringEquals: { "aws:SourceAccount": account } },
        },
      ]),
      tags: pathTags("observability", `${name} notifications`, owner),
    });
    const topic = new SnsTopic(this, "topic", {
      name: resourceName([name, "private-link"], 128),
      kmsMasterKeyId: key.arn,
      tags: pathTags("observability", `${name} notifications`, owner),
    });
    const policy = new SnsTopicPolicy(this, "policy", {
      arn: topic.arn,
      policy: policyText([
        {
          Sid: "Writers",
          Effect: "Allow",
          Principal: { Service: writers },
          Action: "sns:Publish",
          Resource: topic.arn,
          Condition: { StringEquals: { "aws:SourceAccount": account } },
        },
      ]),
    });
    // Whoever takes the ARN from here waits until the writers are let in: what they said before would be lost.
    this.topicArn = policy.arn;
  }
}

function policyText(statements: readonly unknown[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
