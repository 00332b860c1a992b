import { Route } from "@cdktf/provider-aws/lib/route";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { type Construct } from "constructs";
import { cidrOf, cidrProblem, internetProblems, overlap } from "../../../network/cidr";
import { type Edge, edgeName } from "../../../network/edge";
import { type GroupedRole, groupedRoles } from "../../../network/role";
import { constructId } from "../../construct-id";
import { networkTags } from "../network-tags";
import { type NetworkPlace, type Tier } from "../place";
import { type SourceMarks, type SourceSetting } from "./source-way";

/** Where a source lies that is reached without an endpoint of ours. */
export type Destination =
  { readonly cidr: string } | { readonly prefixListId: string } | { readonly securityGroupId: string };

/** What leads from a VPC to other networks; it must be there already, accepted on both sides. */
export type Gateway = { readonly vpcPeeringConnectionId: string } | { readonly transitGatewayId: string };

/** An edge to the source from somebody with a group of ours. */
interface OwnEdge extends Edge {
  readonly from: GroupedRole;
}

/** Edges to the source whose origin has a security group of ours: the others come from networks, and their own side opens them. */
export function ownEdges({ security }: SourceSetting): readonly OwnEdge[] {
  return security.edges.flatMap((edge) => {
    const from = groupedRoles.find((role) => role === edge.from);
    return edge.to === "source-endpoint" && from !== undefined ? [{ ...edge, from }] : [];
  });
}

/** One egress rule for each edge to the source and each of its networks: there is no endpoint whose group could be named. */
export function openTowards(
  scope: Construct,
  destinations: readonly Destination[],
  setting: SourceSetting,
  { lifecycle, tags }: SourceMarks,
): void {
  for (const edge of ownEdges(setting))
    for (const destination of destinations)
      new VpcSecurityGroupEgressRule(scope, constructId("egress", edgeName(edge), nameOf(destination)), {
        securityGroupId: setting.security.securityGroupId(edge.from),
        ...ruleOf(edge, setting),
        ...towards(destination),
        tags: { ...tags, ...networkTags({ path: edge.path }) },
        lifecycle,
      });
}

/** One ingress rule for each edge at a group of the source, which lies in the same VPC and account. */
export function openAt(
  scope: Construct,
  group: string,
  setting: SourceSetting,
  { lifecycle, tags }: SourceMarks,
): void {
  for (const edge of ownEdges(setting))
    new VpcSecurityGroupIngressRule(scope, constructId("ingress", edgeName(edge)), {
      securityGroupId: group,
      ...ruleOf(edge, setting),
      referencedSecurityGroupId: setting.security.securityGroupId(edge.from),
      tags: { ...tags, ...networkTags({ path: edge.path }) },
      lifecycle,
    });
}

/** A route to each network of the source from every route table of some tiers. */
export function routesTo(
  scope: Construct,
  cidrs: readonly string[],
  gateway: Gateway,
  { place }: SourceSetting,
  { lifecycle }: SourceMarks,
  routedTiers: readonly Tier[] = ["broker"],
): void {
  for (const tier of routedTiers)
    for (const [at, routeTableId] of place.routeTableIds(tier).entries())
      for (const cidr of cidrs)
        new Route(scope, constructId("route", tier, place.azIds[at] ?? String(at), cidr), {
          routeTableId,
          ...(cidr.includes(":") ? { destinationIpv6CidrBlock: cidr } : { destinationCidrBlock: cidr }),
          ...gateway,
          lifecycle,
        });
}

/** What is wrong with the networks of a source. */
export function sourceNetworkProblems(
  what: string,
  cidrs: readonly string[],
  place: Pick<NetworkPlace, "name" | "cidrBlocks">,
): readonly string[] {
  if (cidrs.length === 0) return [`${what} is empty: name the networks that the source's brokers lie in.`];
  const wrong = cidrs.map(cidrProblem).filter((problem) => problem !== undefined);
  return [...wrong, ...internetProblems(cidrs), ...cidrs.flatMap((cidr) => sharedProblems(what, cidr, place))];
}

function sharedProblems(
  what: string,
  cidr: string,
  { name, cidrBlocks }: Pick<NetworkPlace, "name" | "cidrBlocks">,
): readonly string[] {
  const there = cidrOf(cidr);
  return cidrBlocks
    .filter((block) => {
      const ours = cidrOf(block);
      return there !== undefined && ours !== undefined && overlap(there, ours);
    })
    .map(
      (block) =>
        `${what}: ${cidr} shares addresses with ${name} (${block}), so no route leads there. Reach the source through PrivateLink (endpoint-service, msk-multi-vpc), or give the target another network.`,
    );
}

/** AWS takes letters, digits, spaces and `._-:/()#,@[]+=&;{}!$*` in a rule's description, 255 at most. */
function ruleOf(
  edge: Edge,
  { name, keepUntil }: SourceSetting,
): {
  readonly ipProtocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly description: string;
} {
  const description = `${edge.why} (${name}), until ${keepUntil}`.replace(/[^A-Za-z0-9 ._\-:/()#,@[\]+=&;{}!$*]/g, " ");
  return {
    ipProtocol: edge.ports.protocol,
    fromPort: edge.ports.from,
    toPort: edge.ports.to,
    description: description.slice(0, 255),
  };
}

/** As ids call it: lists and groups may be tokens, and a source has one of either. */
function nameOf(destination: Destination): string {
  if ("cidr" in destination) return destination.cidr;
  return "prefixListId" in destination ? "prefix list" : "group";
}

function towards(destination: Destination): {
  readonly cidrIpv4?: string;
  readonly cidrIpv6?: string;
  readonly prefixListId?: string;
  readonly referencedSecurityGroupId?: string;
} {
  if ("cidr" in destination)
    return destination.cidr.includes(":") ? { cidrIpv6: destination.cidr } : { cidrIpv4: destination.cidr };
  if ("prefixListId" in destination) return { prefixListId: destination.prefixListId };
  return { referencedSecurityGroupId: destination.securityGroupId };
}
