import { type Construct } from "constructs";
import { declare } from "../declared";
import { declareEdges } from "../declared-edges";
import { type ResolverEndpointsProps } from "./resolver-props";
import { resolverEdges } from "./resolver-group";

/** What resolver endpoints add to the picture: edges where their group is their own, and addresses where they are fixed. */
export function declareResolver(construct: Construct, props: ResolverEndpointsProps): void {
  const { security, inbound } = props;
  if ("onPremises" in security) declareEdges(construct, resolverEdges(props));
  declare(construct, {
    expectations: {
      ports: Object.values(inbound?.addresses ?? {}).map((host) => ({
        host,
        port: 53,
        path: "control",
        from: ["on-premises"],
        layer: "tcp",
      })),
    },
  });
}
