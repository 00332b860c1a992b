import { type Construct } from "constructs";
import { type Edge } from "../../../network/edge";
import { declare } from "../declared";
import { type ResolverEndpointsProps } from "../resolver-endpoints";
import { resolverEdges } from "./resolver-group";

/** What resolver endpoints add to the picture: edges where their group is their own, and addresses where they are fixed. */
export function declareResolver(construct: Construct, props: ResolverEndpointsProps): void {
  const { security, inbound } = props;
  const edges: readonly Edge[] = "onPremises" in security ? resolverEdges(props) : [];
  declare(construct, {
    network: { edges: [...edges] },
    expectations: {
      edges: edges.map(({ path, from, to, ports }) => ({ path, from, to, ports })),
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
