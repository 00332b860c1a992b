import { DataAwsAvailabilityZone } from "@cdktf/provider-aws/lib/data-aws-availability-zone";
import { Annotations, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { brokerIdleMsByDefault } from "../../network/idle-timeouts";
import { type BrokerPlacement, type Endpoint, type ListenerPlan } from "../../network/listeners";
import { type AcceptedKeyInState, keyDemandsEncryptedState, keyInStateProblems } from "../certificates/key-in-state";
import { mustHold } from "../must-hold";
import { networkTags } from "../network/network-tags";
import { type PathSecurity } from "../network/path-security";
import { type NetworkPlace } from "../network/place";
import { KafkaInstance } from "./automq/kafka-instance";
import { brokerPortProblems, clusterProblems } from "./cluster-problems";
import { declareCluster } from "./declare-cluster";
import { type ClientAuthentication, type TargetCluster } from "./target-cluster";

/** How clients sign in at AutoMQ. */
export type AutoMqAuthentication = Extract<ClientAuthentication, "SCRAM-SHA-512" | "mTLS">;

/** The certificate that AutoMQ's brokers show, made elsewhere for the names of its zone. */
export interface AutoMqCertificate {
  /** What brokers and clients trust, as PEM; may be a token. */
  readonly authority: string;
  /** As PEM with what is above it; may be a token. */
  readonly chain: string;
  /** The names that it holds. */
  readonly names: readonly string[];
}

/** An instance in an AutoMQ BYOC environment that is installed already. */
export interface AutoMqClusterProps {
  readonly name: string;
  readonly environmentId: string;
  /** AutoMQ's own: `1.6.2`. */
  readonly version: string;
  readonly place: NetworkPlace;
  readonly security: PathSecurity;
  /** AutoMQ Kafka Units: 3 to 500; each takes some 30 MiB/s in or 60 MiB/s out. */
  readonly units: number;
  /** Where new records are safe first. It cannot be changed later. Default `S3WAL`. */
  readonly writeAheadLog?: "EBSWAL" | "S3WAL";
  /** The private zone in which AutoMQ writes its brokers' names. It cannot be changed later. */
  readonly dnsZone: { readonly id: string; readonly name: string };
  readonly dataBucket?: string;
  /** ARN; AutoMQ makes one by default. */
  readonly instanceRole?: string;
  /** Cannot be changed later: another way replaces the instance with all that is in it. */
  readonly authentication: readonly AutoMqAuthentication[];
  /** What AutoMQ listens on for such clients, as its console shows it; the security groups open it. */
  readonly brokerPort: number;
  readonly certificate: AutoMqCertificate;
  /** The provider takes the brokers' key as an argument, so it lies in the state: somebody must answer for that. */
  readonly acceptKeyInState?: AcceptedKeyInState;
  /** `connections.max.idle.ms`, in milliseconds. Default 300000. */
  readonly connectionsMaxIdleMs?: number;
  /** The day that acceptances are held against. Default now. */
  readonly now?: Date;
  /** Whether Terraform may destroy it with all its records. Default false. */
  readonly disposable?: boolean;
  /** Not for AutoMQ, which makes its brokers' names by itself. It is here to say so. */
  readonly listeners?: ListenerPlan;
  readonly owner?: string;
}

/**
 * A target run by AutoMQ BYOC: TLS only, nobody without a name, storage encrypted by a managed key. AutoMQ has its own load
 * balancer, writes its brokers' names into its zone and moves brokers as it likes: they are known after the apply. The key of
 * its certificate comes by the sensitive variable {@link keyVariable} and stays in the state.
 */
export class AutoMqCluster extends Construct implements TargetCluster {
  readonly name: string;
  readonly profile: string;
  /** One for each zone, since brokers come and go: their number is AutoMQ's. */
  readonly brokers: readonly BrokerPlacement[];
  readonly brokerPort: number;
  readonly listeners = null;
  readonly bootstrapServers: readonly string[];
  /** Known only after the apply. */
  readonly advertised: readonly Endpoint[] = [];
  readonly authentication: readonly ClientAuthentication[];
  readonly connectionsMaxIdleMs: number;
  /** `TF_VAR_<name>` holds the brokers' key as PEM. */
  readonly keyVariable: string;
  readonly instance: KafkaInstance;

  constructor(scope: Construct, id: string, props: AutoMqClusterProps) {
    super(scope, id);
    mustHold(this, problemsOf(props));
    this.name = props.name;
    this.profile = `automq@${props.version.split(".").slice(0, 2).join(".")}`;
    this.brokers = zonesOf(props).map((azId, nodeId) => ({ nodeId, azId }));
    this.brokerPort = props.brokerPort;
    this.authentication = props.authentication;
    this.connectionsMaxIdleMs = props.connectionsMaxIdleMs ?? brokerIdleMsByDefault;
    mustHold(this, [
      ...clusterProblems(this, { privateLink: true }),
      ...brokerPortProblems(props.security, this.brokerPort),
    ]);
    this.keyVariable = `broker_key_${props.name.toLowerCase().replace(/[^a-z0-9]+/g, "_")}`;
    this.instance = this.#instance(props, this.#key());
    this.bootstrapServers = this.instance.bootstrapServers;
    keyDemandsEncryptedState(this);
    this.#tell(props);
    declareCluster(this, this);
  }

  #key(): TerraformVariable {
    const variable = new TerraformVariable(this, "key", {
      type: "string",
      sensitive: true,
      nullable: false,
      description: `Key of the brokers' certificate of ${this.name}, as PEM`,
    });
    variable.overrideLogicalId(this.keyVariable);
    return variable;
  }

  #instance(props: AutoMqClusterProps, key: TerraformVariable): KafkaInstance {
    const { place, security, certificate, dataBucket, instanceRole } = props;
    return new KafkaInstance(this, "instance", {
      attributes: {
        environment_id: props.environmentId,
        name: props.name,
        description: `Target of the migration ${props.name}`,
        version: props.version,
        tags: networkTags({
          name: props.name,
          path: "data",
          ...(props.owner === undefined ? {} : { owner: props.owner }),
        }),
        compute_specs: {
          deploy_type: "IAAS",
          pricing_mode: "SubscriptionBased",
          reserved_aku: props.units,
          networks: place.subnets("broker").map(({ azId, subnetId }) => ({
            zone: new DataAwsAvailabilityZone(this, azId, { zoneId: azId }).name,
            subnets: [subnetId],
          })),
          security_groups: [security.securityGroupId("broker")],
          dns_zone: props.dnsZone.id,
          ...(dataBucket === undefined ? {} : { data_buckets: [{ bucket_name: dataBucket }] }),
          ...(instanceRole === undefined ? {} : { instance_role: instanceRole }),
        },
        features: {
          wal_mode: props.writeAheadLog ?? "S3WAL",
          security: {
            authentication_methods: props.authentication.map((way) => (way === "mTLS" ? "mtls" : "sasl")),
            transit_encryption_modes: ["tls"],
            data_encryption_mode: "CPMK",
            tls_hostname_validation_enabled: true,
            certificate_authority: certificate.authority,
            certificate_chain: certificate.chain,
            private_key: key.stringValue,
          },
          instance_configs: {
            "auto.create.topics.enable": "false",
            "connections.max.idle.ms": String(this.connectionsMaxIdleMs),
          },
        },
      },
      // Another way to sign in, another zone or another log would replace it with all that it holds.
      ...(props.disposable === true ? {} : { lifecycle: { preventDestroy: true } }),
    });
  }

  #tell({ acceptKeyInState }: AutoMqClusterProps): void {
    if (acceptKeyInState === undefined) return;
    const { by, reason, expires } = acceptKeyInState;
    Annotations.of(this).addWarning(
      `The state holds the brokers' private key; ${by} answers for it until ${expires}: ${reason}`,
    );
  }
}

function zonesOf({ place }: Pick<AutoMqClusterProps, "place">): readonly string[] {
  return [...new Set(place.subnets("broker").map(({ azId }) => azId))];
}

function problemsOf(props: AutoMqClusterProps): readonly string[] {
  const { name, version, place, units, authentication, certificate, dnsZone, listeners, now = new Date() } = props;
  const subnets = place.subnets("broker").length;
  const zones = zonesOf(props).length;
  return [
    ...(name.length >= 3 && name.length <= 64
      ? []
      : [`name: "${name}" has ${String(name.length)} characters: AutoMQ takes 3 to 64.`]),
    ...(/^\d+\.\d+\.\d+/.test(version) ? [] : [`version: "${version}" is no version of AutoMQ: write it as 1.6.2.`]),
    ...(listeners === undefined
      ? []
      : [
          "listeners: AutoMQ makes its brokers' names, ports and load balancer by itself: clients would be told others than the plan's. Leave it out, and put the endpoint service on AutoMQ's own load balancer.",
        ]),
    ...(zones === 3 && subnets === 3
      ? []
      : [
          `place: ${String(subnets)} broker subnets in ${String(zones)} zone(s): AutoMQ takes one in each of 3 zones, or in a single one, which one fault would take away.`,
        ]),
    ...(Number.isInteger(units) && units >= 3 && units <= 500
      ? []
      : [`units: ${String(units)} is not possible: write 3 to 500.`]),
    ...(authentication.length === 0 ? ["authentication: there is none: name how clients sign in."] : []),
    ...(certificate.names.some((held) => held.endsWith(`.${dnsZone.name}`))
      ? []
      : [
          `certificate.names: ${certificate.names.join(", ") || "none"} lie outside ${dnsZone.name}, where AutoMQ writes its brokers' names: clients would end with "No name matching". Have it made for *.${dnsZone.name}.`,
        ]),
    ...(certificate.chain.includes("PRIVATE KEY")
      ? ["certificate.chain: holds a private key: give certificates alone; the key comes by a variable."]
      : []),
    ...keyInStateProblems("automq_kafka_instance.features.security.private_key", props.acceptKeyInState, now),
  ];
}
