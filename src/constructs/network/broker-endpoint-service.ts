import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { throughputRemark } from "../../network/limits/throughput";
import { type Endpoint, type ListenerShard } from "../../network/listeners";
import { mustHold } from "../must-hold";
import { watchLoadBalancer } from "./private-link/alarms";
import { declareService } from "./private-link/declare-service";
import { ProvenLoadBalancer } from "./private-link/existing-load-balancer";
import { BrokerLoadBalancer, type WatchedGroup } from "./private-link/load-balancer";
import { EndpointNotifications } from "./private-link/notifications";
import { OfferedService } from "./private-link/offered-service";
import { existingProblems, offerProblems, serviceProblems, trafficOf } from "./private-link/service-problems";
import {
  type OfferProps,
  type BrokerEndpointServiceProps,
  type ExistingBalancersProps,
} from "./private-link/service-props";

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
