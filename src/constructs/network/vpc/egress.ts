import { Ec2TransitGatewayVpcAttachment } from "@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment";
import { Eip } from "@cdktf/provider-aws/lib/eip";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { type ITerraformDependable } from "cdktf";
import { type Construct } from "constructs";
import { cidrProblem } from "../../../network/cidr";
import { constructId } from "../../construct-id";
import { networkTags } from "../network-tags";
import { type Tier } from "../place";

/**
 * A way out of the VPC for the broker tier, with the reason for it.
 * `nat`: a NAT gateway in each zone, with public subnets of its own.
 * `transit-gateway`: by an attachment in the transit tier. Networks of the company are routed from the endpoint tier too, since
 * load balancers and resolvers answer them; the internet is not.
 * `firewall`: by an inspection service's Gateway Load Balancer endpoint in each zone. Its appliances must send on what they let
 * through themselves (two-arm mode): nothing here would route what comes back from them.
 */
export type Egress =
  | { readonly kind: "none" }
  | { readonly kind: "nat"; readonly reason: string }
  | {
      readonly kind: "transit-gateway";
      readonly reason: string;
      /** May be a token. */
      readonly transitGatewayId: string;
      /** Networks behind it: `0.0.0.0/0` for the internet by a central firewall, or those of the company. */
      readonly destinations: readonly string[];
    }
  | {
      readonly kind: "firewall";
      readonly reason: string;
      /** `com.amazonaws.vpce.<region>.vpce-svc-…` of the inspection VPC. */
      readonly endpointServiceName: string;
    };

/** One zone of a VPC as a way out needs it. */
export interface EgressZone {
  readonly azId: string;
  /** Its subnets by tier, with their route tables. */
  readonly subnets: ReadonlyMap<Tier, { readonly subnetId: string; readonly routeTableId: string } | undefined>;
  /** Addresses for a NAT gateway's subnet, where there is to be one. */
  readonly natCidr: string;
}

/** Where a way out is made. */
export interface EgressPlace {
  readonly vpcName: string;
  readonly vpcId: string;
  readonly zones: readonly EgressZone[];
  readonly tags: Readonly<Record<string, string>>;
}

/** What is wrong with a way out: sentences. */
export function egressProblems(egress: Egress): readonly string[] {
  if (egress.kind === "none") return [];
  const reason =
    egress.reason.trim().length >= 10
      ? []
      : [
          `egress.reason: "${egress.reason}"; a way out of the VPC is read by reviewers: say in a sentence who needs it and for what, or leave egress out.`,
        ];
  if (egress.kind !== "transit-gateway") return reason;
  const none = egress.destinations.length === 0;
  return [
    ...reason,
    ...(none ? ["egress.destinations: none; name the networks behind the transit gateway, such as 10.0.0.0/8."] : []),
    ...egress.destinations
      .map(cidrProblem)
      .filter((problem) => problem !== undefined)
      .map((problem) => `egress.destinations: ${problem}`),
  ];
}

/** Makes a way out, zone by zone. */
export function makeEgress(scope: Construct, egress: Egress, place: EgressPlace): void {
  if (egress.kind === "nat") natGateways(scope, place);
  if (egress.kind === "transit-gateway") transitAttachment(scope, egress.transitGatewayId, egress.destinations, place);
  if (egress.kind === "firewall") firewallEndpoints(scope, egress.endpointServiceName, place);
}

function natGateways(scope: Construct, { vpcName, vpcId, zones, tags }: EgressPlace): void {
  const named = (name: string): Record<string, string> => networkTags({ name: `${vpcName}-${name}`, more: tags });
  const gateway = new InternetGateway(scope, "internet-gateway", { vpcId, tags: named("internet-gateway") });
  for (const { azId, natCidr, subnets } of zones) {
    const id = (what: string): string => constructId(what, azId);
    const subnet = new Subnet(scope, id("nat-subnet"), {
      vpcId,
      availabilityZoneId: azId,
      cidrBlock: natCidr,
      mapPublicIpOnLaunch: false,
      tags: named(`nat-${azId}`),
    });
    const table = new RouteTable(scope, id("nat-routes"), { vpcId, tags: named(`nat-${azId}`) });
    new RouteTableAssociation(scope, id("nat-association"), { subnetId: subnet.id, routeTableId: table.id });
    const out = new Route(scope, id("nat-internet"), {
      routeTableId: table.id,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: gateway.id,
    });
    const address = new Eip(scope, id("nat-address"), { domain: "vpc", tags: named(`nat-${azId}`) });
    const nat = new NatGateway(scope, id("nat"), {
      subnetId: subnet.id,
      allocationId: address.allocationId,
      dependsOn: [out],
      tags: named(`nat-${azId}`),
    });
    routes(scope, azId, subnets, [{ tier: "broker", destinations: ["0.0.0.0/0"] }], { natGatewayId: nat.id });
  }
}

function transitAttachment(
  scope: Construct,
  transitGatewayId: string,
  destinations: readonly string[],
  { vpcName, vpcId, zones, tags }: EgressPlace,
): void {
  const attachment = new Ec2TransitGatewayVpcAttachment(scope, "transit-attachment", {
    transitGatewayId,
    vpcId,
    subnetIds: zones.map(({ subnets }) => subnets.get("transit")?.subnetId).filter((id) => id !== undefined),
    tags: networkTags({ name: `${vpcName}-transit`, more: tags }),
  });
  const ways: readonly Ways[] = [
    { tier: "broker", destinations },
    { tier: "endpoint", destinations: destinations.filter((destination) => !destination.endsWith("/0")) },
  ];
  for (const { azId, subnets } of zones) routes(scope, azId, subnets, ways, { transitGatewayId }, [attachment]);
}

function firewallEndpoints(scope: Construct, serviceName: string, { vpcName, vpcId, zones, tags }: EgressPlace): void {
  for (const { azId, subnets } of zones) {
    const endpoint = new VpcEndpoint(scope, constructId("firewall", azId), {
      vpcId,
      serviceName,
      vpcEndpointType: "GatewayLoadBalancer",
      subnetIds: [subnets.get("endpoint")?.subnetId].filter((id) => id !== undefined),
      tags: networkTags({ name: `${vpcName}-firewall-${azId}`, more: tags }),
    });
    routes(scope, azId, subnets, [{ tier: "broker", destinations: ["0.0.0.0/0"] }], { vpcEndpointId: endpoint.id });
  }
}

type Hop =
  { readonly natGatewayId: string } | { readonly transitGatewayId: string } | { readonly vpcEndpointId: string };

/** Who may go where. */
interface Ways {
  readonly tier: Tier;
  readonly destinations: readonly string[];
}

function routes(
  scope: Construct,
  azId: string,
  subnets: EgressZone["subnets"],
  ways: readonly Ways[],
  hop: Hop,
  dependsOn: readonly ITerraformDependable[] = [],
): void {
  for (const { tier, destinations } of ways) {
    const routeTableId = subnets.get(tier)?.routeTableId;
    if (routeTableId === undefined) continue;
    for (const destination of destinations)
      new Route(scope, constructId("out", tier, azId, destination), {
        routeTableId,
        ...(destination.includes(":")
          ? { destinationIpv6CidrBlock: destination }
          : { destinationCidrBlock: destination }),
        ...hop,
        ...(dependsOn.length === 0 ? {} : { dependsOn: [...dependsOn] }),
      });
  }
}
