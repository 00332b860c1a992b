import { type Admin } from "kafkajs";
import { type RunningCluster } from "./running-cluster";

/** Does something as the super user of a cluster of our own, and disconnects whatever happens. */
export async function withAdmin<T>(cluster: RunningCluster, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = cluster.kafkajs().admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
