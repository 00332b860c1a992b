import { DataAwsAvailabilityZone } from "@cdktf/provider-aws/lib/data-aws-availability-zone";
import { type SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import { commonZoneProblems, commonZones } from "../../network/availability-zones";
import { type ListenerShard } from "../../network/listeners";
import { aliasTtlSeconds } from "../../network/ttl-plan";
import { constructId } from "../construct-id";
import { mustHold } from "../must-hold";
import { PrivateZone } from "./dns/private-zone";
import { aliasRecord, canonicalRecord } from "./dns/records";
import { clientProblems } from "./private-link/client-problems";
import { declareClient } from "./private-link/declare-client";
import { endpointGroup } from "./private-link/client-group";
import { namedOutput } from "./private-link/named-output";
import { pathTags } from "./private-link/path-tags";
import { zonalName } from "./private-link/zonal-name";
import { type PrivateLinkClientProps, type ClientEndpoint } from "./private-link/client-props";

/**
 * The consumer's side of `BrokerEndpointService`, in the consumer's account and stack: an endpoint a shard with a security
 * group of its own, and the brokers' names in a private zone that is named as the target's. TLS sees the same names as
 * inside the target.
 */
export class PrivateLinkClient extends Construct {
  readonly endpoints: readonly ClientEndpoint[];
  /** A token. */
  readonly securityGroupId: string;
  /** Undefined until names are asked for. */
  readonly zone: PrivateZone | undefined;

  constructor(scope: Construct, id: string, props: PrivateLinkClientProps) {
    super(scope, id);
    const { name, listeners, network } = props;
    const serviceAzIds = props.serviceAzIds ?? [...new Set(listeners.brokers.map(({ azId }) => azId))];
    const subnets = network.subnets("endpoint");
    const azIds = subnets.map(({ azId }) => azId);
    mustHold(this, [...clientProblems(props), ...commonZoneProblems(azIds, serviceAzIds)]);

    const group = endpointGroup(this, { ...props, vpcId: network.vpcId });
    const common = new Set(commonZones(azIds, serviceAzIds));
    const subnetIds = subnets.filter(({ azId }) => common.has(azId)).map(({ subnetId }) => subnetId);
    const endpoints = listeners.shards.map((shard, place) => ({
      shard,
      endpoint: endpointOf(this, props, { shard, place, subnetIds, group }),
    }));

    this.securityGroupId = group.id;
    this.endpoints = endpoints.map(({ shard, endpoint }) => ({
      shard: shard.index,
      endpointId: endpoint.id,
      idOutput: namedOutput(this, `endpoint-id-${String(shard.index)}`, {
        value: endpoint.id,
        description: `${name}'s endpoint, for the service's owner to accept`,
      }),
      stateOutput: namedOutput(this, `endpoint-state-${String(shard.index)}`, {
        value: endpoint.state,
        description: `The state of ${name}'s endpoint; clients can use it once it is available`,
      }),
    }));
    this.zone = props.resolvesIn.length === 0 && props.existingZone === undefined ? undefined : zoneOf(this, props);
    if (this.zone !== undefined)
      for (const { shard, endpoint } of endpoints) names(this.zone, shard, endpoint, props.crossZone ?? true);
    declareClient(this, props, this.endpoints, this.zone === undefined ? undefined : aliasTtlSeconds);
  }
}

function endpointOf(
  scope: Construct,
  { name, network, serviceNames, serviceRegion, owner }: PrivateLinkClientProps,
  {
    shard,
    place,
    subnetIds,
    group,
  }: {
    readonly shard: ListenerShard;
    readonly place: number;
    readonly subnetIds: readonly string[];
    readonly group: SecurityGroup;
  },
): VpcEndpoint {
  return new VpcEndpoint(scope, `endpoint-${String(shard.index)}`, {
    vpcId: network.vpcId,
    vpcEndpointType: "Interface",
    serviceName: serviceNames[place] ?? "",
    ...(serviceRegion === undefined ? {} : { serviceRegion }),
    subnetIds: [...subnetIds],
    securityGroupIds: [group.id],
    privateDnsEnabled: false,
    ipAddressType: "ipv4",
    tags: pathTags("data", `${name} to Kafka ${String(shard.index)}`, owner),
  });
}

function zoneOf(
  scope: Construct,
  { name, listeners, resolvesIn, existingZone, owner }: PrivateLinkClientProps,
): PrivateZone {
  return new PrivateZone(scope, "zone", {
    name: listeners.zone,
    zone: existingZone ?? { kind: "made", vpcs: resolvesIn },
    what: `Kafka's names for ${name}, through PrivateLink`,
    ...(owner === undefined ? {} : { owner }),
  });
}

function names(zone: PrivateZone, shard: ListenerShard, endpoint: VpcEndpoint, crossZone: boolean): void {
  const entry = endpoint.dnsEntry.get(0);
  const whole = { dnsName: entry.dnsName, zoneId: entry.hostedZoneId };
  aliasRecord(zone, zone.zoneId, shard.bootstrap.host, whole);
  const zoneNames = new Map<string, string>();
  for (const { host, azId } of shard.brokers) {
    if (crossZone) {
      aliasRecord(zone, zone.zoneId, host, whole);
      continue;
    }
    const zoneName = zoneNames.get(azId) ?? zoneNameOf(zone, shard, azId);
    zoneNames.set(azId, zoneName);
    canonicalRecord(zone, zone.zoneId, {
      name: host,
      to: zonalName(entry.dnsName, zoneName),
      ttlSeconds: aliasTtlSeconds,
    });
  }
}

/** Ids are the same in every account; the endpoint's zonal names have the name that this account gives the zone. */
function zoneNameOf(scope: Construct, { index }: ListenerShard, azId: string): string {
  return new DataAwsAvailabilityZone(scope, constructId("zone-name", String(index), azId), { zoneId: azId }).name;
}
