import { type Expectations } from "../expectations/document";
import { type Unreadable } from "../kafka/answer";
import { type Check, type Evidence, mostOffsetsToCount, type Phase } from "./check";
import { type CheckResult, type Judgement, unknown } from "./result";
import { type OffsetRange, rangeKey, type Snapshot } from "./snapshot/snapshot";

/** A range of one cluster that a judgement would like to have counted. */
export interface CountQuestion {
  readonly cluster: "source" | "target";
  readonly range: OffsetRange;
}

/** Judges every check over one snapshot, in their order. Pure. */
export function judgeAll(
  checks: readonly Check[],
  expected: Expectations,
  seen: Snapshot,
  phase: Phase,
): readonly CheckResult[] {
  const evidence = evidenceFrom(expected, seen, phase, () => undefined);
  return checks.flatMap((check) =>
    judgementsOf(check, evidence).map((judgement) => ({ check: check.name, id: check.id, ...judgement })),
  );
}

/** What the checks would have to have counted to judge exactly, asked by judging once without. */
export function questionsOf(
  checks: readonly Check[],
  expected: Expectations,
  seen: Snapshot,
  phase: Phase,
): readonly CountQuestion[] {
  const questions = new Map<string, CountQuestion>();
  const evidence = evidenceFrom(expected, seen, phase, (question) => {
    questions.set(`${question.cluster} ${rangeKey(question.range)}`, question);
  });
  for (const check of checks) if (check.needs.includes("replication")) judgementsOf(check, evidence);
  return [...questions.values()];
}

function evidenceFrom(
  expected: Expectations,
  seen: Snapshot,
  phase: Phase,
  onQuestion: (question: CountQuestion) => void,
): Evidence {
  const counter = (cluster: "source" | "target") => (range: OffsetRange) => {
    const length = range.to - range.from;
    if (length <= 0) return 0;
    const answer = seen[cluster].counts[rangeKey(range)];
    if (answer !== undefined) return answer.known ? answer.value : undefined;
    if (length <= mostOffsetsToCount) onQuestion({ cluster, range });
    return undefined;
  };
  return { expected, seen, phase, count: { source: counter("source"), target: counter("target") } };
}

/** A check whose cluster was not reached is one line that says so, instead of one for each of its subjects. */
function judgementsOf(check: Check, evidence: Evidence): readonly Judgement[] {
  const unreached = (["source", "target"] as const).flatMap((cluster) => {
    const reached = evidence.seen.reached[cluster];
    return reached.known || !needsWholly(check, cluster) ? [] : [{ cluster, because: reached.because }];
  });
  const [first] = unreached;
  if (first !== undefined) return [notReached(first, unreached)];
  return [...check.judge(evidence)];
}

/** Access is declared for each cluster apart: a source that is not there takes nothing from what is said of the target. */
function needsWholly(check: Check, cluster: "source" | "target"): boolean {
  return check.needs.some((need) =>
    need === "groups" || need === "replication"
      ? true
      : need.startsWith(`${cluster}.`) && !(cluster === "source" && need === "source.access"),
  );
}

interface Unreached {
  readonly cluster: "source" | "target";
  readonly because: Unreadable;
}

function notReached({ because }: Unreached, all: readonly Unreached[]): Judgement {
  return unknown(`the whole ${all.map(({ cluster }) => cluster).join(" and ")}`, {
    cause: because.error,
    message: all.map((one) => one.because.message).join(" "),
    remedy: [...new Set(all.map(remedyOf))].join(" "),
  });
}

function remedyOf({ cluster, because }: Unreached): string {
  return because.error === "CLUSTER_NOT_NAMED"
    ? `Give the properties of the ${cluster}: --${cluster} FILE.`
    : `Mend what clients-reach-brokers says of the ${cluster}.`;
}
