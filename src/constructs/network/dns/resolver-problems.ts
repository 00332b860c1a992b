import { isIPv4 } from "node:net";
import { Token } from "cdktf";
import { dnsNameProblem } from "../../../network/dns-name";
import { type Edge, edgeName } from "../../../network/edge";
import { limitProblem } from "../../../network/limits/table";
import { repeated } from "../../must-hold";
import { liesInNetworks, networkProblems } from "../private-link/networks";
import { type ForwardedDomain, type ResolverEndpointsProps } from "./resolver-props";
import { resolverEdges } from "./resolver-group";

/** What is wrong with names over the border. */
export function resolverProblems(props: ResolverEndpointsProps): readonly string[] {
  const { network, security, inbound, outbound } = props;
  const subnets = network.subnets("endpoint");
  const azIds = subnets.map(({ azId }) => azId);
  return [
    ...(inbound === undefined && outbound === undefined
      ? ["neither inbound nor outbound is asked for: nothing would be made. Name one, or leave the construct out."]
      : []),
    ...[limitProblem("resolverAddresses", subnets.length, "network: endpoint tier")].filter(
      (problem) => problem !== undefined,
    ),
    ...repeated(azIds).map((azId) => `network: two subnets of the endpoint tier lie in ${azId}: take one a zone.`),
    ...("onPremises" in security
      ? networkProblems("security.onPremises", security.onPremises)
      : edgeProblems(resolverEdges(props), security.edges)),
    ...addressProblems(inbound?.addresses ?? {}, props),
    ...(outbound === undefined ? [] : forwardProblems(outbound.forward, props)),
  ];
}

function edgeProblems(needed: readonly Edge[], there: readonly Edge[]): readonly string[] {
  const open = new Set(there.map(edgeName));
  return needed
    .map(edgeName)
    .filter((name) => !open.has(name))
    .map(
      (name) =>
        `security: has no edge "${name}": names would not be answered. Make the edges with the roles on-premises and resolver (edgesOf), and one for each other port of a resolver.`,
    );
}

function addressProblems(
  addresses: Readonly<Record<string, string>>,
  { network }: ResolverEndpointsProps,
): readonly string[] {
  const subnets = new Map(network.subnets("endpoint").map((subnet) => [subnet.azId, subnet.cidr]));
  return Object.entries(addresses).flatMap(([azId, ip]) => {
    const cidr = subnets.get(azId);
    if (cidr === undefined)
      return [
        `inbound.addresses: ${azId} has no subnet of the endpoint tier: it has ${[...subnets.keys()].join(", ")}.`,
      ];
    if (!isIPv4(ip)) return [`inbound.addresses: "${ip}" in ${azId} is no IPv4 address.`];
    if (cidr === null || Token.isUnresolved(cidr) || liesInNetworks(ip, [cidr])) return [];
    return [`inbound.addresses: ${ip} does not lie in the subnet ${cidr} of ${azId}: take an address of it.`];
  });
}

function forwardProblems(forward: readonly ForwardedDomain[], props: ResolverEndpointsProps): readonly string[] {
  const { answeredHere = [] } = props;
  return [
    ...(forward.length === 0 ? ["outbound.forward: is empty: name a domain, or leave outbound out."] : []),
    ...repeated(forward.map(({ domain }) => domain)).map(
      (domain) => `outbound.forward: ${domain} is there twice: name all of its resolvers in one.`,
    ),
    ...forward.flatMap((one) => [
      ...[dnsNameProblem(one.domain)]
        .filter((problem) => problem !== undefined)
        .map((problem) => `outbound.forward: ${problem}`),
      ...(answeredHere.includes(one.domain)
        ? [
            `outbound.forward: ${one.domain} is answered here by a private zone, which a rule of the same name hides: forward a domain above or below it.`,
          ]
        : []),
      ...(one.resolvers.length === 0 ? [`outbound.forward: ${one.domain} has no resolvers: name at least one.`] : []),
      ...one.resolvers.flatMap(({ ip }) => resolverProblem(one, ip, props)),
    ]),
  ];
}

/** A rule that leads to the inbound endpoint of the VPC that asks goes round for ever (Route 53 Resolver, "Avoid loop configurations"). */
function resolverProblem(
  { domain, vpcs }: ForwardedDomain,
  ip: string,
  { network, inbound, security }: ResolverEndpointsProps,
): readonly string[] {
  if (!isIPv4(ip)) return [`outbound.forward: ${domain}: "${ip}" is no IPv4 address.`];
  const here = vpcs === undefined || vpcs.some(({ name, vpcId }) => vpcId === network.vpcId || name === network.name);
  const own = network.cidrBlocks.filter((cidr) => !Token.isUnresolved(cidr));
  if (inbound !== undefined && here && (liesInNetworks(ip, own) || Object.values(inbound.addresses ?? {}).includes(ip)))
    return [
      `outbound.forward: ${domain} is asked for at ${ip}, which lies in ${network.name} itself, where the inbound endpoint hands the question back to the same rule: it would go round for ever. Name a resolver on premises, or take ${network.name} out of the rule's vpcs.`,
    ];
  if ("onPremises" in security && !liesInNetworks(ip, security.onPremises))
    return [
      `outbound.forward: ${domain} is asked for at ${ip}, which lies in none of security.onPremises: no rule would let it through. Add its network there.`,
    ];
  return [];
}
