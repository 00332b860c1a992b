import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { certificateNameProblems } from "../../network/certificate-names";
import { brokerIdleMsByDefault } from "../../network/idle-timeouts";
import { type BrokerPlacement, type Endpoint, type ListenerPlan } from "../../network/listeners";
import { purposeProblem } from "../certificates/authority-problems";
import { type BrokerCertificates } from "../certificates/broker-certificates";
import { type CertificateAuthority } from "../certificates/certificate-authority";
import { kubernetesNameProblem } from "../certificates/kubernetes-name";
import { mustHold } from "../must-hold";
import { brokerConfigProblems, brokerConfigs, type Durability } from "./broker-configs";
import { clusterProblems } from "./cluster-problems";
import { declareCluster } from "./declare-cluster";
import { kafkaManifest } from "./strimzi/kafka-manifest";
import {
  adminPort,
  advertisedBrokers,
  type InternalPorts,
  internalPort,
  type StrimziAuthentication,
  strimziListeners,
} from "./strimzi/listeners";
import { bootstrapService, brokerService, brokerServices } from "./strimzi/names";
import { nodePools, type NodeSize } from "./strimzi/node-pools";
import { type ClientAuthentication, type TargetCluster } from "./target-cluster";

/** A cluster that Strimzi runs. */
export interface StrimziKafkaProps extends Durability {
  readonly name: string;
  readonly namespace: string;
  /** As Strimzi knows it: `4.1.0`. */
  readonly kafkaVersion: string;
  /** Everything about brokers and how clients reach them. */
  readonly listeners: ListenerPlan;
  readonly certificates: Pick<BrokerCertificates, "names" | "secret">;
  readonly authentication: StrimziAuthentication;
  /**
   * Signs clients' certificates, administrators' too. Strimzi's own by default. With one of ours Strimzi makes no users
   * (`userOperator`), since it has no key to sign with.
   */
  readonly clientAuthority?: CertificateAuthority;
  /** Who may do everything: `CN=terraform`, or a SCRAM user's name. */
  readonly superUsers: readonly string[];
  /** Whether Strimzi's User Operator keeps users and their ACLs: it deletes those that it does not know. Default false. */
  readonly userOperator?: boolean;
  /** Where the load balancer connects from: the CIDRs of its subnets. */
  readonly loadBalancerNetworks: readonly string[];
  /** Where administrators connect from. None by default. */
  readonly administratorNetworks?: readonly string[];
  readonly broker: NodeSize;
  /** Default 0.5 processors, 2 GiB of memory, 20 GiB of storage. */
  readonly controller?: NodeSize;
  /** Three or five ids outside those of brokers, today's and reserved. Default 900, 901, 902. */
  readonly controllerIds?: readonly number[];
  /** Of the volumes; it must encrypt them. */
  readonly storageClass: string;
  readonly ports?: InternalPorts;
  /** `connections.max.idle.ms`, in milliseconds. Default 300000. */
  readonly connectionsMaxIdleMs?: number;
  /** Kafka's own keys beside those that are settled here. */
  readonly configs?: Readonly<Record<string, string>>;
  /** Terraform waits so long until Strimzi calls the cluster ready. It does not wait by default. */
  readonly readyWithinMinutes?: number;
  readonly owner?: string;
}

/**
 * Apache Kafka run by Strimzi: one `KafkaNodePool` for each zone, one for the controllers, and the `Kafka` object. What brokers
 * listen on and advertise is made from the listener plan; the load balancer finds them by {@link targets}. Strimzi 1.2 or later
 * must be there: brokers are told their racks by the `environment-variable` type.
 */
export class StrimziKafka extends Construct implements TargetCluster {
  readonly name: string;
  readonly profile: string;
  readonly brokers: readonly BrokerPlacement[];
  readonly brokerPort: number;
  readonly listeners: ListenerPlan;
  readonly bootstrapServers: readonly string[];
  readonly advertised: readonly Endpoint[];
  readonly authentication: readonly ClientAuthentication[];
  readonly connectionsMaxIdleMs: number;
  /** Where administrators begin. */
  readonly adminServers: readonly string[];
  /** Where Strimzi's own authority lies, which listeners inside the network show: clients there must trust it. */
  readonly platformTrust: { readonly namespace: string; readonly secretName: string; readonly key: string };
  /** The brokers' pods, as a NetworkPolicy selects them. */
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** What a load balancer's target groups are bound to. */
  readonly targets: {
    readonly kind: "target-group-binding";
    readonly namespace: string;
    readonly bootstrapService: string;
    readonly brokerServices: Readonly<Record<number, string>>;
    readonly servicePort: number;
  };

  constructor(scope: Construct, id: string, props: StrimziKafkaProps) {
    super(scope, id);
    const { name, namespace, listeners, userOperator = false } = props;
    this.name = name;
    this.profile = `${userOperator ? "strimzi" : "apache-kafka"}@${minorOf(props.kafkaVersion)}`;
    this.brokers = listeners.brokers.map(({ nodeId, azId }) => ({ nodeId, azId }));
    this.brokerPort = listeners.brokerPort;
    this.listeners = listeners;
    this.bootstrapServers = [`${name}-kafka-bootstrap.${namespace}.svc:${String(internalPort(props.ports))}`];
    this.adminServers = [`${name}-kafka-bootstrap.${namespace}.svc:${String(adminPort(props.ports))}`];
    this.advertised = advertisedBrokers(listeners).map(({ advertisedHost, advertisedPort }) => ({
      host: advertisedHost,
      port: advertisedPort,
    }));
    this.authentication = [props.authentication];
    this.connectionsMaxIdleMs = props.connectionsMaxIdleMs ?? brokerIdleMsByDefault;
    this.platformTrust = { namespace, secretName: `${name}-cluster-ca-cert`, key: "ca.crt" };
    this.pods = { namespace, labels: { "strimzi.io/cluster": name, "kafka-byoc/role": "broker" } };
    this.targets = {
      kind: "target-group-binding",
      namespace,
      bootstrapService: bootstrapService(name),
      brokerServices: brokerServices(name, listeners),
      servicePort: listeners.brokerPort,
    };
    mustHold(this, [...problemsOf(props), ...clusterProblems(this)]);
    this.#objects(props);
    declareCluster(this, this);
  }

  #objects(props: StrimziKafkaProps): void {
    const { name, namespace, clientAuthority, readyWithinMinutes, listeners } = props;
    const labels = props.owner === undefined ? {} : { "kafka-byoc/owner": props.owner };
    const before = clientAuthority === undefined ? [] : this.#clientsTrust(props, clientAuthority);
    const pools = nodePools({
      cluster: name,
      namespace,
      brokers: listeners.brokers,
      broker: props.broker,
      controller: props.controller ?? smallController,
      controllerIds: props.controllerIds ?? defaultControllerIds,
      storageClass: props.storageClass,
      labels,
    }).map((pool) => new Manifest(this, pool.name, { manifest: { ...pool.manifest } }));
    new Manifest(this, "kafka", {
      manifest: {
        ...kafkaManifest({
          name,
          namespace,
          kafkaVersion: props.kafkaVersion,
          listeners: strimziListeners({
            listeners,
            authentication: props.authentication,
            secret: props.certificates.secret,
            loadBalancerNetworks: props.loadBalancerNetworks,
            administratorNetworks: props.administratorNetworks ?? [],
            ...(props.ports === undefined ? {} : { ports: props.ports }),
          }),
          superUsers: props.superUsers,
          configs: { ...brokerConfigs(props, this.connectionsMaxIdleMs), ...props.configs },
          userOperator: props.userOperator ?? false,
          ownClientAuthority: clientAuthority !== undefined,
          labels,
        }),
      },
      ...(readyWithinMinutes === undefined
        ? {}
        : {
            wait: { condition: [{ type: "Ready", status: "True" }] },
            timeouts: { create: `${String(readyWithinMinutes)}m`, update: `${String(readyWithinMinutes)}m` },
          }),
      dependsOn: [...before, ...pools],
    });
  }

  /**
   * The secrets by which Strimzi takes an authority that is not its own. It asks for a key as well and uses it for users
   * that it makes, which it does not here: the entry holds words and no key.
   */
  #clientsTrust({ name, namespace }: StrimziKafkaProps, { trustBundle }: CertificateAuthority): readonly Manifest[] {
    const secret = (id: string, suffix: string, annotation: string, data: Readonly<Record<string, string>>): Manifest =>
      new Manifest(this, id, {
        manifest: {
          apiVersion: "v1",
          kind: "Secret",
          type: "Opaque",
          metadata: {
            name: `${name}-${suffix}`,
            namespace,
            labels: { "strimzi.io/kind": "Kafka", "strimzi.io/cluster": name },
            annotations: { [annotation]: "0" },
          },
          data: { ...data },
        },
      });
    return [
      secret("clients-trust", "clients-ca-cert", "strimzi.io/ca-cert-generation", {
        "ca.crt": Fn.base64encode(trustBundle),
      }),
      secret("clients-no-key", "clients-ca", "strimzi.io/ca-key-generation", {
        "ca.key": Buffer.from("The authority's key is in AWS Private CA and cannot leave it.").toString("base64"),
      }),
    ];
  }
}

const smallController: NodeSize = { cpu: 0.5, memoryGib: 2, storageGib: 20 };

const defaultControllerIds = [900, 901, 902];

/** Ports that Strimzi keeps for itself, beside all below 9092. */
const strimziPorts = new Set([9404, 9999]);

function minorOf(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}

function problemsOf(props: StrimziKafkaProps): readonly string[] {
  const { name, namespace, listeners, kafkaVersion, certificates, clientAuthority, userOperator = false } = props;
  return [
    ...[kubernetesNameProblem("name", name), kubernetesNameProblem("namespace", namespace)].filter(
      (problem) => problem !== undefined,
    ),
    ...listeners.brokers
      .map((broker) => kubernetesNameProblem("name", brokerService(name, broker)))
      .filter((problem) => problem !== undefined)
      .slice(0, 1),
    ...(/^[4-9]\.\d+\.\d+$/.test(kafkaVersion)
      ? []
      : [`kafkaVersion: "${kafkaVersion}" is none that Strimzi's API v1 runs: write it as 4.1.0, 4.0.0 at least.`]),
    ...certificateNameProblems(certificates.names, listeners),
    ...(clientAuthority === undefined
      ? []
      : [
          purposeProblem(clientAuthority, "clients"),
          userOperator
            ? `userOperator: it signs users' certificates, and the key of ${clientAuthority.name} is in AWS: leave one of the two out.`
            : undefined,
        ].filter((problem) => problem !== undefined)),
    ...(props.superUsers.length === 0
      ? [
          "superUsers: there is none, and without one nobody could ever write the first ACL: name the principal that Terraform uses.",
        ]
      : []),
    ...(props.loadBalancerNetworks.length === 0
      ? [
          "loadBalancerNetworks: there is none: Strimzi would let in everybody. Name the CIDRs of the load balancer's subnets.",
        ]
      : []),
    ...brokerConfigProblems(props, listeners.brokers.length, props.configs ?? {}),
    ...controllerProblems(props),
    ...portProblems(props),
  ];
}

function controllerProblems({ controllerIds = defaultControllerIds, listeners }: StrimziKafkaProps): readonly string[] {
  const { ports } = listeners;
  const reserved = ports.to - ports.from + 1;
  return [
    ...(controllerIds.length % 2 === 1 && controllerIds.length >= 3
      ? []
      : [
          `controllerIds: ${String(controllerIds.length)} controllers: an odd number from 3, so that a majority remains.`,
        ]),
    ...controllerIds
      .filter((nodeId) => nodeId < reserved)
      .map(
        (nodeId) =>
          `controllerIds: ${String(nodeId)} is reserved for a broker (ids below ${String(reserved)} have ports): take ids from 900.`,
      ),
  ];
}

function portProblems({ listeners, ports }: StrimziKafkaProps): readonly string[] {
  const all = {
    "listeners.brokerPort": listeners.brokerPort,
    "ports.internal": internalPort(ports),
    "ports.admin": adminPort(ports),
  };
  const numbers = Object.values(all);
  return [
    ...Object.entries(all)
      .filter(([, port]) => port < 9092 || strimziPorts.has(port))
      .map(
        ([field, port]) => `${field}: ${String(port)} is Strimzi's own: write 9092 or above, not 9404 and not 9999.`,
      ),
    ...(new Set(numbers).size < numbers.length
      ? [`ports: ${numbers.join(", ")} are not three different ports: each listener has its own.`]
      : []),
  ];
}
