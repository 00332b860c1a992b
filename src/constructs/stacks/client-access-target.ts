import { type Endpoint } from "../../network/listeners";
import { type TargetCluster } from "../target-cluster/target-cluster";

/** What a client team must be told of the target: plain data, which crosses accounts and repositories. A {@link TargetCluster} is one. */
export type ClientTarget = Pick<
  TargetCluster,
  "name" | "listeners" | "advertised" | "authentication" | "connectionsMaxIdleMs"
>;

/** Where clients of other networks begin: the bootstrap of each shard, or the first brokers where there is no load balancer. */
export function clientEndpoints({ listeners, advertised }: ClientTarget): readonly Endpoint[] {
  return listeners === null ? advertised.slice(0, 3) : listeners.shards.map(({ bootstrap }) => bootstrap);
}
