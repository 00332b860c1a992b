import { DataAwsAvailabilityZone } from "@cdktf/provider-aws/lib/data-aws-availability-zone";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { type Construct } from "constructs";
import { constructId } from "../../construct-id";
import { claimZone } from "../dns/zone-claims";
import { zonalName } from "../private-link/zonal-name";
import { type EndpointNames } from "./interface-endpoint";
import { type MadeWay, type SourceMarks, type SourceName, type SourceSetting } from "./source-way";

/** A name in a source's zone: of the whole endpoint, or of what it is in one zone. */
export interface ZoneRecord {
  /** In full, `*.` where it is a wildcard. */
  readonly name: string;
  /** The zone by id, where the name belongs to one. */
  readonly azId?: string;
}

/** A private zone that answers a source's names with an endpoint. */
export interface SourceZone {
  readonly name: string;
  readonly records: readonly ZoneRecord[];
  /** A zone that is there already, by its id: it and its records are left alone. */
  readonly existingZoneId?: string;
}

/** TTL of records that lead to a source's endpoint, in seconds: an endpoint that is made anew is found within it. */
export const sourceRecordSeconds = 60;

/** The zone, associated with the place and nobody else, and its CNAMEs to the endpoint. Associations that others add later stay. */
export function sourceZone(
  scope: Construct,
  { name, records, existingZoneId }: SourceZone,
  endpoint: EndpointNames,
  { name: source, place }: SourceSetting,
  { lifecycle, tags }: SourceMarks,
): NonNullable<MadeWay["zone"]> {
  const names = records.map((record) => ({ name: record.name, to: reader(source, record) }));
  if (existingZoneId !== undefined) return { name, zoneId: existingZoneId, names };
  claimZone(scope, name, place);
  const zone = new Route53Zone(scope, "zone", {
    name,
    comment: `Names of the source ${source} inside ${place.name}`,
    vpc: [{ vpcId: place.vpcId }],
    tags,
    lifecycle: { ...lifecycle, ignoreChanges: ["vpc"] },
  });
  const azNames = zoneNames(scope, records);
  for (const { name: record, azId } of records) {
    const azName = azNames.get(azId ?? "");
    new Route53Record(scope, constructId("record", record), {
      zoneId: zone.zoneId,
      name: record,
      type: "CNAME",
      ttl: sourceRecordSeconds,
      records: [azName === undefined ? endpoint.dnsName : zonalName(endpoint.dnsName, azName)],
      lifecycle,
    });
  }
  return { name, zoneId: zone.zoneId, names };
}

function reader(source: string, { azId }: ZoneRecord): SourceName["to"] {
  return azId === undefined ? `endpoint of ${source}` : `endpoint of ${source} in ${azId}`;
}

/** This account's names of the zones, by their ids. */
function zoneNames(scope: Construct, records: readonly ZoneRecord[]): ReadonlyMap<string, string> {
  const azIds = new Set(records.map(({ azId }) => azId).filter((azId) => azId !== undefined));
  return new Map(
    [...azIds].map((azId) => [
      azId,
      new DataAwsAvailabilityZone(scope, constructId("availability-zone", azId), { zoneId: azId }).name,
    ]),
  );
}
