import { DataAwsVpcEndpoint } from "@cdktf/provider-aws/lib/data-aws-vpc-endpoint";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Token } from "cdktf";
import { type Construct } from "constructs";
import { commonZoneProblems, commonZones, zoneIdProblem } from "../../../network/availability-zones";
import { type SourceMarks, type SourceSetting } from "./source-way";

/** A PrivateLink service that somebody else offers. */
export interface OfferedService {
  /** `com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0`; may be a token. */
  readonly serviceName: string;
  /** The zones that it is offered in, by id. */
  readonly azIds: readonly string[];
  /** An endpoint that is there already, by its id: then none is made. */
  readonly existingEndpointId?: string;
}

/** An endpoint as records and outputs need it; all are tokens. */
export interface EndpointNames {
  readonly id: string;
  readonly state: string;
  /** Its name in all zones. */
  readonly dnsName: string;
}

/**
 * An interface endpoint to another account's service: behind the group of `source-endpoint`, one subnet a zone, no private DNS (the
 * names are the source's, not the service's) and no policy, which such services do not take.
 *
 * @param serviceRegion where the service lives in another region
 */
export function interfaceEndpoint(
  scope: Construct,
  { serviceName, azIds, existingEndpointId }: OfferedService,
  { place, security }: SourceSetting,
  { lifecycle, tags }: SourceMarks,
  serviceRegion?: string,
): EndpointNames {
  const endpoint =
    existingEndpointId === undefined
      ? new VpcEndpoint(scope, "endpoint", {
          vpcId: place.vpcId,
          vpcEndpointType: "Interface",
          serviceName,
          ...(serviceRegion === undefined ? {} : { serviceRegion }),
          subnetIds: place
            .subnets("endpoint")
            .filter(({ azId }) => azIds.includes(azId))
            .map(({ subnetId }) => subnetId),
          securityGroupIds: [security.securityGroupId("source-endpoint")],
          privateDnsEnabled: false,
          tags,
          lifecycle,
        })
      : new DataAwsVpcEndpoint(scope, "endpoint", { id: existingEndpointId });
  return { id: endpoint.id, state: endpoint.state, dnsName: endpoint.dnsEntry.get(0).dnsName };
}

const nameOfService = /^com\.amazonaws\.vpce\.([a-z0-9-]+)\.vpce-svc-[0-9a-f]+$/;

/**
 * What is wrong with a service as seen from a place.
 *
 * @param allZones whether every zone of the service must be ours too: names of single zones lead nowhere without
 * @param serviceRegion where the service lives in another region
 */
export function serviceProblems(
  { serviceName, azIds, existingEndpointId }: OfferedService,
  { place, region }: SourceSetting,
  allZones: boolean,
  serviceRegion: string = region,
): readonly string[] {
  if (existingEndpointId !== undefined) return existingProblems(existingEndpointId);
  const problems = azIds.map(zoneIdProblem).filter((problem) => problem !== undefined);
  if (azIds.length === 0)
    problems.push("source.azIds is empty: name the zones that the service is offered in, such as use1-az1.");
  const ours = place.subnets("endpoint").map(({ azId }) => azId);
  const missing = azIds.filter((azId) => !ours.includes(azId));
  if (allZones && missing.length > 0)
    problems.push(
      `source.azIds: ${missing.join(", ")} has no endpoint subnet in ${place.name} (${ours.join(", ") || "it has none"}), and brokers there would have no address. Add a subnet in each zone of the source.`,
    );
  else if (azIds.length > 0) problems.push(...commonZoneProblems(ours, azIds));
  const repeatedZone = commonZones(ours, azIds).find((azId, at, all) => all.indexOf(azId) !== at);
  if (repeatedZone !== undefined)
    problems.push(
      `${place.name} has two endpoint subnets in ${repeatedZone}: an interface endpoint takes one a zone. Leave one out.`,
    );
  if (Token.isUnresolved(serviceName)) return problems;
  const there = nameOfService.exec(serviceName)?.[1];
  if (there === undefined)
    problems.push(
      `source.serviceName "${serviceName}" is no PrivateLink service: write it as com.amazonaws.vpce.${region}.vpce-svc-0123456789abcdef0, as its owner tells it.`,
    );
  else if (there !== serviceRegion)
    problems.push(
      `source.serviceName is of ${there} and ${place.name} lies in ${serviceRegion}: an endpoint reaches services of its own region. Take the service of ${serviceRegion}.`,
    );
  return problems;
}

function existingProblems(id: string): readonly string[] {
  return Token.isUnresolved(id) || /^vpce-[0-9a-f]+$/.test(id)
    ? []
    : [`source.existingEndpointId "${id}" is no endpoint: write it as vpce-0123456789abcdef0.`];
}
