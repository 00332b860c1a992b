import { Route53ResolverEndpoint } from "@cdktf/provider-aws/lib/route53-resolver-endpoint";
import { Route53ResolverRule } from "@cdktf/provider-aws/lib/route53-resolver-rule";
import { Route53ResolverRuleAssociation } from "@cdktf/provider-aws/lib/route53-resolver-rule-association";
import { Construct } from "constructs";
import { constructId } from "../construct-id";
import { mustHold } from "../must-hold";
import { declareResolver } from "./dns/declare-resolver";
import { resolverGroup } from "./dns/resolver-group";
import { resolverProblems } from "./dns/resolver-problems";
import { namedOutput } from "./private-link/named-output";
import { pathTags } from "./private-link/path-tags";
import { type NetworkPlace } from "./place";
import { type ForwardedDomain, type ResolverEndpointsProps } from "./dns/resolver-props";

/** Names over the border between AWS and networks on premises, in both directions; a rule that leads back to where it came from does not synthesize. */
export class ResolverEndpoints extends Construct {
  /** The Terraform output that tells where resolvers on premises ask; undefined where they do not. */
  readonly inboundAddressesOutput: string | undefined;
  /** May be a token. */
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: ResolverEndpointsProps) {
    super(scope, id);
    mustHold(this, resolverProblems(props));
    const { security, network, inbound, outbound } = props;
    this.securityGroupId =
      "onPremises" in security ? resolverGroup(this, props, security.onPremises) : security.securityGroupId("resolver");

    const answers = inbound === undefined ? undefined : this.#answers(props, inbound.addresses);
    this.inboundAddressesOutput = answers?.addresses;
    if (outbound !== undefined) {
      const endpoint = this.#endpoint("outbound", props, undefined);
      for (const domain of outbound.forward) this.#forwards(endpoint, domain, network, props);
    }
    declareResolver(this, props, answers?.servers);
  }

  #endpoint(
    direction: "inbound" | "outbound",
    { name, network, owner }: ResolverEndpointsProps,
    addresses: Readonly<Record<string, string>> | undefined,
  ): Route53ResolverEndpoint {
    return new Route53ResolverEndpoint(this, direction, {
      name: `${name}-${direction}`,
      direction: direction.toUpperCase(),
      securityGroupIds: [this.securityGroupId],
      ipAddress: network.subnets("endpoint").map(({ azId, subnetId }) => {
        const ip = addresses?.[azId];
        return { subnetId, ...(ip === undefined ? {} : { ip }) };
      }),
      tags: pathTags("control", `${name} ${direction} names`, owner),
    });
  }

  /** The outputs that tell where it answers: the addresses alone, and with the port. */
  #answers(
    props: ResolverEndpointsProps,
    fixed: Readonly<Record<string, string>> | undefined,
  ): { readonly addresses: string; readonly servers: string } {
    const { terraformResourceType, friendlyUniqueId } = this.#endpoint("inbound", props, fixed);
    // The addresses are a set, which has no first one: only together can they be told.
    const all = `${terraformResourceType}.${friendlyUniqueId}.ip_address[*].ip`;
    return {
      addresses: namedOutput(this, "inbound-addresses", {
        value: `\${${all}}`,
        description: "Where resolvers on premises ask for the target's names",
      }),
      servers: namedOutput(this, "inbound-servers", {
        value: `\${join(",", formatlist("%s:53", ${all}))}`,
        description: "The same with the port, for who proves that it answers",
      }),
    };
  }

  #forwards(
    endpoint: Route53ResolverEndpoint,
    { domain, resolvers, vpcs }: ForwardedDomain,
    network: NetworkPlace,
    { name, owner }: ResolverEndpointsProps,
  ): void {
    const rule = new Route53ResolverRule(this, constructId("forward", domain), {
      domainName: domain,
      ruleType: "FORWARD",
      resolverEndpointId: endpoint.id,
      targetIp: resolvers.map(({ ip, port = 53 }) => ({ ip, port })),
      tags: pathTags("control", `${name} asks for ${domain}`, owner),
    });
    for (const vpc of vpcs ?? [{ name: network.name, vpcId: network.vpcId }])
      new Route53ResolverRuleAssociation(this, constructId("forward", domain, vpc.name), {
        resolverRuleId: rule.id,
        vpcId: vpc.vpcId,
      });
  }
}
