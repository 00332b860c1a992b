import { nearest } from "../../documents/nearest";
import { type Problem } from "../../documents/problem";
import { type Wave } from "../../waves/document";
import { type ResolvedWave } from "../../waves/resolved-wave";
import { type LedgerLine } from "../ledger";
import { lineAsOf } from "../line-as-of";
import { proposedApproval } from "../proposed-approval";
import { type Draft } from "./part";

/** The ledger with who approved what, and what nobody has approved yet. */
export interface Settled {
  readonly ledger: readonly LedgerLine[];
  /** A problem for each line that needs an approval and has none that holds. */
  readonly undecided: readonly Problem[];
  /** Approvals of nothing. */
  readonly problems: readonly Problem[];
}

type Approval = Wave["approvals"][number];

/**
 * Holds every line that needs a person's approval against the wave's approvals. An approval holds to the end of its last
 * day, UTC. What is not covered is a problem, and so is an approval that names no line: it was for something else.
 */
export function settleApprovals(drafts: readonly Draft[], wave: ResolvedWave["wave"], now: Date): Settled {
  const today = now.toISOString().slice(0, 10);
  const valid = new Map<string, Approval>();
  const expired = new Map<string, Approval>();
  for (const approval of wave.content.approvals)
    (approval.expires >= today ? valid : expired).set(approval.change, approval);
  const changes = new Set(drafts.map(({ change }) => change));
  return {
    ledger: drafts.map((draft) =>
      lineAsOf(ledgerLine(draft, valid.get(draft.change) ?? expired.get(draft.change)), today),
    ),
    undecided: drafts
      .filter(({ needsApproval, change }) => needsApproval && !valid.has(change))
      .map((draft) => notApproved(draft, expired.get(draft.change), wave, now)),
    problems: wave.content.approvals.flatMap(({ change }, index) =>
      changes.has(change) ? [] : [approvesNothing(change, index, drafts, wave)],
    ),
  };
}

function ledgerLine(draft: Draft, approval: Approval | undefined): LedgerLine {
  const { change, object, field, action, source, target, reason, rule, needsApproval } = draft;
  return {
    change,
    object,
    field,
    action,
    source,
    target,
    reason,
    rule,
    approval: !needsApproval
      ? { needed: false }
      : approval === undefined
        ? { needed: true, by: null }
        : { needed: true, by: approval.by, reason: approval.reason, expires: approval.expires },
  };
}

function notApproved(draft: Draft, expired: Approval | undefined, wave: ResolvedWave["wave"], now: Date): Problem {
  const late = expired === undefined ? "" : `; the approval by ${expired.by} ended on ${expired.expires}`;
  const otherwise = draft.otherwise === undefined ? "" : `, or ${draft.otherwise.replace(/\.$/, "")}`;
  return wave.problemAt(
    draft.at,
    `needs an approval: ${draft.change} (${draft.source ?? "nothing"} → ${draft.target ?? "nothing"}): ${draft.reason}${late}`,
    [`Have somebody accept it under approvals${otherwise}:`, ...proposedApproval(draft.change, now)].join("\n"),
  );
}

function approvesNothing(change: string, index: number, drafts: readonly Draft[], wave: ResolvedWave["wave"]): Problem {
  const near = nearest(
    change,
    drafts.map((draft) => draft.change),
  );
  return wave.problemAt(
    ["approvals", index, "change"],
    `names no line of the ledger${near === undefined ? "" : ` (nearest: ${JSON.stringify(near)})`}`,
    "Correct it, or take the approval out: what it accepted is no longer there.",
  );
}
