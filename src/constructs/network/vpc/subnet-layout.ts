import { type Tier } from "../place";

/** The smallest subnet that AWS makes (Amazon VPC, "Subnet sizing"). */
const smallestSubnet = 28;

/** Who has subnets in a VPC: the tiers, and NAT gateways where there are any. */
export type SubnetUse = Tier | "nat";

/** In this order space is given away, to all of them, whether they are there now or not: who comes later moves nobody. */
const uses: readonly SubnetUse[] = ["broker", "endpoint", "transit", "nat"];

/** One subnet as Terraform's `cidrsubnet` names it. */
export interface SubnetSlot {
  readonly newBits: number;
  readonly index: number;
}

/** How a VPC is divided. */
export interface LayoutRequest {
  /** Bits of the VPC's own network: 16. */
  readonly prefix: number;
  /** How many zones have subnets. */
  readonly zones: number;
  /** Bits of a subnet: by default 4 more than the VPC for brokers, 8 more for endpoints, 28 for the others. */
  readonly prefixes?: Partial<Readonly<Record<SubnetUse, number>>>;
}

/** Space is kept for so many zones, so that another one moves no subnet, up to the fourth; hardly a region has more. */
function reservedZones(zones: number): number {
  return zones > 4 ? 8 : 4;
}

/** Bits of a subnet of one use. */
export function subnetPrefix(use: SubnetUse, { prefix, prefixes = {} }: LayoutRequest): number {
  const usual = { broker: prefix + 4, endpoint: prefix + 8, transit: smallestSubnet, nat: smallestSubnet }[use];
  return prefixes[use] ?? Math.min(usual, smallestSubnet);
}

/** The subnet of one use in the zone at one place of the list. Each use has one block, with room for zones to come. */
export function subnetSlot(use: SubnetUse, zone: number, request: LayoutRequest): SubnetSlot {
  const size = sizeOf(subnetPrefix(use, request));
  return { newBits: subnetPrefix(use, request) - request.prefix, index: startOf(use, request) / size + zone };
}

/** What is wrong with a layout: sentences, none where all subnets have room. */
export function layoutProblems(request: LayoutRequest): readonly string[] {
  const { prefix, zones } = request;
  const wrong = uses.filter((use) => {
    const bits = subnetPrefix(use, request);
    return !Number.isInteger(bits) || bits <= prefix || bits > smallestSubnet;
  });
  if (wrong.length > 0)
    return wrong.map(
      (use) =>
        `subnets of ${use} with /${String(subnetPrefix(use, request))} in a VPC of /${String(prefix)}: write a whole number from ${String(prefix + 1)} to ${String(smallestSubnet)}, which is AWS's smallest subnet.`,
    );
  const end = uses.reduce((offset, use) => after(offset, use, request), 0);
  if (end <= sizeOf(prefix)) return [];
  return [
    `${uses.map((use) => `${use} /${String(subnetPrefix(use, request))}`).join(", ")} for ${String(reservedZones(zones))} zones (${String(zones)} now) need ${String(end)} addresses with room between them, and a VPC of /${String(prefix)} has ${String(sizeOf(prefix))}: give the VPC a wider network, or the subnets a longer prefix (subnetPrefixes).`,
  ];
}

function startOf(use: SubnetUse, request: LayoutRequest): number {
  const before = uses.slice(0, uses.indexOf(use));
  return aligned(
    before.reduce((offset, other) => after(offset, other, request), 0),
    sizeOf(subnetPrefix(use, request)),
  );
}

function after(offset: number, use: SubnetUse, request: LayoutRequest): number {
  const size = sizeOf(subnetPrefix(use, request));
  return aligned(offset, size) + reservedZones(request.zones) * size;
}

function aligned(offset: number, size: number): number {
  return Math.ceil(offset / size) * size;
}

function sizeOf(prefix: number): number {
  return 2 ** (32 - prefix);
}
