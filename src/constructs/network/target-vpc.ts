import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { zoneProblems, zonesRemark } from "../../network/availability-zones";
import { constructId } from "../construct-id";
import { mustHold } from "../must-hold";
import { declare } from "./declared";
import { networkTags } from "./network-tags";
import { type NetworkPlace, type PlacedSubnet, type Tier, tiers } from "./place";
import { type Egress, egressProblems, makeEgress } from "./vpc/egress";
import { ExistingVpc, type ExistingVpcProps } from "./vpc/existing-vpc";
import { flowLogProblems, type FlowLogSettings, VpcFlowLogs } from "./vpc/flow-logs";
import { layoutProblems, type LayoutRequest, subnetSlot, type SubnetUse } from "./vpc/subnet-layout";
import { addressProblems, prefixOf, subnetCidr, type VpcAddresses } from "./vpc/vpc-addresses";

/** A VPC for one target. */
export interface TargetVpcProps {
  /** As people call it: letters, digits and hyphens, at most 40, once in an account and region. Names in AWS begin with it. */
  readonly name: string;
  /** `{cidr: "10.20.0.0/16"}` or `{ipam: {poolId, netmaskLength}}`. */
  readonly addresses: VpcAddresses;
  /**
   * Zones by id (`use1-az1`), at least 2. A zone's place in the list gives its subnets' addresses: new ones are added at the end.
   * There is room for 4; a VPC that begins with more has room for 8.
   */
  readonly azIds: readonly string[];
  /** Bits of subnets: by default 4 more than the VPC for brokers, 8 more for endpoints, 28 for transit. */
  readonly subnetPrefixes?: Partial<Readonly<Record<SubnetUse, number>>>;
  /** Whether there are subnets for a transit gateway's attachment. With an egress by a transit gateway there are always. Default false. */
  readonly transitTier?: boolean;
  /** The way out of the VPC. Default none. */
  readonly egress?: Egress;
  /** How flow logs are kept; that they are is not to be chosen. */
  readonly flowLogs?: FlowLogSettings;
  /** Who answers for it, as a tag. */
  readonly owner?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Tags of subnets beside: `{endpoint: {"kubernetes.io/role/internal-elb": "1"}}`. */
  readonly subnetTags?: Partial<Readonly<Record<Tier, Readonly<Record<string, string>>>>>;
}

/**
 * A VPC without a way to the internet: subnets by tier and zone id, a route table each, a default security group that lets
 * nothing in or out, flow logs. DNS support and host names are on, which private zones and endpoints' private names need.
 */
export class TargetVpc extends Construct implements NetworkPlace {
  readonly name: string;
  readonly vpcId: string;
  readonly cidrBlocks: readonly string[];
  readonly azIds: readonly string[];
  readonly existing = false;
  readonly flowLogs: VpcFlowLogs;
  readonly #subnets: ReadonlyMap<Tier, readonly PlacedSubnet[]>;
  readonly #routeTableIds: ReadonlyMap<Tier, readonly string[]>;

  constructor(scope: Construct, id: string, props: TargetVpcProps) {
    super(scope, id);
    const { name, azIds, egress = { kind: "none" }, addresses } = props;
    mustHold(this, problemsOf(props));
    const remark = zonesRemark(azIds);
    if (remark !== undefined) Annotations.of(this).addInfo(remark);
    const tags = networkTags({
      ...(props.owner === undefined ? {} : { owner: props.owner }),
      ...(props.tags === undefined ? {} : { more: props.tags }),
    });
    const vpc = new Vpc(this, "vpc", {
      ...("cidr" in addresses
        ? { cidrBlock: addresses.cidr }
        : { ipv4IpamPoolId: addresses.ipam.poolId, ipv4NetmaskLength: addresses.ipam.netmaskLength }),
      enableDnsSupport: true,
      enableDnsHostnames: true,
      enableNetworkAddressUsageMetrics: true,
      tags: networkTags({ name, more: tags }),
    });
    new DefaultSecurityGroup(this, "default-security-group", {
      vpcId: vpc.id,
      tags: networkTags({ name: `${name}-default-closed`, more: tags }),
    });
    this.name = name;
    this.vpcId = vpc.id;
    this.cidrBlocks = "cidr" in addresses ? [addresses.cidr] : [vpc.cidrBlock];
    this.azIds = azIds;

    const cidrFor = (use: SubnetUse, zone: number): string =>
      subnetCidr(addresses, subnetSlot(use, zone, layoutOf(props)), vpc.cidrBlock);
    const made = new Map(tiersOf(props).map((tier) => [tier, this.#tier(tier, props, tags, cidrFor)]));
    this.#subnets = mapped(made, ({ azId, subnetId, cidr }) => ({ azId, subnetId, cidr }));
    this.#routeTableIds = mapped(made, ({ routeTableId }) => routeTableId);
    makeEgress(this, egress, {
      vpcName: name,
      vpcId: vpc.id,
      tags,
      zones: azIds.map((azId, zone) => ({
        azId,
        natCidr: cidrFor("nat", zone),
        subnets: new Map([...made].map(([tier, subnets]) => [tier, subnets[zone]])),
      })),
    });
    this.flowLogs = new VpcFlowLogs(this, "flow-logs", { vpcName: name, vpcId: vpc.id, tags, ...props.flowLogs });
    declare(this, {
      network: {
        vpcs: [
          {
            name,
            cidrs: "cidr" in addresses ? [addresses.cidr] : [],
            existing: false,
            subnets: tiers.flatMap((tier) => this.subnets(tier).map(({ azId, cidr }) => ({ tier, azId, cidr }))),
          },
        ],
      },
    });
  }

  /** One subnet a zone, each with a route table of its own: a zone's way out stays in the zone. */
  #tier(
    tier: Tier,
    { name, azIds, addresses, subnetTags = {} }: TargetVpcProps,
    tags: Record<string, string>,
    cidrFor: (use: SubnetUse, zone: number) => string,
  ): readonly RoutedSubnet[] {
    return azIds.map((azId, zone) => {
      const cidrBlock = cidrFor(tier, zone);
      const named = networkTags({
        name: `${name}-${tier}-${azId}`,
        more: { ...tags, "kafka-byoc/tier": tier, ...subnetTags[tier] },
      });
      const { id: subnetId } = new Subnet(this, constructId("subnet", tier, azId), {
        vpcId: this.vpcId,
        availabilityZoneId: azId,
        cidrBlock,
        mapPublicIpOnLaunch: false,
        tags: named,
      });
      const { id: routeTableId } = new RouteTable(this, constructId("routes", tier, azId), {
        vpcId: this.vpcId,
        tags: named,
      });
      new RouteTableAssociation(this, constructId("association", tier, azId), { subnetId, routeTableId });
      return { azId, subnetId, routeTableId, cidr: "cidr" in addresses ? cidrBlock : null };
    });
  }

  /** A VPC that was there before, described: nothing is made. */
  static fromExisting(scope: Construct, id: string, props: ExistingVpcProps): NetworkPlace {
    return new ExistingVpc(scope, id, props);
  }

  subnets(tier: Tier): readonly PlacedSubnet[] {
    return this.#subnets.get(tier) ?? [];
  }

  routeTableIds(tier: Tier): readonly string[] {
    return this.#routeTableIds.get(tier) ?? [];
  }
}

interface RoutedSubnet extends PlacedSubnet {
  readonly routeTableId: string;
}

function mapped<T>(
  made: ReadonlyMap<Tier, readonly RoutedSubnet[]>,
  to: (subnet: RoutedSubnet) => T,
): ReadonlyMap<Tier, readonly T[]> {
  return new Map([...made].map(([tier, subnets]) => [tier, subnets.map(to)]));
}

function tiersOf({ egress, transitTier = false }: TargetVpcProps): readonly Tier[] {
  return tiers.filter((tier) => tier !== "transit" || transitTier || egress?.kind === "transit-gateway");
}

function layoutOf({ addresses, azIds, subnetPrefixes }: TargetVpcProps): LayoutRequest {
  return {
    prefix: prefixOf(addresses),
    zones: azIds.length,
    ...(subnetPrefixes === undefined ? {} : { prefixes: subnetPrefixes }),
  };
}

function problemsOf(props: TargetVpcProps): readonly string[] {
  const { name, azIds, egress = { kind: "none" }, flowLogs = {} } = props;
  const addresses = addressProblems(props.addresses);
  return [
    ...(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/.test(name)
      ? []
      : [`name: "${name}"; write letters, digits and hyphens, at most 40: AWS names begin with it.`]),
    ...zoneProblems(azIds).map((problem) => `azIds: ${problem}`),
    ...addresses,
    ...(addresses.length === 0 ? layoutProblems(layoutOf(props)) : []),
    ...egressProblems(egress),
    ...flowLogProblems(flowLogs),
  ];
}
