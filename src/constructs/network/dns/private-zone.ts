import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Route53ZoneAssociation } from "@cdktf/provider-aws/lib/route53-zone-association";
import { Construct } from "constructs";
import { constructId } from "../../construct-id";
import { pathTags } from "../private-link/path-tags";
import { claimZone } from "./zone-claims";

/** A VPC in which names are answered. */
export interface VpcReference {
  /** As people call it. */
  readonly name: string;
  /** May be a token. */
  readonly vpcId: string;
  /** Where it lies in another region than the provider's. */
  readonly region?: string;
}

/** A private zone that is made here, or one that was there before and only gets records. */
export type ZoneChoice =
  | {
      readonly kind: "made";
      /** Where it is answered; at least one, since Route 53 takes a zone without VPC for a public one. The first belongs to the zone for good, the others come and go. */
      readonly vpcs: readonly VpcReference[];
    }
  | {
      readonly kind: "existing";
      /** Its own name: the records' names must lie in it. */
      readonly name: string;
      /** May be a token. */
      readonly zoneId: string;
      /** Where it is answered already, as far as it is known: conflicts are found by it. */
      readonly vpcs?: readonly VpcReference[];
    };

/** A private zone with the VPCs that it is answered in. */
export class PrivateZone extends Construct {
  readonly name: string;
  /** May be a token. */
  readonly zoneId: string;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly name: string; readonly zone: ZoneChoice; readonly what: string; readonly owner?: string },
  ) {
    super(scope, id);
    const { zone, what, owner } = props;
    this.name = zone.kind === "existing" ? zone.name : props.name;
    for (const vpc of zone.vpcs ?? []) claimZone(this, this.name, vpc);
    this.zoneId = zone.kind === "existing" ? zone.zoneId : made(this, this.name, zone.vpcs, what, owner);
  }
}

function made(
  scope: Construct,
  name: string,
  [first, ...others]: readonly VpcReference[],
  what: string,
  owner: string | undefined,
): string {
  const zone = new Route53Zone(scope, "zone", {
    name,
    comment: what,
    ...(first === undefined ? {} : { vpc: [placed(first)] }),
    tags: pathTags("data", name, owner),
    // Associations of their own, here and in other accounts, would be taken away by the next apply otherwise.
    lifecycle: { ignoreChanges: ["vpc"] },
  });
  for (const vpc of others)
    new Route53ZoneAssociation(scope, constructId("vpc", vpc.name), { zoneId: zone.zoneId, ...placed(vpc) });
  return zone.zoneId;
}

function placed({ vpcId, region }: VpcReference): { vpcId: string; vpcRegion?: string } {
  return { vpcId, ...(region === undefined ? {} : { vpcRegion: region }) };
}
