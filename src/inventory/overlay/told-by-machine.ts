import { type Inventory } from "../document/inventory";
import { toldClasses } from "../topic-class";
import { type OverlayArea, theOne } from "./areas";

/** What a machine told of one field that a person may also speak of. */
export interface Told {
  readonly area: OverlayArea;
  readonly id: string;
  readonly field: string;
  readonly value: unknown;
  /** Where the inventory has it. */
  readonly path: string;
}

/** Every value of the inventory that a person's word could contradict. Not known is not told. Linear. */
export function toldByMachine(inventory: Inventory): readonly Told[] {
  return [
    ...ofCluster(inventory),
    ...ofTopics(inventory),
    ...ofPrincipals(inventory),
    ...ofEndpoints(inventory),
  ].filter(({ value }) => value !== null);
}

function ofCluster({ cluster }: Inventory): readonly Told[] {
  const { name, platform, allowEveryoneIfNoAclFound, superUsers } = cluster;
  const told = { name, platform, allowEveryoneIfNoAclFound, superUsers };
  return Object.entries(told).map(([field, value]) => ({
    area: "cluster",
    id: theOne,
    field,
    value,
    path: `cluster.${field}`,
  }));
}

function ofTopics(inventory: Inventory): readonly Told[] {
  return [...toldClasses(inventory)].map(([id, value]) => ({
    area: "topics",
    id,
    field: "class",
    value,
    path: `topics[${JSON.stringify(id)}]`,
  }));
}

function ofPrincipals({ secretRefs }: Inventory): readonly Told[] {
  return (secretRefs ?? []).map(({ principal, ref }, index) => ({
    area: "principals",
    id: principal,
    field: "secretRef",
    value: ref,
    path: `secretRefs[${String(index)}]`,
  }));
}

function ofEndpoints({ endpoints }: Inventory): readonly Told[] {
  return (endpoints ?? []).flatMap(({ id, kind, addresses, protocol, visibility }) =>
    Object.entries({ kind, addresses, protocol, visibility }).map(([field, value]) => ({
      area: "endpoints" as const,
      id,
      field,
      value,
      path: `endpoints[${JSON.stringify(id)}].${field}`,
    })),
  );
}
