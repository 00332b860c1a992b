import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { type Construct } from "constructs";
import { type Edge } from "../../../network/edge";
import { edgesOf } from "../../../network/matrix";
import { constructId } from "../../construct-id";
import { pathTags } from "../private-link/path-tags";
import { type ResolverEndpointsProps } from "../resolver-endpoints";

/** The edges of a resolver that has a group of its own: both protocols, each way only where that way is used. */
export function resolverEdges({
  inbound,
  outbound,
}: Pick<ResolverEndpointsProps, "inbound" | "outbound">): readonly Edge[] {
  return edgesOf({ roles: ["on-premises", "resolver"] }).filter(({ from }) =>
    from === "on-premises" ? inbound !== undefined : outbound !== undefined,
  );
}

/** A group for resolver endpoints where the target's groups are not used: DNS from and to the networks on premises, and nothing else. */
export function resolverGroup(scope: Construct, props: ResolverEndpointsProps, onPremises: readonly string[]): string {
  const { name, network, owner } = props;
  const group = new SecurityGroup(scope, "group", {
    namePrefix: `${name}-resolver-`,
    description: `Names of ${name} to and from networks on premises`,
    vpcId: network.vpcId,
    tags: pathTags("control", `${name} resolver`, owner),
    lifecycle: { createBeforeDestroy: true },
  });
  for (const { from, ports, why } of resolverEdges(props))
    for (const cidr of onPremises) {
      const Rule = from === "on-premises" ? VpcSecurityGroupIngressRule : VpcSecurityGroupEgressRule;
      new Rule(scope, constructId(from, ports.protocol, cidr), {
        securityGroupId: group.id,
        description: why,
        ipProtocol: ports.protocol,
        fromPort: ports.from,
        toPort: ports.to,
        ...(cidr.includes(":") ? { cidrIpv6: cidr } : { cidrIpv4: cidr }),
        tags: pathTags("control", `${name} resolver ${ports.protocol}`, owner),
      });
    }
  return group.id;
}
