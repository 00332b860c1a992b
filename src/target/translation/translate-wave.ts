import { DocumentError, type Problem, problemText } from "../../documents/problem";
import { type ResolvedWave } from "../../waves/resolved-wave";
import { type Profile } from "../profile";
import { type TargetWave } from "../target-wave";
import { translateAccess } from "./access";
import { settleApprovals } from "./approvals";
import { translateGroups } from "./groups";
import { translateQuotas } from "./quotas";
import { translateScramUsers } from "./scram-users";
import { translateTopics } from "./topics";

/**
 * One wave as the target gets it, and the ledger of every difference. A pure function, linear in topics and ACLs; `now`
 * decides which approvals still hold.
 *
 * @throws DocumentError with every problem at its line of the wave file: values that the target or the Terraform
 *   provider would refuse, differences that nobody has approved (each with the lines to paste), approvals of nothing.
 */
export function translateWave(resolved: ResolvedWave, profile: Profile, now: Date): TargetWave {
  const { wave } = resolved;
  const topics = translateTopics(resolved, profile);
  const access = translateAccess(resolved);
  const quotas = translateQuotas(resolved);
  const scramUsers = translateScramUsers(resolved, profile);
  const groups = translateGroups(resolved);
  const parts = [topics, access, quotas, scramUsers, groups];
  const settled = settleApprovals(
    parts.flatMap((part) => part.lines),
    wave,
    now,
  );
  const problems = once([...parts.flatMap((part) => part.problems), ...settled.problems]);
  if (problems.length > 0) throw new DocumentError(problems);
  return {
    id: wave.content.id,
    profile: profile.id,
    topics: topics.objects,
    acls: access.objects,
    quotas: quotas.objects,
    scramUsers: scramUsers.objects,
    groups: groups.objects,
    maxLagRecords: wave.content.replication.maxLagRecords,
    ledger: settled.ledger,
  };
}

/** One setting for all topics can be wrong for each of them: it is told once. */
function once(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [problemText(problem), problem])).values()];
}
