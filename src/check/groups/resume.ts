import { type LogOffsets, type TopicPartition } from "../../kafka/cluster-facts";
import { type OffsetSync } from "../mirror-maker/offset-sync";
import { translateOffset } from "../mirror-maker/offset-translation";
import { type OffsetRange } from "../snapshot/snapshot";

/** All that decides where one group resumes on one partition. */
export interface ResumeFacts extends TopicPartition {
  /** The group's commit at the source. */
  readonly source: number;
  /** Its commit at the target; undefined where there is none. */
  readonly target: number | undefined;
  readonly targetLog: LogOffsets;
  readonly syncs: readonly OffsetSync[];
  /** The next source offset to come over. */
  readonly replicatedTo: number | undefined;
  readonly tolerance: number;
}

/** Why a group must not resume here, in the order in which they are looked for. */
export const resumeFailures = [
  "GROUP_OFFSET_ABSENT",
  "OFFSET_BEYOND_LOG_END",
  "OFFSET_BEFORE_LOG_START",
  "OFFSET_SKIPS_RECORDS",
  "REPLAY_BEYOND_TOLERANCE",
] as const;

/** Where a group resumes on one partition. `replay` and `skipped` are records; "at most" where the place is not exact. */
export type Resume =
  | { readonly verdict: "HOLDS" | "REPLAY_BEYOND_TOLERANCE"; readonly replay: number; readonly exact: boolean }
  | { readonly verdict: "OFFSET_SKIPS_RECORDS"; readonly skipped: number }
  | { readonly verdict: Exclude<(typeof resumeFailures)[number], "REPLAY_BEYOND_TOLERANCE" | "OFFSET_SKIPS_RECORDS"> }
  /** No sync, or none near enough: neither a skip nor a replay can be proved. */
  | { readonly verdict: "POSITION_NOT_PROVABLE" };

/**
 * Whether a group resumes on one partition without skipping a record, and how many it reads again.
 *
 * The commit must exist and lie within the target's log (else the client's `auto.offset.reset` decides), and must not lie behind the
 * place to which the source's commit translates. Commits are read at the target first, then at the source, then the
 * logs: all three only grow, so what is found here is certain.
 */
export function resume(facts: ResumeFacts, count: (range: OffsetRange) => number | undefined): Resume {
  const { target, targetLog } = facts;
  if (target === undefined) return { verdict: "GROUP_OFFSET_ABSENT" };
  if (target > targetLog.end) return { verdict: "OFFSET_BEYOND_LOG_END" };
  if (target < targetLog.start) return { verdict: "OFFSET_BEFORE_LOG_START" };
  const { topic, partition, syncs, source, replicatedTo, tolerance } = facts;
  const place = translateOffset({ topic, partition }, syncs, source, { replicatedTo, targetEnd: targetLog.end }, count);
  if (place === undefined) return { verdict: "POSITION_NOT_PROVABLE" };
  if (target > place.high) return { verdict: "OFFSET_SKIPS_RECORDS", skipped: target - place.high };
  if (target > place.low) return { verdict: "POSITION_NOT_PROVABLE" };
  const replay = place.high - target;
  const exact = place.low === place.high;
  return { verdict: replay > tolerance ? "REPLAY_BEYOND_TOLERANCE" : "HOLDS", replay, exact };
}
