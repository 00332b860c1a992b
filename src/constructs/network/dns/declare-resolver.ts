import { type Construct } from "constructs";
import { declare } from "../declared";
import { declareEdges } from "../declared-edges";
import { type ResolverEndpointsProps } from "./resolver-props";
import { resolverEdges } from "./resolver-group";

/**
 * What resolver endpoints add to the picture: edges where their group is their own, and where they answer networks on premises.
 *
 * @param inboundServers the output that tells where they answer, `10.20.64.10:53,…`; undefined where they do not
 */
export function declareResolver(
  construct: Construct,
  props: ResolverEndpointsProps,
  inboundServers: string | undefined,
): void {
  const { name, network, security, inbound } = props;
  const fixed = Object.values(inbound?.addresses ?? {});
  const from: ["on-premises"] = ["on-premises"];
  if ("onPremises" in security) declareEdges(construct, resolverEdges(props));
  declare(construct, {
    expectations: {
      ports: fixed.map((host) => ({ host, port: 53, path: "control", from, layer: "tcp" })),
      servers:
        inboundServers === undefined || fixed.length === network.subnets("endpoint").length
          ? []
          : [
              {
                name: `resolver of ${name}`,
                servers: { output: inboundServers },
                path: "control",
                role: "resolver",
                from,
                layer: "tcp",
                resolvesTo: "private",
              },
            ],
    },
  });
}
