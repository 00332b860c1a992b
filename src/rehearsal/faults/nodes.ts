import { type RunningCluster, type RunningNode } from "../rig/running-cluster";

/** The node that faults happen to: the last, so that the first bootstrap server still lets clients in. */
export function lastNode(cluster: RunningCluster): RunningNode {
  const node = cluster.nodes().at(-1);
  if (node === undefined) throw new Error(`${cluster.name} has no node.`);
  return node;
}
