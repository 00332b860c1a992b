import { MskClusterPolicy } from "@cdktf/provider-aws/lib/msk-cluster-policy";
import { Construct } from "constructs";
import { mustHold } from "../../must-hold";
import { type MskArn, mskArn, mskArnProblems } from "./msk";

/** What the target's account may do at an MSK source. */
export interface MskSourcePolicyProps {
  readonly clusterArn: string;
  /** Accounts (`arn:aws:iam::111122223333:root`) or roles that make the VPC connection. */
  readonly connectors: readonly string[];
  /** Roles that read over MSK IAM: the replicator. They may read every topic and nothing else. Default none. */
  readonly readers?: readonly string[];
}

/**
 * The policy of an MSK cluster that lets another account connect its VPC: a stack of the source's account makes it, before the
 * target's stack makes the connection. A cluster has one policy: one that is there already is replaced.
 */
export class MskSourcePolicy extends Construct {
  readonly policy: MskClusterPolicy;

  constructor(scope: Construct, id: string, props: MskSourcePolicyProps) {
    super(scope, id);
    mustHold(this, problemsOf(props));
    const parts = mskArn(props.clusterArn);
    this.policy = new MskClusterPolicy(this, "policy", {
      clusterArn: props.clusterArn,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [...connecting(props), ...(parts === undefined ? [] : reading(props, parts))],
      }),
    });
  }
}

/** MSK, "Attach a cluster policy to the MSK cluster". */
function connecting({ clusterArn, connectors }: MskSourcePolicyProps): readonly object[] {
  return [
    {
      Sid: "ConnectVpc",
      Effect: "Allow",
      Principal: { AWS: connectors },
      Action: [
        "kafka:CreateVpcConnection",
        "kafka:GetBootstrapBrokers",
        "kafka:DescribeCluster",
        "kafka:DescribeClusterV2",
      ],
      Resource: clusterArn,
    },
  ];
}

/** Rights of a replicator that only reads (MSK, "Semantics of IAM authorization policy actions and resources"). */
function reading({ clusterArn, readers = [] }: MskSourcePolicyProps, parts: MskArn): readonly object[] {
  if (readers.length === 0) return [];
  const all = (kind: string): string =>
    `arn:${parts.partition}:kafka:${parts.region}:${parts.account}:${kind}/${parts.path}/*`;
  const allow = (sid: string, actions: readonly string[], resource: string): object => ({
    Sid: sid,
    Effect: "Allow",
    Principal: { AWS: readers },
    Action: actions.map((action) => `kafka-cluster:${action}`),
    Resource: resource,
  });
  return [
    allow("Connect", ["Connect", "DescribeCluster"], clusterArn),
    allow("ReadTopics", ["DescribeTopic", "DescribeTopicDynamicConfiguration", "ReadData"], all("topic")),
    allow("ReadOffsets", ["DescribeGroup"], all("group")),
  ];
}

const principal = /^arn:aws[a-z-]*:iam::\d{12}:(root|role\/\S+)$/;

function problemsOf({ clusterArn, connectors, readers = [] }: MskSourcePolicyProps): readonly string[] {
  return [
    ...mskArnProblems(clusterArn).map((problem) => `clusterArn: ${problem}`),
    ...(connectors.length === 0
      ? ["connectors is empty: name the target's account, such as arn:aws:iam::111122223333:root."]
      : []),
    ...[...connectors, ...readers]
      .filter((one) => !principal.test(one))
      .map((one) => `"${one}" is neither an account nor a role: write arn:aws:iam::111122223333:root or a role's ARN.`),
    ...readers
      .filter((one) => one.endsWith(":root"))
      .map((one) => `readers: ${one} is a whole account: name the replicator's role, which alone reads.`),
  ];
}
