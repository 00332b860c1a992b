import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { type Construct } from "constructs";
import { type Edge, portsText } from "../../../network/edge";
import { edgesOf } from "../../../network/matrix";
import { constructId } from "../../construct-id";
import { pathTags } from "../private-link/path-tags";
import { type ResolverEndpointsProps } from "./resolver-props";

/** The edges of a resolver that has a group of its own: both protocols, each way only where that way is used, to the ports that are asked. */
export function resolverEdges({
  inbound,
  outbound,
}: Pick<ResolverEndpointsProps, "inbound" | "outbound">): readonly Edge[] {
  const asked = (outbound?.forward ?? []).flatMap(({ resolvers }) => resolvers.map(({ port = 53 }) => port));
  const ports = [...new Set(asked)].sort((one, other) => one - other);
  return edgesOf({ roles: ["on-premises", "resolver"] }).flatMap((edge) => {
    if (edge.from === "on-premises") return inbound === undefined ? [] : [edge];
    return ports.map((port) => ({ ...edge, ports: { ...edge.ports, from: port, to: port } }));
  });
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
      new Rule(scope, constructId(from, ports.from === 53 ? ports.protocol : portsText(ports), cidr), {
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
