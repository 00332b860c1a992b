import { type ListenerPlan } from "../../network/listeners";
import { type ProjectWindow } from "../../network/project-window";
import { type NetworkSource } from "../network/path-security-rules";
import { type NetworkPlace } from "../network/place";
import { type BrokerTargets } from "../network/private-link/targets";
import { type TargetCluster } from "../target-cluster/target-cluster";

/** What a cluster is made from beside its own declaration. */
export interface ClusterSetting {
  readonly name: string;
  readonly region: string;
  readonly listeners: ListenerPlan;
  readonly network: NetworkPlace;
  readonly operators: readonly NetworkSource[];
  readonly window: ProjectWindow;
  readonly owner?: string;
}

/** A cluster and what the load balancer sends to. */
export interface MadeCluster {
  readonly cluster: TargetCluster;
  readonly targets: BrokerTargets;
}
