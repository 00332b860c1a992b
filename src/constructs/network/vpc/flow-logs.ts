import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { DeployingAccount } from "./deploying-account";

/** What CloudWatch Logs takes from a year on (`PutRetentionPolicy`). */
const retentionDaysAllowed = [365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/** How flow logs are kept. */
export interface FlowLogSettings {
  /** A year at least. Default 365. */
  readonly retentionDays?: number;
  /** A key that CloudWatch Logs may use; one of our own by default. May be a token. */
  readonly kmsKeyArn?: string;
}

/** What flow logs are made for. */
export interface VpcFlowLogsProps extends FlowLogSettings {
  readonly vpcName: string;
  readonly vpcId: string;
  readonly tags: Record<string, string>;
}

/** What is wrong with how flow logs are kept: sentences. */
export function flowLogProblems({ retentionDays = 365 }: FlowLogSettings): readonly string[] {
  if (retentionDaysAllowed.includes(retentionDays)) return [];
  return [
    `flowLogs.retentionDays: ${String(retentionDays)}; CloudWatch Logs keeps for certain numbers of days only, and who looks into a cut-over later needs a year: write one of ${retentionDaysAllowed.join(", ")}.`,
  ];
}

/**
 * Who spoke with whom in a VPC, accepted and rejected: windows of one minute, since a cut-over is a matter of minutes and AWS's
 * usual ten hide it; encrypted, kept for a year; the role may write to this one log group.
 */
export class VpcFlowLogs extends Construct {
  readonly logGroupArn: string;
  readonly logGroupName: string;
  readonly kmsKeyArn: string;

  constructor(scope: Construct, id: string, props: VpcFlowLogsProps) {
    super(scope, id);
    const { vpcName, vpcId, tags } = props;
    this.logGroupName = `/kafka-byoc/${vpcName}/flow-logs`;
    this.kmsKeyArn = props.kmsKeyArn ?? this.#key(vpcName, tags);
    const group = new CloudwatchLogGroup(this, "log-group", {
      name: this.logGroupName,
      retentionInDays: props.retentionDays ?? 365,
      kmsKeyId: this.kmsKeyArn,
      tags,
    });
    this.logGroupArn = group.arn;
    const role = new IamRole(this, "role", {
      namePrefix: `${vpcName.slice(0, 20)}-flow-logs-`,
      description: `Writes the flow logs of the VPC ${vpcName}`,
      assumeRolePolicy: JSON.stringify(trustOf(DeployingAccount.of(this))),
      tags,
    });
    const rights = new IamRolePolicy(this, "rights", {
      namePrefix: "write-flow-logs-",
      role: role.name,
      policy: JSON.stringify(rightsOn(group.arn)),
    });
    new FlowLog(this, "flow-log", {
      vpcId,
      trafficType: "ALL",
      maxAggregationInterval: 60,
      logDestinationType: "cloud-watch-logs",
      logDestination: group.arn,
      iamRoleArn: role.arn,
      // Without its rights the role's first minutes of logs would be lost.
      dependsOn: [rights],
      tags,
    });
  }

  #key(vpcName: string, tags: Record<string, string>): string {
    const key = new KmsKey(this, "key", {
      description: `Encrypts the flow logs of the VPC ${vpcName}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: JSON.stringify(keyPolicy(DeployingAccount.of(this), this.logGroupName)),
      tags,
    });
    new KmsAlias(this, "alias", { name: `alias/kafka-byoc/${vpcName}/flow-logs`, targetKeyId: key.keyId });
    return key.arn;
  }
}

type Account = Pick<DeployingAccount, "accountId" | "region" | "partition">;

function trustOf({ accountId, region, partition }: Account): object {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: "vpc-flow-logs.amazonaws.com" },
        Condition: {
          StringEquals: { "aws:SourceAccount": accountId },
          ArnLike: { "aws:SourceArn": `arn:${partition}:ec2:${region}:${accountId}:vpc-flow-log/*` },
        },
      },
    ],
  };
}

function rightsOn(logGroupArn: string): object {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups", "logs:DescribeLogStreams"],
        Resource: [logGroupArn, `${logGroupArn}:*`],
      },
    ],
  };
}

/** The account's administrators by their own rights, and CloudWatch Logs for this one group (CloudWatch Logs, "Encrypt log data"). */
function keyPolicy({ accountId, region, partition }: Account, logGroupName: string): object {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Account",
        Effect: "Allow",
        Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
        Action: "kms:*",
        Resource: "*",
      },
      {
        Sid: "FlowLogs",
        Effect: "Allow",
        Principal: { Service: `logs.${region}.amazonaws.com` },
        Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
        Resource: "*",
        Condition: {
          ArnEquals: {
            "kms:EncryptionContext:aws:logs:arn": `arn:${partition}:logs:${region}:${accountId}:log-group:${logGroupName}`,
          },
        },
      },
    ],
  };
}
