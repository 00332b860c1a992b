import { type Answer, notKnown, type Unreadable } from "../../kafka/answer";
import { type AccessControl } from "../../kafka/cluster-facts";
import {
  type ClientQuota,
  type ClusterFacts,
  type Configs,
  type GroupFacts,
  type LogOffsets,
  type ScramUser,
  type TopicFacts,
} from "../../kafka/cluster-facts";
import { type Reachability } from "../../kafka-client/reachability";
import { type OffsetSync } from "../mirror-maker/offset-sync";

/** Values by name, as plain data that JSON can hold. */
export type ByName<T> = Readonly<Record<string, T>>;

/** A committed offset by `partitionKey`. Absent means: no commit. */
export type Commits = ByName<number>;

/** One cluster as it was seen. What was not read, or could not be, is an Answer that says why. */
export interface ClusterSeen {
  readonly facts: Answer<ClusterFacts>;
  readonly topics: Answer<ByName<Answer<TopicFacts>>>;
  /** Effective configs of the declared topics. */
  readonly configs: Answer<ByName<Answer<Configs>>>;
  readonly access: Answer<AccessControl>;
  readonly quotas: Answer<readonly ClientQuota[]>;
  readonly scramUsers: Answer<readonly ScramUser[]>;
  /** The declared groups that exist; a declared group that is absent here does not exist at the cluster. */
  readonly groups: Answer<ByName<Answer<GroupFacts>>>;
  readonly commits: Answer<ByName<Answer<Commits>>>;
  /** Log bounds of the replicated topics' partitions, by `partitionKey`. */
  readonly logs: Answer<ByName<Answer<LogOffsets>>>;
  /** Records counted where arithmetic on offsets proves nothing, by `rangeKey`. */
  readonly counts: ByName<Answer<number>>;
}

/** What MirrorMaker wrote down about its own progress, at the target. */
export interface MirrorMakerSeen {
  /** The source offset of the last record that came over, by `partitionKey`. */
  readonly positions: Answer<ByName<number>>;
  /** The same when the check first looked. */
  readonly firstPositions: Answer<ByName<number>>;
  /** Time between the two looks; 0 where one was enough. */
  readonly watchedMs: number;
  /** Every offset sync that is still there, oldest first, by `partitionKey`. */
  readonly syncs: Answer<ByName<readonly OffsetSync[]>>;
}

/** A client as it got in, layer by layer; not known where no properties were given for it. */
export interface ClientSeen {
  readonly name: string;
  readonly cluster: "source" | "target";
  readonly reachability: Answer<Reachability>;
}

/** All that the selected checks look at, read once. Plain data: it can be kept and judged again. */
export interface Snapshot {
  /** RFC 3339, UTC: certificates are held against it. */
  readonly takenAt: string;
  readonly clients: readonly ClientSeen[];
  /** Not known where the cluster could not be reached or was not named. */
  readonly reached: Readonly<Record<"source" | "target", Answer<true>>>;
  readonly source: ClusterSeen;
  readonly target: ClusterSeen;
  readonly mirrorMaker: MirrorMakerSeen;
}

/** A cluster of which nothing was seen, for one reason. */
export function nothingSeen(because: Unreadable): ClusterSeen {
  const nothing = notKnown<never>(because);
  return {
    facts: nothing,
    topics: nothing,
    configs: nothing,
    access: nothing,
    quotas: nothing,
    scramUsers: nothing,
    groups: nothing,
    commits: nothing,
    logs: nothing,
    counts: {},
  };
}

/** Offsets `[from, to)` of one partition. */
export interface OffsetRange {
  readonly topic: string;
  readonly partition: number;
  readonly from: number;
  readonly to: number;
}

/** The key of a range in {@link ClusterSeen.counts}. */
export function rangeKey({ topic, partition, from, to }: OffsetRange): string {
  return `${topic} ${String(partition)} ${String(from)} ${String(to)}`;
}
