import { type RunningCluster } from "./rig/running-cluster";
import { type KafkaDistribution } from "./rig/kafka-distribution";
import { type RunKafkaByoc } from "./run-command";
import { type WorkDirectory } from "./work-directory";

/** What every step of a rehearsal works with once the clusters are there. */
export interface Workplace {
  readonly directory: WorkDirectory;
  readonly source: RunningCluster;
  readonly target: RunningCluster;
  readonly sourceKafka: KafkaDistribution;
  readonly targetKafka: KafkaDistribution;
  readonly kafkaByoc: RunKafkaByoc;
  readonly signal: AbortSignal;
}
