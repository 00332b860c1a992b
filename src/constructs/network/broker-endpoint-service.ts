import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { throughputRemark } from "../../network/limits/throughput";
import { type Endpoint, type ListenerPlan, type ListenerShard } from "../../network/listeners";
import { mustHold } from "../must-hold";
import { watchLoadBalancer } from "./private-link/alarms";
import { type PrivateLinkConsumer } from "./private-link/consumers";
import { declareService } from "./private-link/declare-service";
import { type ExistingLoadBalancer, ProvenLoadBalancer } from "./private-link/existing-load-balancer";
import { type AccessLogs, BrokerLoadBalancer, type WatchedGroup } from "./private-link/load-balancer";
import { EndpointNotifications } from "./private-link/notifications";
import { OfferedService } from "./private-link/offered-service";
import { existingProblems, offerProblems, serviceProblems, trafficOf } from "./private-link/service-problems";
import { type BrokerTargets } from "./private-link/targets";
import { type PathSecurity } from "./path-security";
import { type NetworkPlace } from "./place";

/** Whom brokers are offered to, and who hears of it. */
export interface OfferProps {
  /** The target's name; the names of load balancers and alarms begin with it. */
  readonly name: string;
  /** One list of brokers: listeners, names and ports follow from it (`listenerPlan`). */
  readonly listeners: ListenerPlan;
  /** At least one. */
  readonly consumers: readonly PrivateLinkConsumer[];
  /** The day of the synthesis; needed where a consumer's access ends. */
  readonly now?: Date;
  /** Other regions in which consumers may have their endpoint: `eu-west-1`. */
  readonly supportedRegions?: readonly string[];
  /** Topics that are told of endpoints and alarms, the first one of endpoints. Default: one of our own. */
  readonly topicArns?: readonly string[];
  /** `connections.max.idle.ms` of the brokers, in milliseconds. Default 300000. */
  readonly connectionsMaxIdleMs?: number;
  /** Connections to the busiest broker that are expected; a load balancer has some 55,000 ports for each. */
  readonly connectionsPerBroker?: number;
  /** Megabytes a second of all that consumers write and read at the busiest time; what one endpoint carries is held against it. Not looked at by default. */
  readonly megabytesPerSecond?: number;
  /** The longest packets of hosts that send through PrivateLink, in bytes: 9001 is usual on EC2, and endpoints take 8500. Not held against it by default. */
  readonly hostMtu?: number;
  readonly owner?: string;
}

/** Brokers behind load balancers of our own. */
export interface BrokerEndpointServiceProps extends OfferProps {
  /** Where the load balancers stand: its endpoint tier, one subnet a zone. */
  readonly network: NetworkPlace;
  /** Has the group of the load balancers (role `nlb`) and the edges through it. */
  readonly security: PathSecurity;
  /** Who the brokers are and who registers them. */
  readonly targets: BrokerTargets;
  /** Whether every node of a load balancer reaches brokers of all zones. Default true; where false, consumers need zonal names (`PrivateLinkClient`). */
  readonly crossZone?: boolean;
  /** `tcp_idle_timeout_seconds` of the listeners, 60 to 6000. Default 900. */
  readonly listenerIdleSeconds?: number;
  /** Default true. */
  readonly deletionProtection?: boolean;
  /** Capacity that is kept ready for the hour of the cut-over, in units of AWS. */
  readonly capacityUnits?: number;
  readonly accessLogs?: AccessLogs;
}

/** Load balancers that a platform or a customer brought along, one a shard. */
export interface ExistingBalancersProps extends OfferProps {
  readonly loadBalancers: readonly ExistingLoadBalancer[];
}

/** A load balancer as DNS needs it. */
export interface BalancerName {
  readonly shard: ListenerShard;
  /** May be a token. */
  readonly dnsName: string;
  /** The hosted zone that AWS has for load balancers; may be a token. */
  readonly zoneId: string;
}

/** What a shard is offered as. */
export interface ServiceName {
  readonly shard: number;
  /** `com.amazonaws.vpce.us-east-1.vpce-svc-…`; a token. */
  readonly serviceName: string;
  /** A token. */
  readonly serviceId: string;
}

interface Balanced extends BalancerName {
  readonly arn: string;
  readonly arnSuffix: string;
  readonly groups: readonly WatchedGroup[];
}

/**
 * Brokers offered to other accounts through PrivateLink: one listener a broker and one for all, TCP passed through to the
 * brokers' own TLS, one endpoint service a load balancer. With load balancers that were there before, what cannot be set
 * is asked of them when Terraform plans.
 */
export class BrokerEndpointService extends Construct {
  /** `host:port` of every broker as clients must be told it. */
  readonly advertised: readonly Endpoint[];
  readonly bootstrap: Endpoint;
  /** By shard, in the plan's order. */
  readonly services: readonly ServiceName[];
  /** By shard, in the plan's order. */
  readonly balancers: readonly BalancerName[];
  /** Every network that clients come from: what may reach the load balancers. */
  readonly clientCidrs: readonly string[];
  /** As `PrivateLinkClient` must know it. */
  readonly crossZone: boolean;

  constructor(scope: Construct, id: string, props: BrokerEndpointServiceProps | ExistingBalancersProps) {
    super(scope, id);
    const { listeners, consumers } = props;
    mustHold(this, [
      ...offerProblems(props),
      ...("loadBalancers" in props ? existingProblems(props) : serviceProblems(props)),
    ]);
    const slow = trafficOf(props)
      .map(throughputRemark)
      .filter((remark) => remark !== undefined);
    for (const remark of slow) Annotations.of(this).addWarning(remark);

    const balanced = "loadBalancers" in props ? broughtAlong(this, props) : madeHere(this, props);
    const topicArns = props.topicArns ?? [new EndpointNotifications(this, "notifications", props).topicArn];
    const services = balanced.map((balancer) => offered(this, balancer, topicArns, props));

    this.advertised = listeners.brokers.map(({ host, port }) => ({ host, port }));
    this.bootstrap = listeners.bootstrap;
    this.services = services.map(({ serviceName, serviceId }, place) => ({
      shard: listeners.shards[place]?.index ?? place,
      serviceName,
      serviceId,
    }));
    this.balancers = balanced.map(({ shard, dnsName, zoneId }) => ({ shard, dnsName, zoneId }));
    this.clientCidrs = [...new Set(consumers.flatMap(({ cidrs }) => cidrs))];
    this.crossZone = "loadBalancers" in props || (props.crossZone ?? true);
    declareService(
      this,
      props,
      services.flatMap(({ endpoints }) => endpoints),
    );
  }

  /** The same for load balancers that a platform or a customer brought along. */
  static fromExistingLoadBalancers(scope: Construct, id: string, props: ExistingBalancersProps): BrokerEndpointService {
    return new BrokerEndpointService(scope, id, props);
  }
}

function madeHere(scope: Construct, props: BrokerEndpointServiceProps): readonly Balanced[] {
  const { name, listeners, network, security, targets, owner, capacityUnits, accessLogs } = props;
  return listeners.shards.map((shard) => {
    const { balancer, groups } = new BrokerLoadBalancer(scope, `shard-${String(shard.index)}`, {
      name,
      shard,
      brokerPort: listeners.brokerPort,
      vpcId: network.vpcId,
      subnetIds: network.subnets("endpoint").map(({ subnetId }) => subnetId),
      securityGroupId: security.securityGroupId("nlb"),
      targets,
      crossZone: props.crossZone ?? true,
      deletionProtection: props.deletionProtection ?? true,
      listenerIdleSeconds: props.listenerIdleSeconds ?? 900,
      ...(capacityUnits === undefined ? {} : { capacityUnits }),
      ...(accessLogs === undefined ? {} : { accessLogs }),
      ...(owner === undefined ? {} : { owner }),
    });
    const { arn, arnSuffix, dnsName, zoneId } = balancer;
    return { shard, arn, arnSuffix, dnsName, zoneId, groups };
  });
}

function broughtAlong(scope: Construct, { listeners, loadBalancers }: ExistingBalancersProps): readonly Balanced[] {
  return listeners.shards.flatMap((shard, place) => {
    const existing = loadBalancers[place];
    if (existing === undefined) return [];
    const proven = new ProvenLoadBalancer(scope, `shard-${String(shard.index)}`, { shard, existing });
    const { arn, arnSuffix, dnsName, zoneId } = proven.balancer;
    return [{ shard, arn, arnSuffix, dnsName, zoneId, groups: [] }];
  });
}

function offered(
  scope: Construct,
  { shard, arn, arnSuffix, groups }: Balanced,
  topicArns: readonly string[],
  { name, consumers, supportedRegions, owner }: OfferProps,
): OfferedService {
  const who = owner === undefined ? {} : { owner };
  const service = new OfferedService(scope, `offer-${String(shard.index)}`, {
    name,
    shard,
    loadBalancerArn: arn,
    consumers,
    ...(supportedRegions === undefined ? {} : { supportedRegions }),
    topicArn: topicArns[0] ?? "",
    ...who,
  });
  watchLoadBalancer(service, { name, shard: shard.index, arnSuffix, groups, topicArns, ...who });
  return service;
}
