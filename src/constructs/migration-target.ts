import { Construct } from "constructs";
import { listenerPlan, type ListenerRequest } from "../network/listener-plan";
import { type BrokerPlacement, type ListenerPlan } from "../network/listeners";
import { type ProjectWindow, rollbackEnds } from "../network/project-window";
import { type Role } from "../network/role";
import { type RunbookAction } from "../network/runbook";
import { type TtlPlan } from "../network/ttl-plan";
import { declareAliasCertificates } from "./migration-target/alias-certificates";
import { brokersIn } from "./migration-target/broker-list";
import { clientNetworks } from "./migration-target/client-networks";
import { type PodPolicies, podPolicies } from "./migration-target/pod-policies";
import { type ClusterChoice, clusterPorts, clusterServices, makeCluster } from "./migration-target/cluster-choice";
import { targetProblems } from "./migration-target/target-problems";
import { usualRoles } from "./migration-target/usual-roles";
import { mustHold } from "./must-hold";
import { AwsServiceEndpoints, type AwsServiceEndpointsProps } from "./network/aws-service-endpoints";
import { BrokerEndpointService } from "./network/broker-endpoint-service";
import { type BrokerEndpointServiceProps } from "./network/private-link/service-props";
import { type ApplicationAlias } from "./network/dns/application-alias";
import { type VpcReference } from "./network/dns/private-zone";
import { KafkaDns } from "./network/kafka-dns";
import { NetworkPolicies } from "./network/network-policies";
import { PathSecurityGroups } from "./network/path-security-groups";
import { type NetworkSource } from "./network/path-security-rules";
import { type NetworkPlace } from "./network/place";
import { type PrivateLinkConsumer } from "./network/private-link/consumers";
import { SourceEndpoint } from "./network/source-endpoint";
import { type PrivateSource, sourcePorts } from "./network/source/private-source";
import { TargetVpc, type TargetVpcProps } from "./network/target-vpc";
import { type TargetCluster } from "./target-cluster/target-cluster";

/** A VPC that is made for the target. */
export type NewNetwork = Omit<TargetVpcProps, "name" | "owner">;

/** Applications' own names, in a zone beside the brokers'. */
export interface ApplicationNames {
  /** `kafka.example.com`; never the brokers' own zone. */
  readonly zone: string;
  readonly aliases: readonly ApplicationAlias[];
  readonly ttl: TtlPlan;
}

/** A target, as far as it differs from others. */
export interface MigrationTargetProps {
  /** As people call it: `c1`. Names in AWS begin with it. */
  readonly name: string;
  /** The AWS region: `us-east-1`. */
  readonly region: string;
  /** A VPC to make, or one that is there (`TargetVpc.fromExisting`). */
  readonly network: NewNetwork | NetworkPlace;
  /** The private zone that the brokers' names lie in: `c1.kafka.internal.example.com`. */
  readonly zone: string;
  /** Each broker with its zone, or how many: then one zone after the other. */
  readonly brokers: number | readonly BrokerPlacement[];
  readonly cluster: ClusterChoice;
  /** Who uses the brokers through PrivateLink. */
  readonly consumers: readonly PrivateLinkConsumer[];
  /** Where people and pipelines come from that steer the target. */
  readonly operators: readonly NetworkSource[];
  /** Buckets by name that brokers and workers may use; nothing else of S3 is reached. Needed unless {@link awsServices} is false. */
  readonly buckets?: readonly string[];
  /** The source and the way to it; it stays until nobody goes back any more. */
  readonly source?: PrivateSource & { readonly name: string };
  /** When the last wave ends and how long people may go back. */
  readonly window: ProjectWindow;
  readonly applications?: ApplicationNames;
  /** Other VPCs of this account in which the brokers' names are answered. */
  readonly alsoAnsweredIn?: readonly VpcReference[];
  /** Ports and head room of the listeners, where they differ. */
  readonly listeners?: Omit<ListenerRequest, "zone" | "brokers" | "aliases" | "maxShards">;
  /** Who takes part. Default: {@link usualRoles}, and the source's endpoint where there is a source. */
  readonly roles?: readonly Role[];
  readonly runbook?: readonly RunbookAction[];
  /** What differs for the policies of pods, which are made for a cluster on Kubernetes; `false` where others make them. */
  readonly networkPolicies?: PodPolicies | false;
  /** AWS's services inside the network; `false` where the VPC has its endpoints already. */
  readonly awsServices?: Partial<Omit<AwsServiceEndpointsProps, "place" | "paths" | "buckets" | "owner">> | false;
  /** What else differs for the load balancers and their service. */
  readonly privateLink?: Pick<
    BrokerEndpointServiceProps,
    | "crossZone"
    | "deletionProtection"
    | "capacityUnits"
    | "accessLogs"
    | "supportedRegions"
    | "topicArns"
    | "connectionsPerBroker"
    | "megabytesPerSecond"
    | "hostMtu"
    | "listenerIdleSeconds"
  >;
  readonly owner?: string;
  /** The day of the synthesis. Default: today. */
  readonly now?: Date;
}

/**
 * The target of a migration from one declaration: network, three paths, AWS's services, the way to the source, brokers with
 * their certificates, PrivateLink to the clients, names. One list of brokers makes ports, advertised names, certificates and
 * records, so that they cannot differ.
 */
export class MigrationTarget extends Construct {
  readonly name: string;
  readonly network: NetworkPlace;
  readonly listeners: ListenerPlan;
  readonly paths: PathSecurityGroups;
  readonly cluster: TargetCluster;
  readonly offer: BrokerEndpointService;
  readonly dns: KafkaDns;
  /** Undefined where there is no source. */
  readonly source: SourceEndpoint | undefined;

  constructor(scope: Construct, id: string, props: MigrationTargetProps) {
    super(scope, id);
    const { name, region, source, window, consumers } = props;
    mustHold(this, targetProblems(props));
    const now = props.now ?? new Date();
    const rollbackUntil = rollbackEnds(window);
    const who = props.owner === undefined ? {} : { owner: props.owner };
    this.name = name;
    this.network =
      "vpcId" in props.network ? props.network : new TargetVpc(this, "network", { name, ...who, ...props.network });
    this.listeners = listenerPlan({
      zone: props.zone,
      brokers: brokersIn(this.network.azIds, props.brokers),
      aliases: props.applications?.aliases.map((alias) => alias.name) ?? [],
      ...props.listeners,
    });
    const networks = {
      client: clientNetworks(consumers),
      operator: props.operators,
    };
    this.paths = new PathSecurityGroups(this, "paths", {
      place: this.network,
      roles: props.roles ?? [...usualRoles, ...(source === undefined ? [] : ["source-endpoint" as const])],
      listeners: this.listeners,
      ports: { ...clusterPorts(props.cluster), ...(source === undefined ? {} : { source: sourcePorts(source) }) },
      ...(source === undefined ? {} : { rollbackUntil }),
      ...(props.runbook === undefined ? {} : { runbook: props.runbook }),
      networks,
      now,
      ...who,
    });
    if (props.cluster.kind === "strimzi" && props.networkPolicies !== false)
      new NetworkPolicies(
        this,
        "policies",
        podPolicies(props.networkPolicies ?? {}, {
          namespace: props.cluster.namespace,
          edges: this.paths.edges,
          place: this.network,
          networks,
        }),
      );
    const needed = clusterServices(props.cluster);
    if (props.awsServices !== false)
      new AwsServiceEndpoints(this, "aws-services", {
        place: this.network,
        paths: this.paths,
        buckets: props.buckets ?? [],
        ...(this.network.existing ? {} : { existing: [] }),
        ...who,
        ...props.awsServices,
        alsoServices: [...needed.alsoServices, ...(props.awsServices?.alsoServices ?? [])],
        trustedFor: { ...needed.trustedFor, ...props.awsServices?.trustedFor },
      });
    this.source =
      source === undefined
        ? undefined
        : new SourceEndpoint(this, "source", {
            name: source.name,
            region,
            source,
            place: this.network,
            security: this.paths,
            keepUntil: rollbackUntil,
            now,
            ...who,
          });
    declareAliasCertificates(this, this.source?.endpoints ?? [], props.applications?.aliases ?? []);
    const { cluster, targets } = makeCluster(this, props.cluster, {
      name,
      region,
      listeners: this.listeners,
      network: this.network,
      operators: props.operators,
      window,
      ...who,
    });
    this.cluster = cluster;
    this.offer = new BrokerEndpointService(this, "private-link", {
      name,
      network: this.network,
      security: this.paths,
      listeners: this.listeners,
      consumers,
      targets,
      connectionsMaxIdleMs: cluster.connectionsMaxIdleMs,
      now,
      ...who,
      ...props.privateLink,
    });
    this.dns = new KafkaDns(this, "dns", {
      listeners: this.listeners,
      balancers: this.offer.balancers,
      clusterZone: { kind: "made", vpcs: this.#answeredIn(props) },
      ...(props.applications === undefined
        ? {}
        : {
            migration: {
              name: props.applications.zone,
              zone: { kind: "made" as const, vpcs: this.#answeredIn(props) },
              aliases: props.applications.aliases,
              ttl: props.applications.ttl,
              now,
            },
          }),
      ...who,
    });
  }

  #answeredIn({ alsoAnsweredIn = [] }: MigrationTargetProps): readonly VpcReference[] {
    return [{ name: this.network.name, vpcId: this.network.vpcId }, ...alsoAnsweredIn];
  }
}
