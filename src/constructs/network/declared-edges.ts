import { TerraformStack } from "cdktf";
import { type IConstruct } from "constructs";
import { edgeName, type Edge } from "../../network/edge";
import { declare } from "./declared";

const declared = new WeakMap<TerraformStack, Set<string>>();

/** Declares ways through the network, each once a stack: security groups and Kubernetes policies open the same ones. */
export function declareEdges(construct: IConstruct, edges: readonly Edge[]): void {
  const stack = TerraformStack.of(construct);
  const known = declared.get(stack) ?? new Set();
  declared.set(stack, known);
  const others = edges.filter((edge) => !known.has(edgeName(edge)));
  for (const edge of others) known.add(edgeName(edge));
  declare(construct, {
    network: { edges: others.map((edge) => ({ ...edge, ports: { ...edge.ports } })) },
    expectations: {
      edges: others.map(({ path, from, to, ports, keepUntil }) => ({
        path,
        from,
        to,
        ports: { ...ports },
        ...(keepUntil === undefined ? {} : { keepUntil }),
      })),
    },
  });
}
