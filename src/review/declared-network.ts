import { type NetworkDocument } from "../network/document";
import { type DeclaredNetwork } from "./knowledge";

/** What a review needs of the network that was declared. */
export function declaredNetwork({ target, vpcs, edges, loadBalancers, sources }: NetworkDocument): DeclaredNetwork {
  return {
    target,
    cidrs: vpcs.flatMap(({ cidrs }) => cidrs),
    edges: edges.map(({ keepUntil, ...edge }) => ({ ...edge, ...(keepUntil === undefined ? {} : { keepUntil }) })),
    consumers: loadBalancers.flatMap(({ consumers }) => consumers),
    listeners: loadBalancers.flatMap(({ listeners }) => listeners),
    sources,
  };
}
