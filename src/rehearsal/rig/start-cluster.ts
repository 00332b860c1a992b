import { join } from "node:path";
import {
  type ClusterPlan,
  formatCluster,
  type LocalCluster,
  planCluster,
  startNode,
  superUser,
  superUserPassword,
} from "./local-cluster";
import { endCluster, runningCluster, setPasswords } from "./operate-cluster";
import { PortTaken, untilReady } from "./readiness";
import { type RunningCluster } from "./running-cluster";

export { freshPassword } from "./fresh-password";
export type { ClusterPlan } from "./local-cluster";

const startAttempts = 3;

/**
 * Starts a Kafka cluster in KRaft mode on free loopback ports, with TLS, SCRAM-SHA-512, client certificates and the
 * authorizer on, and waits until every broker is registered and lets the super user in over TLS.
 *
 * @throws ProgramFailed with the last lines of the broker's log where it does not come up; nothing is left running
 */
export async function startCluster(plan: ClusterPlan): Promise<RunningCluster> {
  return runningCluster(await startLocalCluster(plan));
}

/**
 * The same, with all that is known of the cluster.
 *
 * @throws as {@link startCluster}
 */
export async function startLocalCluster(plan: ClusterPlan): Promise<LocalCluster> {
  // Other ports help only where they are ours to choose.
  const attempts = plan.configs?.["listeners"] === undefined ? startAttempts : 1;
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce({ ...plan, directory: join(plan.directory, `start-${String(attempt)}`) });
    } catch (error) {
      if (attempt === attempts || !(error instanceof PortTaken)) throw error;
      plan.onProgress?.("a port was taken in the meantime: starting again on others");
    }
  }
}

async function startOnce(plan: ClusterPlan): Promise<LocalCluster> {
  const cluster = await planCluster(plan);
  try {
    await formatCluster(cluster);
    for (const node of cluster.nodes) await startNode(cluster, node);
    await untilReady(cluster);
    await setPasswords(cluster, [{ name: superUser, password: superUserPassword(cluster) }]);
    return cluster;
  } catch (error) {
    await endCluster(cluster);
    throw error;
  }
}
