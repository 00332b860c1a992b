import { type NetworkPlace, type Tier } from "../../src/constructs/network/place";

/** A VPC in three zones with addresses 10.20.0.0/16: brokers and endpoints, no transit tier. */
export function aPlace(place: Partial<NetworkPlace> = {}): NetworkPlace {
  const azIds = ["use1-az1", "use1-az2", "use1-az4"];
  const cidr = (tier: Tier, zone: number): string =>
    tier === "broker" ? `10.20.${String(zone * 16)}.0/20` : `10.20.${String(64 + zone)}.0/24`;
  return {
    name: "orders",
    vpcId: "vpc-0a",
    cidrBlocks: ["10.20.0.0/16"],
    azIds,
    existing: false,
    subnets: (tier) =>
      tier === "transit"
        ? []
        : azIds.map((azId, zone) => ({ azId, subnetId: `subnet-${tier}-${String(zone)}`, cidr: cidr(tier, zone) })),
    routeTableIds: (tier) => (tier === "transit" ? [] : azIds.map((_, zone) => `rtb-${tier}-${String(zone)}`)),
    ...place,
  };
}
