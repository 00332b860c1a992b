import { type Acl } from "../kafka/acl";
import { type Path } from "../network/path";

/** One partition on its way over. All positions are offsets at the source, save `targetEnd`. */
export interface ReplicatedPartition {
  readonly partition: number;
  readonly sourceStart: number;
  readonly sourceEnd: number;
  /** The next source offset to come over; null where nothing ever came. */
  readonly replicatedTo: number | null;
  /** Records at the source that the target does not have yet. */
  readonly lag: number;
  readonly targetEnd: number | null;
}

/** One group's position on one partition, at both clusters. */
export interface GroupPosition {
  readonly topic: string;
  readonly partition: number;
  readonly source: number;
  /** Null where the target has no commit. */
  readonly target: number | null;
  /** Records that the group reads a second time; null where it could not be worked out. */
  readonly replay: number | null;
  /** Named as in the result, or `HOLDS`. */
  readonly verdict: string;
}

/** One grant, as declared or as found. */
export interface GrantLine {
  readonly acl: Acl;
  readonly state: "holds" | "missing" | "refused" | "beyond";
}

/** One effective config value held against its rule. */
export interface ConfigLine {
  readonly key: string;
  readonly rule: "equal" | "at-least" | "at-most";
  readonly expected: string;
  readonly seen: string | null;
  readonly holds: boolean;
}

/** One layer of one endpoint. */
export interface LayerLine {
  readonly layer: string;
  readonly ok: boolean;
  readonly durationMs: number;
}

/** One endpoint as a client met it. */
export interface EndpointLine {
  readonly endpoint: string;
  readonly brokerId: number | null;
  readonly layers: readonly LayerLine[];
}

/** One address of a port, as it was met from one place. */
export interface WayLine {
  readonly address: string;
  readonly layers: readonly LayerLine[];
}

/** Figures behind a result, by kind. */
export type Details =
  | { readonly kind: "replication"; readonly partitions: readonly ReplicatedPartition[] }
  | {
      readonly kind: "group-positions";
      readonly tolerance: number;
      readonly positions: readonly GroupPosition[];
      /** Partitions of the group's topics where the source has no commit: nothing to judge there. */
      readonly withoutCommit: number;
    }
  | { readonly kind: "grants"; readonly cluster: "source" | "target"; readonly grants: readonly GrantLine[] }
  | { readonly kind: "configs"; readonly configs: readonly ConfigLine[] }
  | { readonly kind: "endpoints"; readonly endpoints: readonly EndpointLine[] }
  | { readonly kind: "ways"; readonly path: Path; readonly ways: readonly WayLine[] };
