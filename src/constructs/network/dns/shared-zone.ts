import { Route53VpcAssociationAuthorization } from "@cdktf/provider-aws/lib/route53-vpc-association-authorization";
import { Route53ZoneAssociation } from "@cdktf/provider-aws/lib/route53-zone-association";
import { Construct } from "constructs";
import { constructId } from "../../construct-id";
import { type PrivateZone, type VpcReference } from "./private-zone";
import { claimZone } from "./zone-claims";

/** Lets VPCs of other accounts ask to be answered by a zone: the owner's half. The other is {@link SharedZone}, in their accounts. */
export function authorizeVpcs(zone: PrivateZone, vpcs: readonly VpcReference[]): void {
  for (const { name, vpcId, region } of vpcs)
    new Route53VpcAssociationAuthorization(zone, constructId("authorized", name), {
      zoneId: zone.zoneId,
      vpcId,
      ...(region === undefined ? {} : { vpcRegion: region }),
    });
}

/** A zone of another account that is to be answered in one's own VPC. */
export interface SharedZoneProps {
  /** The zone's name; conflicts are found by it. */
  readonly name: string;
  /** May be a token or a variable. */
  readonly zoneId: string;
  readonly vpc: VpcReference;
}

/** The other half of a zone that is shared over accounts, in the account of the VPC, once the zone's owner has authorized it (`KafkaDns`, `authorizedVpcs`). */
export class SharedZone extends Construct {
  constructor(scope: Construct, id: string, { name, zoneId, vpc }: SharedZoneProps) {
    super(scope, id);
    claimZone(this, name, vpc);
    new Route53ZoneAssociation(this, "association", {
      zoneId,
      vpcId: vpc.vpcId,
      ...(vpc.region === undefined ? {} : { vpcRegion: vpc.region }),
    });
  }
}
