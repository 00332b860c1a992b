import { TerraformStack } from "cdktf";
import { type IConstruct } from "constructs";
import { apiVersion } from "../../documents/api-version";
import { type NetworkExpectations } from "../../expectations/network/document";
import { type NetworkDocument } from "../../network/document";

/** The lists of a document that constructs add to. */
type Lists<T> = { readonly [K in keyof T as T[K] extends readonly unknown[] ? K : never]?: T[K] };

/** What one construct adds to the picture of its network, and to what must be proved of it. */
export interface Declaration {
  readonly network?: Lists<NetworkDocument>;
  readonly expectations?: Lists<NetworkExpectations>;
}

const declarations = new WeakMap<TerraformStack, Declaration[]>();

/** Says what a construct makes of its stack's network: the same change that makes a thing declares it. */
export function declare(construct: IConstruct, declaration: Declaration): void {
  const stack = TerraformStack.of(construct);
  const there = declarations.get(stack);
  if (there === undefined) declarations.set(stack, [declaration]);
  else there.push(declaration);
}

/** Everything that was declared in a stack, as the two documents that lie beside it. */
export function declaredIn(
  stack: TerraformStack,
  { target, region }: { readonly target: string; readonly region: string | null },
): { readonly network: NetworkDocument; readonly expectations: NetworkExpectations } {
  const all = declarations.get(stack) ?? [];
  const network = all.map((declaration) => declaration.network ?? {});
  const expectations = all.map((declaration) => declaration.expectations ?? {});
  return {
    network: {
      apiVersion,
      kind: "Network",
      target,
      region,
      vpcs: distinct(network.flatMap(({ vpcs = [] }) => vpcs)),
      loadBalancers: distinct(network.flatMap(({ loadBalancers = [] }) => loadBalancers)),
      brokers: distinct(network.flatMap(({ brokers = [] }) => brokers)),
      serviceEndpoints: distinct(network.flatMap(({ serviceEndpoints = [] }) => serviceEndpoints)),
      sources: distinct(network.flatMap(({ sources = [] }) => sources)),
      zones: distinct(network.flatMap(({ zones = [] }) => zones)),
      edges: distinct(network.flatMap(({ edges = [] }) => edges)),
    },
    expectations: {
      apiVersion,
      kind: "NetworkExpectations",
      target,
      names: distinct(expectations.flatMap(({ names = [] }) => names)),
      ports: distinct(expectations.flatMap(({ ports = [] }) => ports)),
      servers: distinct(expectations.flatMap(({ servers = [] }) => servers)),
      closed: distinct(expectations.flatMap(({ closed = [] }) => closed)),
      certificates: distinct(expectations.flatMap(({ certificates = [] }) => certificates)),
      endpoints: distinct(expectations.flatMap(({ endpoints = [] }) => endpoints)),
      edges: distinct(expectations.flatMap(({ edges = [] }) => edges)),
    },
  };
}

/** What several constructs declare alike stands there once: a cluster and the load balancer before it both tell of its brokers. */
function distinct<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
