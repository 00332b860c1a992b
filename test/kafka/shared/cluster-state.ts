import { type LocalCluster } from "../../../src/rehearsal/rig/local-cluster";

/** Clusters as one process tells another about them, passwords included. */
export function stateText(clusters: readonly LocalCluster[]): string {
  return JSON.stringify(
    clusters.map(({ plan, authority, caFile, nodes, passwords }) => ({
      plan,
      authority,
      caFile,
      nodes: nodes.map((node) => ({ ...node, process: undefined })),
      passwords: [...passwords],
    })),
  );
}

type State = readonly (Omit<LocalCluster, "passwords"> & { readonly passwords: readonly [string, string][] })[];

/** The same clusters again; their processes belong to whoever started them. */
export function clustersOfState(text: string): readonly LocalCluster[] {
  const state = JSON.parse(text) as State;
  return state.map((cluster) => ({ ...cluster, passwords: new Map(cluster.passwords) }));
}
