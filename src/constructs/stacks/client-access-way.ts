import { Route } from "@cdktf/provider-aws/lib/route";
import { Route53ZoneAssociation } from "@cdktf/provider-aws/lib/route53-zone-association";
import { type Construct } from "constructs";
import { cidrOf, overlap } from "../../network/cidr";
import { type ListenerPlan } from "../../network/listeners";
import { constructId } from "../construct-id";
import { declare } from "../network/declared";
import { type NetworkPlace } from "../network/place";
import { type EndpointClient } from "../network/private-link/client-group";
import { networkProblems } from "../network/private-link/networks";
import { PrivateLinkClient } from "../network/private-link-client";
import { type ClientTarget, clientEndpoints } from "./client-access-target";

/** The VPC of a client team; it is there already. */
export interface ClientVpc {
  /** As people call it. */
  readonly name: string;
  /** May be a token. */
  readonly vpcId: string;
  /** Its networks, plain text. */
  readonly cidrBlocks: readonly string[];
  /** Subnets for endpoints by zone id: `{"use1-az1": "subnet-…"}`. Needed for PrivateLink. */
  readonly subnets?: Readonly<Record<string, string>>;
  /** Route tables of the subnets that clients run in. Needed for peering and transit gateways. */
  readonly routeTableIds?: readonly string[];
}

/** How a team reaches the target. */
export type ClientWay =
  | {
      readonly by: "private-link";
      /** The endpoint service of each shard, in the plan's order; may be tokens. */
      readonly serviceNames: readonly string[];
      /** As the service has it. Default true. */
      readonly crossZone?: boolean;
      /** Where the service lies in another region. */
      readonly serviceRegion?: string;
      /** Who may use the endpoint beside the team's group: workloads that cannot wear it. */
      readonly clients?: readonly EndpointClient[];
      /** Whether Kafka's names lead to the endpoint yet: false until it is accepted and answers. */
      readonly namesResolve: boolean;
    }
  | RoutedWay;

/** A way over networks that are joined already. */
export interface RoutedWay {
  readonly by: "peering" | "transit-gateway";
  /** `pcx-…` or `tgw-…`; may be a token. */
  readonly gatewayId: string;
  /** The target's networks. */
  readonly targetCidrs: readonly string[];
  /** The target's private zone, which its owner has authorized this VPC for; left out where resolvers answer its names already. May be a token. */
  readonly zoneId?: string;
}

/** Ports that clients of a target connect to, as ranges. */
export function clientPorts(
  target: ClientTarget,
): readonly { readonly what: string; readonly from: number; readonly to: number }[] {
  const plan: ListenerPlan | null = target.listeners;
  if (plan !== null)
    return [
      { what: "bootstrap", from: plan.bootstrap.port, to: plan.bootstrap.port },
      { what: "brokers", from: plan.ports.from, to: plan.ports.to },
    ];
  const ports = [...new Set(target.advertised.map(({ port }) => port))].sort((one, other) => one - other);
  return ports.map((port) => ({ what: `brokers on ${String(port)}`, from: port, to: port }));
}

/** The team's VPC as constructs of the network take it. */
export function placeOf({ name, vpcId, cidrBlocks, subnets = {}, routeTableIds = [] }: ClientVpc): NetworkPlace {
  const placed = Object.entries(subnets).map(([azId, subnetId]) => ({ azId, subnetId, cidr: null }));
  return {
    name,
    vpcId,
    cidrBlocks,
    azIds: placed.map(({ azId }) => azId),
    existing: true,
    subnets: (tier) => (tier === "endpoint" ? placed : []),
    routeTableIds: (tier) => (tier === "endpoint" ? routeTableIds : []),
  };
}

/** Where the team's group may go: to the endpoint's group, or to the target's networks. */
export type WayOut = { readonly securityGroupId: string } | { readonly cidr: string };

/** Makes the way and tells where it leads. */
export function makeClientWay(
  scope: Construct,
  way: ClientWay,
  {
    team,
    target,
    vpc,
    groupId,
    owner,
  }: {
    readonly team: string;
    readonly target: ClientTarget;
    readonly vpc: ClientVpc;
    readonly groupId: string;
    readonly owner?: string;
  },
): readonly WayOut[] {
  if (way.by !== "private-link") return routed(scope, way, target, vpc);
  if (target.listeners === null) return [];
  const place = placeOf(vpc);
  const client = new PrivateLinkClient(scope, "private-link", {
    name: team,
    network: place,
    listeners: target.listeners,
    serviceNames: way.serviceNames,
    clients: [{ name: `group of ${team}`, securityGroupId: groupId }, ...(way.clients ?? [])],
    resolvesIn: way.namesResolve ? [{ name: vpc.name, vpcId: vpc.vpcId }] : [],
    ...(way.crossZone === undefined ? {} : { crossZone: way.crossZone }),
    ...(way.serviceRegion === undefined ? {} : { serviceRegion: way.serviceRegion }),
    ...(owner === undefined ? {} : { owner }),
  });
  return [{ securityGroupId: client.securityGroupId }];
}

function routed(
  scope: Construct,
  { by, gatewayId, targetCidrs, zoneId }: RoutedWay,
  target: ClientTarget,
  { vpcId, routeTableIds = [] }: ClientVpc,
): readonly WayOut[] {
  for (const [at, routeTableId] of routeTableIds.entries())
    for (const cidr of targetCidrs)
      new Route(scope, constructId("route", String(at), cidr), {
        routeTableId,
        ...(cidr.includes(":") ? { destinationIpv6CidrBlock: cidr } : { destinationCidrBlock: cidr }),
        ...(by === "peering" ? { vpcPeeringConnectionId: gatewayId } : { transitGatewayId: gatewayId }),
      });
  if (zoneId !== undefined) new Route53ZoneAssociation(scope, "names", { zoneId, vpcId });
  const all = [...clientEndpoints(target), ...target.advertised];
  const endpoints = [...new Map(all.map((one) => [`${one.host}:${String(one.port)}`, one])).values()];
  const from: ["consumer"] = ["consumer"];
  declare(scope, {
    expectations: {
      names: [...new Set(endpoints.map(({ host }) => host))].map((host) => ({ host, from, resolvesTo: "private" })),
      ports: endpoints.map(({ host, port }) => ({ host, port, path: "data", from, layer: "tls" })),
      certificates: endpoints.map(({ host, port }) => ({ host, port, from, names: [host] })),
    },
  });
  return targetCidrs.map((cidr) => ({ cidr }));
}

/** What is wrong with a way from a team's VPC. */
export function clientWayProblems(way: ClientWay, target: ClientTarget, vpc: ClientVpc): readonly string[] {
  if (way.by === "private-link")
    return [
      ...(target.listeners === null
        ? [
            `target.listeners: ${target.name} has no load balancer, so nothing of it can be reached through PrivateLink. Take peering or a transit gateway, or put listeners before the brokers.`,
          ]
        : []),
      ...(Object.keys(vpc.subnets ?? {}).length === 0
        ? ["vpc.subnets: PrivateLink needs a subnet for endpoints in each zone: name them by zone id."]
        : []),
    ];
  return [
    ...networkProblems("way.targetCidrs", way.targetCidrs),
    ...shared(way.targetCidrs, vpc),
    ...((vpc.routeTableIds ?? []).length === 0
      ? ["vpc.routeTableIds: name the route tables of the subnets that clients run in, which must lead to the target."]
      : []),
    ...(target.listeners === null && target.advertised.length === 0
      ? [`target.advertised is empty: name every broker of ${target.name} as it advertises itself.`]
      : []),
  ];
}

function shared(targetCidrs: readonly string[], { name, cidrBlocks }: ClientVpc): readonly string[] {
  return targetCidrs.flatMap((cidr) =>
    cidrBlocks
      .filter((block) => {
        const [one, other] = [cidrOf(cidr), cidrOf(block)];
        return one !== undefined && other !== undefined && overlap(one, other);
      })
      .map(
        (block) =>
          `way.targetCidrs: ${cidr} shares addresses with ${name} (${block}), so no route leads there: take PrivateLink, which does not mind.`,
      ),
  );
}
