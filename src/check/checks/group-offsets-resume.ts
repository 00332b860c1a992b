import { type Expectations } from "../../expectations/document";
import { partitionKey } from "../../kafka/cluster-facts";
import { type Check, type Evidence } from "../check";
import { type GroupPosition } from "../details";
import { resume, type Resume, resumeFailures } from "../groups/resume";
import { counted, listed } from "../listed";
import { fail, type Judgement, pass, skipped, unknown, unreadable } from "../result";
import { type Commits } from "../snapshot/snapshot";
import { topicSeen } from "../snapshot/topic-seen";

/** Every declared group resumes at the target where it stands at the source: nothing skipped, replay within its tolerance. */
export const groupOffsetsResume: Check = {
  name: "group-offsets-resume",
  id: "OFF-02",
  title: "Every group resumes where it stands",
  area: "groups",
  phases: ["after-apply"],
  needs: ["source.topics", "source.configs", "target.topics", "replication", "groups"],
  why:
    "A commit that is absent or out of bounds leaves it to the client's auto.offset.reset: everything is read again, or " +
    "everything is skipped.",
  remedy:
    "Let the group go on at the source until MirrorMaker has translated its commit, or set its offsets at the target.",
  *judge(evidence) {
    for (const group of evidence.expected.groups) yield judgeGroup(group, evidence);
  },
};

type ExpectedGroup = Expectations["groups"][number];

function judgeGroup(group: ExpectedGroup, evidence: Evidence): Judgement {
  const { seen } = evidence;
  const { groupId } = group;
  const subject = groupId;
  const active = membersAtTarget(groupId, evidence);
  if (active !== undefined) return active;
  const [sourceCommits, targetCommits] = [seen.source.commits, seen.target.commits];
  if (!sourceCommits.known) return unreadable(subject, sourceCommits.because);
  if (!targetCommits.known) return unreadable(subject, targetCommits.because);
  const [source, target] = [sourceCommits.value[groupId], targetCommits.value[groupId]];
  if (source?.known === false) return unreadable(subject, source.because);
  if (target?.known === false) return unreadable(subject, target.because);
  return judgePositions(group, source?.value ?? {}, target?.value ?? {}, evidence);
}

/** A group that runs at the target is not moved by MirrorMaker, and reads both clusters' records. */
function membersAtTarget(groupId: string, { seen }: Evidence): Judgement | undefined {
  const { groups } = seen.target;
  if (!groups.known) return unreadable(groupId, groups.because);
  const group = groups.value[groupId];
  if (group === undefined) return undefined;
  if (!group.known) return unreadable(groupId, group.because);
  const { members, state } = group.value;
  if (members.length === 0) return undefined;
  return fail(groupId, {
    cause: "GROUP_ACTIVE_AT_TARGET",
    expected: "no members at the target",
    seen: `${state}: ${listed(members.map(({ clientId, host }) => `${clientId} from ${host}`))}`,
    message: `${counted(members.length, "member")} already read at the target, so MirrorMaker cannot set its offsets.`,
    remedy: "Stop these consumers until the cut-over.",
  });
}

function judgePositions(group: ExpectedGroup, source: Commits, target: Commits, evidence: Evidence): Judgement {
  const { seen, count } = evidence;
  const { mirrorMaker } = seen;
  const { groupId, replayTolerance: tolerance } = group;
  if (!mirrorMaker.syncs.known) return unreadable(groupId, mirrorMaker.syncs.because);
  if (!mirrorMaker.positions.known) return unreadable(groupId, mirrorMaker.positions.because);
  if (!seen.target.logs.known) return unreadable(groupId, seen.target.logs.because);
  const judged: { readonly position: GroupPosition; readonly resume: Resume; readonly targetEnd: number }[] = [];
  let withoutCommit = 0;
  for (const topic of group.topics) {
    const facts = topicSeen(seen.source, topic);
    if (!facts.known) return unreadable(groupId, facts.because);
    for (const { partition } of facts.value?.partitions ?? []) {
      const key = partitionKey({ topic, partition });
      const commit = source[key];
      if (commit === undefined) {
        withoutCommit += 1;
        continue;
      }
      const targetLog = seen.target.logs.value[key];
      if (targetLog === undefined)
        return unknown(groupId, {
          cause: "LOG_NOT_READ",
          message: `The target's log of ${topic} partition ${String(partition)} was not read.`,
        });
      if (!targetLog.known) return unreadable(groupId, targetLog.because);
      const position = mirrorMaker.positions.value[key];
      const result = resume(
        {
          topic,
          partition,
          source: commit,
          target: target[key],
          targetLog: targetLog.value,
          syncs: mirrorMaker.syncs.value[key] ?? [],
          replicatedTo: position === undefined ? undefined : position + 1,
          tolerance,
        },
        count.source,
      );
      judged.push({
        position: {
          topic,
          partition,
          source: commit,
          target: target[key] ?? null,
          replay: "replay" in result ? result.replay : null,
          verdict: result.verdict,
        },
        resume: result,
        targetEnd: targetLog.value.end,
      });
    }
  }
  if (judged.length === 0)
    return skipped(groupId, `The group has no commit at the source on any of ${counted(withoutCommit, "partition")}.`);
  return summary(group, judged, withoutCommit);
}

function summary(
  { groupId, replayTolerance }: ExpectedGroup,
  judged: readonly { readonly position: GroupPosition; readonly resume: Resume; readonly targetEnd: number }[],
  withoutCommit: number,
): Judgement {
  const details = {
    kind: "group-positions",
    tolerance: replayTolerance,
    positions: judged.map(({ position }) => position),
    withoutCommit,
  } as const;
  const expected = `a commit on every partition, nothing skipped, at most ${counted(replayTolerance, "record")} read again on each`;
  const cause = resumeFailures.find((failure) => judged.some(({ resume: { verdict } }) => verdict === failure));
  const share = (verdict: string): string =>
    `${String(judged.filter((one) => one.resume.verdict === verdict).length)} of ${counted(judged.length, "partition")}`;
  const broken = judged.filter(({ resume: { verdict } }) => verdict !== "HOLDS");
  const seen = listed(broken.map(positionText));
  if (cause !== undefined)
    return fail(groupId, { cause, expected, seen, message: `${share(cause)}: ${sentences[cause]}`, details });
  if (broken.length > 0)
    return unknown(groupId, {
      cause: "POSITION_NOT_PROVABLE",
      expected,
      seen,
      message: `${share("POSITION_NOT_PROVABLE")}: MirrorMaker's offset syncs do not tell where the source's commit lies at the target.`,
      remedy: "Let records flow on these partitions so that MirrorMaker writes a sync, then check again.",
      details,
    });
  const replay = judged.reduce((sum, { position }) => sum + (position.replay ?? 0), 0);
  const most = Math.max(0, ...judged.map(({ position }) => position.replay ?? 0));
  const silent =
    withoutCommit === 0 ? "" : ` ${counted(withoutCommit, "partition")} without a commit at the source are not judged.`;
  return pass(groupId, {
    expected,
    seen: `at most ${counted(most, "record")} read again on a partition`,
    message: `Resumes on ${counted(judged.length, "partition")}, reading ${counted(replay, "record")} again.${silent}`,
    details,
  });
}

const sentences: Readonly<Record<(typeof resumeFailures)[number], string>> = {
  GROUP_OFFSET_ABSENT: "the target has no commit, so the client's auto.offset.reset would decide.",
  OFFSET_BEYOND_LOG_END:
    "the target's commit lies beyond the log's end, so the client's auto.offset.reset would decide.",
  OFFSET_BEFORE_LOG_START:
    "the target's commit lies before the log's start, so the client's auto.offset.reset would decide.",
  OFFSET_SKIPS_RECORDS: "the target's commit lies behind records that the group has not read at the source.",
  REPLAY_BEYOND_TOLERANCE: "the group would read more records again than it tolerates.",
};

function positionText({
  position,
  resume: result,
  targetEnd,
}: {
  readonly position: GroupPosition;
  readonly resume: Resume;
  readonly targetEnd: number;
}): string {
  const place = `${position.topic} ${String(position.partition)}`;
  const target = position.target === null ? "no commit" : String(position.target);
  const extra: Readonly<Record<Resume["verdict"], string>> = {
    HOLDS: "",
    GROUP_OFFSET_ABSENT: "",
    OFFSET_BEYOND_LOG_END: `, the log ends at ${String(targetEnd)}`,
    OFFSET_BEFORE_LOG_START: ", the log starts later",
    OFFSET_SKIPS_RECORDS: "skipped" in result ? `, ${counted(result.skipped, "record")} skipped` : "",
    REPLAY_BEYOND_TOLERANCE:
      "replay" in result ? `, ${result.exact ? "" : "up to "}${counted(result.replay, "record")} again` : "",
    POSITION_NOT_PROVABLE: ", not provable",
  };
  return `${place}: source ${String(position.source)}, target ${target}${extra[result.verdict]}`;
}
