import { type CrowdedClusters } from "./clusters/crowded-clusters";
import { type Measurement } from "./record";

/** What a work may use. */
export interface Bench {
  /** Scratch space, taken away in the end. */
  readonly directory: string;
  readonly signal: AbortSignal;
  say(text: string): void;
  /** Two real clusters of production size; started and filled when first asked for, stopped in the end. */
  clusters(): Promise<CrowdedClusters>;
}

/** One work to measure: ours and theirs in the same run. */
export interface Work {
  readonly id: string;
  /** Takes minutes: measured only when it is asked for by name or with `--with-rehearsal`. */
  readonly long?: true;
  measure(bench: Bench): Promise<readonly Measurement[]>;
}
