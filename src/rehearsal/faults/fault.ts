import { type RunningCluster } from "../rig/running-cluster";
import { type Wave } from "../../waves/document";

/** What a fault may lay its hands on: two clusters of our own, and MirrorMaker between them. */
export interface Scene {
  readonly source: RunningCluster;
  readonly target: RunningCluster;
  readonly wave: Wave;
  readonly mirrorMaker: {
    stop(): Promise<void>;
    start(): Promise<void>;
    /** Starts it again and waits until every partition has caught up. */
    startAndCatchUp(): Promise<void>;
  };
  /** Writes keyed records to a topic of either cluster, as an application would. */
  produce(cluster: RunningCluster, topic: string, partition: number, count: number): Promise<void>;
}

/** What has to be different before MirrorMaker starts for the first time. */
export interface Prelude {
  /** MirrorMaker's principal at the source may describe the wave's first topic and not read it. */
  readonly withoutReadOnFirstTopic?: true;
  /** MirrorMaker gets a password for the source that is not the right one. */
  readonly wrongSourcePassword?: true;
}

/** One thing that goes wrong in real migrations, done on purpose; the check must name it. */
export interface Fault {
  readonly name: string;
  /** What happens, as a sentence without its full stop. */
  readonly title: string;
  /** The check that must fail, and the cause that it must name. */
  readonly found: { readonly check: string; readonly cause: string };
  /** Either before replication begins, or after everything has caught up. */
  readonly happens:
    | { readonly when: "before-replication"; readonly prelude: Prelude }
    | { readonly when: "before-check"; readonly inject: (scene: Scene) => Promise<void> };
}
