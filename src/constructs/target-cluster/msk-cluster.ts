import { MskCluster as AwsMskCluster } from "@cdktf/provider-aws/lib/msk-cluster";
import { MskConfiguration } from "@cdktf/provider-aws/lib/msk-configuration";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { brokerIdleMsByDefault } from "../../network/idle-timeouts";
import { type BrokerPlacement, type Endpoint, type ListenerPlan } from "../../network/listeners";
import { resourceName } from "../../network/resource-name";
import { purposeProblem } from "../certificates/authority-problems";
import { type CertificateAuthority } from "../certificates/certificate-authority";
import { mustHold } from "../must-hold";
import { networkTags } from "../network/network-tags";
import { type PathSecurity } from "../network/path-security";
import { type NetworkPlace } from "../network/place";
import { brokerConfigProblems, type Durability } from "./broker-configs";
import { brokerPortProblems, clusterProblems } from "./cluster-problems";
import { declareCluster } from "./declare-cluster";
import { clientAuthentication, type MskAuthentication, mskPorts } from "./msk/authentication";
import { serverProperties } from "./msk/configuration";
import { metricsPortProblems } from "./msk/open-monitoring";
import { type ClientAuthentication, type TargetCluster } from "./target-cluster";

/** A cluster of Amazon MSK with Standard brokers. */
export interface MskClusterProps extends Durability {
  readonly name: string;
  /** `3.9.x`, `4.0.x` or `4.1.x`, as MSK names it. */
  readonly kafkaVersion: string;
  readonly place: NetworkPlace;
  readonly security: PathSecurity;
  /** Standard brokers: `kafka.m7g.large`. */
  readonly instanceType: string;
  /** As many in each zone. Default 1. */
  readonly brokersPerZone?: number;
  readonly storageGib: number;
  /** Encrypts what lies on disks, and the logs. May be a token. */
  readonly kmsKeyArn: string;
  /** One or more; the first is that of waves and MirrorMaker. */
  readonly authentication: readonly MskAuthentication[];
  /** Signs clients' certificates; needed for mTLS. */
  readonly clientAuthority?: CertificateAuthority;
  /**
   * MSK's own PrivateLink to other networks of the region, in place of a load balancer of ours. MSK takes it on a cluster that is
   * there already: turn it on by a second apply. Default false.
   */
  readonly multiVpc?: boolean;
  /** `connections.max.idle.ms`, in milliseconds. Default 300000. */
  readonly connectionsMaxIdleMs?: number;
  /** Kafka's own keys beside those that are settled here; MSK allows some (Amazon MSK Developer Guide, "Custom configurations"). */
  readonly configs?: Readonly<Record<string, string>>;
  /** Days that logs of brokers are kept. Default 365. */
  readonly logDays?: number;
  /** Whether Terraform may destroy it with all its records. Default false. */
  readonly disposable?: boolean;
  /** Not for MSK, whose brokers nobody can tell what to advertise. It is here to say so. */
  readonly listeners?: ListenerPlan;
  readonly owner?: string;
}

/**
 * A target run by Amazon MSK: TLS only, no public access, no topics by themselves, no rights without an ACL, logs and disks
 * encrypted. MSK names its brokers and their ports by itself: they are known after the apply, and other networks come by MSK's
 * multi-VPC connectivity, peering or a transit gateway, never by a listener plan of ours.
 */
export class MskCluster extends Construct implements TargetCluster {
  readonly name: string;
  readonly profile: string;
  /** MSK numbers its brokers from 1, zone by zone in turn. */
  readonly brokers: readonly BrokerPlacement[];
  readonly brokerPort: number;
  readonly listeners = null;
  readonly bootstrapServers: readonly string[];
  /** Known only after the apply. */
  readonly advertised: readonly Endpoint[] = [];
  readonly authentication: readonly ClientAuthentication[];
  readonly connectionsMaxIdleMs: number;
  readonly arn: string;
  readonly cluster: AwsMskCluster;

  constructor(scope: Construct, id: string, props: MskClusterProps) {
    super(scope, id);
    mustHold(this, problemsOf(props));
    const [first = "SCRAM-SHA-512"] = props.authentication;
    this.name = props.name;
    this.profile = `msk-provisioned@${props.kafkaVersion.split(".").slice(0, 2).join(".")}`;
    this.brokers = placed(props);
    this.brokerPort = mskPorts[first].inside;
    this.authentication = props.authentication;
    this.connectionsMaxIdleMs = props.connectionsMaxIdleMs ?? brokerIdleMsByDefault;
    mustHold(this, [
      ...clusterProblems(this, { privateLink: props.multiVpc ?? false }),
      ...props.authentication.flatMap((way) => brokerPortProblems(props.security, mskPorts[way].inside)),
      ...metricsPortProblems(props.security),
    ]);
    this.cluster = this.#cluster(props);
    this.arn = this.cluster.arn;
    this.bootstrapServers = Fn.split(",", this.#bootstrap(first, this.cluster));
    declareCluster(this, this);
  }

  #cluster(props: MskClusterProps): AwsMskCluster {
    const { name, kafkaVersion, place, security, kmsKeyArn, authentication, clientAuthority } = props;
    const tags = networkTags({ name, path: "data", ...(props.owner === undefined ? {} : { owner: props.owner }) });
    const configuration = new MskConfiguration(this, "configuration", {
      name: resourceName([name, "configuration"], 64),
      description: `Brokers of ${name}`,
      kafkaVersions: [kafkaVersion],
      serverProperties: serverProperties(props, this.connectionsMaxIdleMs, props.configs ?? {}),
    });
    const logs = new CloudwatchLogGroup(this, "logs", {
      name: `/kafka-byoc/${name}/brokers`,
      retentionInDays: props.logDays ?? 365,
      kmsKeyId: kmsKeyArn,
      tags,
    });
    return new AwsMskCluster(this, "cluster", {
      clusterName: name,
      kafkaVersion,
      numberOfBrokerNodes: this.brokers.length,
      enhancedMonitoring: "PER_TOPIC_PER_BROKER",
      brokerNodeGroupInfo: {
        instanceType: props.instanceType,
        clientSubnets: place.subnets("broker").map(({ subnetId }) => subnetId),
        securityGroups: [security.securityGroupId("broker")],
        storageInfo: { ebsStorageInfo: { volumeSize: props.storageGib } },
        connectivityInfo: {
          publicAccess: { type: "DISABLED" },
          ...(props.multiVpc === true ? { vpcConnectivity: { clientAuthentication: acrossVpcs(authentication) } } : {}),
        },
      },
      clientAuthentication: clientAuthentication(
        authentication,
        clientAuthority === undefined ? [] : [clientAuthority.arn],
      ),
      configurationInfo: { arn: configuration.arn, revision: configuration.latestRevision },
      encryptionInfo: {
        encryptionAtRestKmsKeyArn: kmsKeyArn,
        encryptionInTransit: { clientBroker: "TLS", inCluster: true },
      },
      loggingInfo: { brokerLogs: { cloudwatchLogs: { enabled: true, logGroup: logs.name } } },
      openMonitoring: {
        prometheus: { jmxExporter: { enabledInBroker: true }, nodeExporter: { enabledInBroker: true } },
      },
      tags,
      ...(props.disposable === true ? {} : { lifecycle: { preventDestroy: true } }),
    });
  }

  #bootstrap(way: MskAuthentication, cluster: AwsMskCluster): string {
    switch (way) {
      case "SCRAM-SHA-512":
        return cluster.bootstrapBrokersSaslScram;
      case "AWS_MSK_IAM":
        return cluster.bootstrapBrokersSaslIam;
      case "mTLS":
        return cluster.bootstrapBrokersTls;
    }
  }
}

function acrossVpcs(ways: readonly MskAuthentication[]) {
  return {
    sasl: { iam: ways.includes("AWS_MSK_IAM"), scram: ways.includes("SCRAM-SHA-512") },
    tls: ways.includes("mTLS"),
  };
}

function placed({ place, brokersPerZone = 1 }: MskClusterProps): readonly BrokerPlacement[] {
  const zones = [...new Set(place.subnets("broker").map(({ azId }) => azId))];
  return Array.from({ length: Math.max(0, brokersPerZone) }, () => zones)
    .flat()
    .map((azId, index) => ({ nodeId: index + 1, azId }));
}

/** In one cluster, by default (Amazon MSK Developer Guide, "Amazon MSK quota"). */
const brokersPerCluster = 30;

function problemsOf(props: MskClusterProps): readonly string[] {
  const { name, kafkaVersion, place, brokersPerZone = 1, authentication, clientAuthority, multiVpc, listeners } = props;
  const brokers = placed(props).length;
  const zones = place.subnets("broker").map(({ azId }) => azId);
  return [
    ...(/^[A-Za-z0-9-]{1,64}$/.test(name)
      ? []
      : [`name: "${name}" is none that MSK takes: letters, digits and hyphens, 64 at most.`]),
    ...(/^(3\.9|4\.\d+)\.x$/.test(kafkaVersion)
      ? []
      : [
          `kafkaVersion: "${kafkaVersion}" is no target of a migration: write 3.9.x, 4.0.x or 4.1.x, as MSK names them.`,
        ]),
    ...(listeners === undefined
      ? []
      : [
          "listeners: MSK's brokers advertise their own names and ports, which Terraform cannot set: clients would reach the bootstrap of the load balancer and then nothing. Leave the plan out and set multiVpc, or use peering or a transit gateway.",
        ]),
    ...(zones.length < 2 || zones.length > 3 || new Set(zones).size < zones.length
      ? [
          `place: ${String(zones.length)} broker subnets in ${zones.join(", ") || "no zone"}: MSK takes one in each of 2 or 3 zones.`,
        ]
      : []),
    ...(Number.isInteger(brokersPerZone) && brokersPerZone >= 1
      ? []
      : [`brokersPerZone: ${String(brokersPerZone)} is not possible: write a whole number from 1.`]),
    ...(brokers > brokersPerCluster
      ? [
          `brokersPerZone: ${String(brokers)} brokers; MSK gives a cluster ${String(brokersPerCluster)} by default: take larger ones, or have the quota raised.`,
        ]
      : []),
    ...(/^kafka\.t3\./.test(props.instanceType)
      ? [
          `instanceType: ${props.instanceType} has no credits left under load${multiVpc === true ? ", and no multi-VPC connectivity" : ""}: write kafka.m7g.large or larger.`,
        ]
      : []),
    ...(props.instanceType.startsWith("express.")
      ? [
          `instanceType: ${props.instanceType} is of Express brokers, which are another profile (msk-express): this makes Standard brokers.`,
        ]
      : []),
    ...(authentication.length === 0 ? ["authentication: there is none: name how clients sign in."] : []),
    ...(authentication.includes("mTLS") && clientAuthority === undefined
      ? [
          "clientAuthority: is missing, and mTLS is asked for: name the authority that signs clients' certificates (ClientAuthority).",
        ]
      : []),
    ...(clientAuthority === undefined
      ? []
      : [purposeProblem(clientAuthority, "clients")].filter((problem) => problem !== undefined)),
    ...brokerConfigProblems(props, brokers, props.configs ?? {}),
    ...Object.keys(props.configs ?? {})
      .filter((key) => /listener|^ssl\.|^sasl\.|^security\./.test(key))
      .map((key) => `configs: ${key} is MSK's own: leave it out.`),
  ];
}
