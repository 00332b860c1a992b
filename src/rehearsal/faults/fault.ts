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

/** What a fault may change before the plan is made: the stack that was synthesized, and what is deployed already. */
export interface Draft {
  /** The wave's stack, `cdk.tf.json`. */
  readonly stackFile: string;
  /** Applies one resource alone, as an earlier deployment would have. */
  apply(address: string): Promise<void>;
}

/** The check that must fail and the cause that it must name, or the rule of the review that must be found. */
export type FoundBy = { readonly check: string; readonly cause: string } | { readonly rule: string };

/** One thing that goes wrong in real migrations, done on purpose; the check or the review must name it. */
export interface Fault {
  readonly name: string;
  /** What happens, as a sentence without its full stop. */
  readonly title: string;
  readonly found: FoundBy;
  /** Before the plan is made, before replication begins, or after everything has caught up. */
  readonly happens:
    | { readonly when: "before-plan"; readonly inject: (draft: Draft) => Promise<void> }
    | { readonly when: "before-replication"; readonly prelude: Prelude }
    | { readonly when: "before-check"; readonly inject: (scene: Scene) => Promise<void> };
}

/** Who finds a fault and under which name: `grants-hold`, `GRANT_MISSING`; `review`, `topic-replaced`. */
export function foundAs({ found }: Fault): { readonly by: string; readonly as: string } {
  return "rule" in found ? { by: "review", as: found.rule } : { by: found.check, as: found.cause };
}
