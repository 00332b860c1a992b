/** What stands in a subnet: brokers; load balancers and endpoints; the way to a transit gateway. */
export const tiers = ["broker", "endpoint", "transit"] as const;

/** One of {@link tiers}. */
export type Tier = (typeof tiers)[number];

/** One subnet with its zone by id (`use1-az1`). */
export interface PlacedSubnet {
  readonly azId: string;
  /** May be a token. */
  readonly subnetId: string;
  /** Null where it is known only after the apply. */
  readonly cidr: string | null;
}

/** A VPC as other constructs use it, made by us or brought along. */
export interface NetworkPlace {
  /** As people call it; plain text. */
  readonly name: string;
  /** May be a token. */
  readonly vpcId: string;
  /** Plain text where known at synthesis; a VPC from IPAM may have tokens here. */
  readonly cidrBlocks: readonly string[];
  /** By id, in order. */
  readonly azIds: readonly string[];
  /** True where it was there before. */
  readonly existing: boolean;
  subnets(tier: Tier): readonly PlacedSubnet[];
  /** Route tables of one tier, one a zone; may be tokens. */
  routeTableIds(tier: Tier): readonly string[];
}
