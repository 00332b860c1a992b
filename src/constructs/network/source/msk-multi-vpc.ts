import { DataAwsMskBootstrapBrokers } from "@cdktf/provider-aws/lib/data-aws-msk-bootstrap-brokers";
import { MskVpcConnection } from "@cdktf/provider-aws/lib/msk-vpc-connection";
import { type Ports } from "../../../network/edge";
import { type Endpoint } from "../../../network/listeners";
import { mskArnProblems, type MskAuthentication, mskAuthenticationProblems, mskIamRemarks } from "./msk";
import { serversText, type SourceSetting, type SourceWay } from "./source-way";

/** An MSK cluster that offers managed VPC connections, in the same region; in another account it needs a cluster policy (`MskSourcePolicy`). */
export interface MskMultiVpc {
  readonly kind: "msk-multi-vpc";
  readonly clusterArn: string;
  readonly authentication: MskAuthentication;
  /** What AWS asks of the cluster, as its owner tells it. */
  readonly cluster: MskClusterFacts;
  /** As clients are told it, where its owner has told it; the apply knows it else. */
  readonly bootstrap?: readonly Endpoint[];
  /** Ports of the connection. Default 14001-14100, of which MSK gives some to each way to sign in. */
  readonly ports?: readonly Ports[];
}

/** What `aws kafka describe-cluster-v2` and the cluster's configuration say. */
export interface MskClusterFacts {
  /** `3.6.0` */
  readonly kafkaVersion: string;
  /** `kafka.m5.large` */
  readonly instanceType: string;
  /** Whether clients may connect without signing in. */
  readonly unauthenticated: boolean;
  /** `allow.everyone.if.no.acl.found`; MSK's default is true. */
  readonly allowEveryoneIfNoAclFound: boolean;
  /** The zones of its brokers, by id. */
  readonly azIds: readonly string[];
  /** Whether multi-VPC connectivity is turned on for this way to sign in. */
  readonly multiVpc: "on" | "off";
}

const managedPorts: readonly Ports[] = [{ protocol: "tcp", from: 14001, to: 14100 }];

/** A managed connection from one subnet in each zone of the cluster, and the bootstrap addresses that belong to it. MSK makes the names. */
export const mskMultiVpc: SourceWay<MskMultiVpc> = {
  ports: ({ ports }) => ports ?? managedPorts,
  problems: (source, setting) => [
    ...mskArnProblems(source.clusterArn, setting.region).map((problem) => `source.clusterArn: ${problem}`),
    ...mskAuthenticationProblems(source.authentication),
    ...prerequisiteProblems(source),
    ...zoneProblems(source, setting),
  ],
  remarks: ({ authentication }) => mskIamRemarks(authentication),
  warnings: ({ cluster }) =>
    cluster.multiVpc === "on"
      ? []
      : [
          "Turn multi-VPC connectivity on at the source before this is applied: its brokers restart one after the other, up to 30 minutes in which the cluster takes no other change. Do it before the freeze, never inside a wave.",
        ],
  endpoints: ({ bootstrap }) => bootstrap ?? [],
  make(scope, { clusterArn, authentication, cluster, bootstrap }, { place, security }, { lifecycle, tags }) {
    const connection = new MskVpcConnection(scope, "connection", {
      targetClusterArn: clusterArn,
      authentication,
      vpcId: place.vpcId,
      clientSubnets: place
        .subnets("endpoint")
        .filter(({ azId }) => cluster.azIds.includes(azId))
        .map(({ subnetId }) => subnetId),
      securityGroups: [security.securityGroupId("source-endpoint")],
      tags,
      lifecycle,
    });
    const brokers = new DataAwsMskBootstrapBrokers(scope, "bootstrap", { clusterArn, dependsOn: [connection] });
    const told: Readonly<Record<MskAuthentication, string>> = {
      SASL_SCRAM: brokers.bootstrapBrokersVpcConnectivitySaslScram,
      SASL_IAM: brokers.bootstrapBrokersVpcConnectivitySaslIam,
      TLS: brokers.bootstrapBrokersVpcConnectivityTls,
    };
    return {
      bootstrapServers: bootstrap === undefined ? told[authentication] : serversText(bootstrap),
      outputs: [
        {
          what: "connection-arn",
          value: connection.arn,
          description: "The managed connection, as the source's owner sees it",
        },
      ],
    };
  },
};

/** MSK, "Requirements and limitations for multi-VPC private connectivity". */
function prerequisiteProblems({ authentication, cluster }: MskMultiVpc): readonly string[] {
  const problems: string[] = [];
  if (!atLeast(cluster.kafkaVersion, [2, 7, 1]))
    problems.push(
      `source.cluster.kafkaVersion ${cluster.kafkaVersion}: multi-VPC connectivity begins with 2.7.1. Upgrade the source, or use peering, a transit gateway or an endpoint service.`,
    );
  if (/(^|\.)t3\.small$/.test(cluster.instanceType))
    problems.push(
      `source.cluster.instanceType ${cluster.instanceType} takes no VPC connections: enlarge the brokers (kafka.m5.large), or use peering or a transit gateway.`,
    );
  if (cluster.unauthenticated)
    problems.push(
      `source.cluster.unauthenticated is true: clusters that let clients in unauthenticated take no VPC connections. Turn it off at the source once every client signs in.`,
    );
  if (authentication !== "SASL_IAM" && cluster.allowEveryoneIfNoAclFound)
    problems.push(
      `source.cluster.allowEveryoneIfNoAclFound is true: with ${authentication} MSK demands ACLs and allow.everyone.if.no.acl.found=false. Grant what clients need first, then set it to false.`,
    );
  return problems;
}

/** AWS wants as many client subnets as the cluster has, in the same zones by id. */
function zoneProblems({ cluster }: MskMultiVpc, { place }: SourceSetting): readonly string[] {
  const ours = place.subnets("endpoint").map(({ azId }) => azId);
  if (cluster.azIds.length === 0) return ["source.cluster.azIds is empty: name the zones of its brokers by id."];
  const missing = cluster.azIds.filter((azId) => !ours.includes(azId));
  return missing.length === 0
    ? []
    : [
        `source.cluster.azIds: ${missing.join(", ")} has no endpoint subnet in ${place.name} (${ours.join(", ") || "it has none"}): a VPC connection needs one in each zone of the cluster. Add a subnet there.`,
      ];
}

function atLeast(version: string, least: readonly number[]): boolean {
  const parts = version.split(".").map((part) => Number.parseInt(part, 10));
  const decisive = least.findIndex((wanted, at) => parts[at] !== wanted);
  return decisive === -1 || (parts[decisive] ?? 0) > (least[decisive] ?? 0);
}
