import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { type Postcondition } from "cdktf";
import { Construct } from "constructs";
import { zoneProblems } from "../../../network/availability-zones";
import { cidrOf, cidrProblem, liesWithin, overlap } from "../../../network/cidr";
import { mustHold, repeated } from "../../must-hold";
import { declare } from "../declared";
import { type NetworkPlace, type PlacedSubnet, type Tier, tiers } from "../place";

/** A subnet that was there before: its id, and its addresses where people know them. */
export interface ExistingSubnet {
  /** May be a token. */
  readonly subnetId: string;
  readonly cidr?: string;
}

/** A VPC that was there before. */
export interface ExistingVpcProps {
  /** As people call it; plain text. */
  readonly name: string;
  /** May be a token. */
  readonly vpcId: string;
  /** All networks of the VPC, plain text. */
  readonly cidrBlocks: readonly string[];
  /** By tier and zone id: `{broker: {"use1-az1": {subnetId: "subnet-…"}}, endpoint: {…}}`. Brokers and endpoints need one in each zone. */
  readonly subnets: Partial<Readonly<Record<Tier, Readonly<Record<string, ExistingSubnet>>>>>;
  /** Route tables of these subnets by tier; gateway endpoints are put into them. May be tokens. */
  readonly routeTableIds?: Partial<Readonly<Record<Tier, readonly string[]>>>;
}

/** What a VPC of our own has by construction, as conditions on one that was there before (Route 53, "Private hosted zones"). */
const conditions: readonly Postcondition[] = [
  {
    condition: "${self.enable_dns_support}",
    errorMessage:
      "The VPC answers no DNS: neither the brokers' names nor those of endpoints would be found in it. Turn enable_dns_support on.",
  },
  {
    condition: "${self.enable_dns_hostnames}",
    errorMessage:
      "The VPC has no DNS host names, without which no private zone and no private name of an endpoint is answered in it. Turn enable_dns_hostnames on.",
  },
];

/** A VPC that was there before, as other constructs use it. It makes nothing; Terraform asks it at every plan for what it must have. */
export class ExistingVpc extends Construct implements NetworkPlace {
  readonly name: string;
  readonly vpcId: string;
  readonly cidrBlocks: readonly string[];
  readonly azIds: readonly string[];
  readonly existing = true;
  readonly #subnets: ReadonlyMap<Tier, readonly PlacedSubnet[]>;
  readonly #routeTableIds: Partial<Readonly<Record<Tier, readonly string[]>>>;

  constructor(scope: Construct, id: string, props: ExistingVpcProps) {
    super(scope, id);
    mustHold(this, existingVpcProblems(props));
    this.name = props.name;
    this.vpcId = props.vpcId;
    this.cidrBlocks = props.cidrBlocks;
    this.azIds = Object.keys(props.subnets.broker ?? {});
    this.#subnets = new Map(tiers.map((tier) => [tier, placed(props.subnets[tier] ?? {})]));
    this.#routeTableIds = props.routeTableIds ?? {};
    new DataAwsVpc(this, "vpc", { id: props.vpcId, lifecycle: { postcondition: [...conditions] } });
    declare(this, {
      network: {
        vpcs: [
          {
            name: this.name,
            cidrs: [...props.cidrBlocks],
            existing: true,
            subnets: tiers.flatMap((tier) => this.subnets(tier).map(({ azId, cidr }) => ({ tier, azId, cidr }))),
          },
        ],
      },
    });
  }

  subnets(tier: Tier): readonly PlacedSubnet[] {
    return this.#subnets.get(tier) ?? [];
  }

  routeTableIds(tier: Tier): readonly string[] {
    return this.#routeTableIds[tier] ?? [];
  }
}

function placed(subnets: Readonly<Record<string, ExistingSubnet>>): readonly PlacedSubnet[] {
  return Object.entries(subnets).map(([azId, { subnetId, cidr = null }]) => ({ azId, subnetId, cidr }));
}

/** What is wrong with a VPC as it was described: sentences. */
function existingVpcProblems({ cidrBlocks, subnets }: ExistingVpcProps): readonly string[] {
  const zones = Object.keys(subnets.broker ?? {});
  const all = tiers.flatMap((tier) =>
    Object.entries(subnets[tier] ?? {}).map(([azId, subnet]) => ({ where: `subnets.${tier}.${azId}`, ...subnet })),
  );
  return [
    ...zoneProblems(zones).map((problem) => `subnets.broker: ${problem}`),
    ...otherZoneProblems(zones, Object.keys(subnets.endpoint ?? {})),
    ...(cidrBlocks.length === 0 ? ["cidrBlocks: none; name every network of the VPC, such as 10.20.0.0/16."] : []),
    ...cidrBlocks
      .map(cidrProblem)
      .filter((problem) => problem !== undefined)
      .map((problem) => `cidrBlocks: ${problem}`),
    ...repeated(all.map(({ subnetId }) => subnetId)).map(
      (subnetId) => `subnets: ${subnetId} is named twice: a subnet lies in one zone and belongs to one tier.`,
    ),
    ...all.flatMap((subnet) => subnetProblems(subnet, cidrBlocks)),
    ...overlapProblems(all),
  ];
}

function otherZoneProblems(brokers: readonly string[], endpoints: readonly string[]): readonly string[] {
  const without = brokers.filter((azId) => !endpoints.includes(azId));
  const beyond = endpoints.filter((azId) => !brokers.includes(azId));
  return [
    ...(without.length === 0
      ? []
      : [
          `subnets.endpoint: none in ${without.join(", ")}, where brokers stand: name one in each zone, since load balancers and endpoints answer in their own zones.`,
        ]),
    ...(beyond.length === 0
      ? []
      : [`subnets.endpoint: ${beyond.join(", ")} has no subnet for brokers: leave it out, or name one for them.`]),
  ];
}

function subnetProblems(
  { where, cidr }: ExistingSubnet & { readonly where: string },
  cidrBlocks: readonly string[],
): readonly string[] {
  if (cidr === undefined) return [];
  const own = cidrOf(cidr);
  if (own === undefined) return [`${where}: ${cidrProblem(cidr) ?? ""}`];
  const within = cidrBlocks.some((block) => {
    const outer = cidrOf(block);
    return outer !== undefined && liesWithin(own, outer);
  });
  return within
    ? []
    : [`${where}: ${cidr} lies in none of the VPC's networks (${cidrBlocks.join(", ")}): correct one of them.`];
}

function overlapProblems(subnets: readonly (ExistingSubnet & { readonly where: string })[]): readonly string[] {
  return subnets.flatMap(({ where, cidr = "" }, index) =>
    subnets.slice(index + 1).flatMap((other) => {
      const [one, two] = [cidrOf(cidr), cidrOf(other.cidr ?? "")];
      return one !== undefined && two !== undefined && overlap(one, two)
        ? [`${where}: ${cidr} overlaps ${other.where} (${other.cidr ?? ""}): subnets of one VPC never do; correct one.`]
        : [];
    }),
  );
}
