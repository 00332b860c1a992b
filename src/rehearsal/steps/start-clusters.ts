import { join } from "node:path";
import { type Closing } from "../closing";
import { kafkaDistribution, type KafkaDistribution } from "../rig/kafka-distribution";
import { type RunningCluster } from "../rig/running-cluster";
import { startCluster } from "../rig/start-cluster";
import { type Noted } from "../steps";
import { type WorkDirectory } from "../work-directory";

/** Both clusters, running. */
export interface Clusters {
  readonly source: RunningCluster;
  readonly target: RunningCluster;
  readonly sourceKafka: KafkaDistribution;
  readonly targetKafka: KafkaDistribution;
}

/** Fetches what is not there yet and starts the source (one broker, 3.9) and the target (three brokers, 4.x) side by side. */
export async function startClusters(
  plan: {
    readonly directory: WorkDirectory;
    readonly kafkaHome?: string;
    readonly signal: AbortSignal;
    readonly closing: Closing;
  },
  say: (text: string) => void,
): Promise<Noted<Clusters>> {
  const { directory, signal, closing } = plan;
  const kafkaOf = (version: "3.9.2" | "4.3.1"): Promise<KafkaDistribution> =>
    kafkaDistribution({
      version,
      onProgress: say,
      signal,
      ...(plan.kafkaHome === undefined ? {} : { kafkaHome: plan.kafkaHome }),
    });
  const [sourceKafka, targetKafka] = await Promise.all([kafkaOf("3.9.2"), kafkaOf("4.3.1")]);
  say("starting one broker for the source, three for the target");
  const start = async (name: string, nodes: 1 | 3, distribution: KafkaDistribution): Promise<RunningCluster> => {
    const cluster = await startCluster({
      name,
      nodes,
      distribution,
      directory: join(directory.running, name),
      signal,
      onProgress: say,
    });
    closing.add(name, () => cluster.stop());
    return cluster;
  };
  const started = await Promise.allSettled([start("source", 1, sourceKafka), start("target", 3, targetKafka)]);
  const [source, target] = started.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  });
  if (source === undefined || target === undefined) throw new Error("two clusters were asked for");
  return {
    result: { source, target, sourceKafka, targetKafka },
    note: `source ${sourceKafka.version} (1 broker), target ${targetKafka.version} (3 brokers), TLS, SCRAM, mTLS, authorizer`,
  };
}
