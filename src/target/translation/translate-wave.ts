import { DocumentError, type Problem, problemText } from "../../documents/problem";
import { type ResolvedWave } from "../../waves/resolved-wave";
import { type Profile } from "../profile";
import { type TargetWave } from "../target-wave";
import { translateAccess } from "./access/translate-access";
import { settleApprovals } from "./approvals";
import { decidedOtherwise } from "./decided-otherwise";
import { translateGroups } from "./groups";
import { comparePermissions } from "./permissions";
import { mapPrincipals } from "./principals";
import { translateQuotas } from "./quotas";
import { translateScramUsers } from "./scram-users";
import { translateTopics } from "./topics";

/** A wave translated as far as it can be, and what stands in the way of using it. */
export interface Translation {
  /** Without what could not be translated; whole where there is no problem. */
  readonly target: TargetWave;
  /** Differences that nobody has approved, each with the lines to paste. */
  readonly undecided: readonly Problem[];
  /** Values that the target or the Terraform provider would refuse, and approvals of nothing. */
  readonly problems: readonly Problem[];
}

/**
 * One wave as the target gets it, and the ledger of every difference. A pure function, linear in topics and ACLs; `now`
 * decides which approvals still hold. Every problem is at its line of the wave file.
 */
export function translate(resolved: ResolvedWave, profile: Profile, now: Date): Translation {
  const { wave } = resolved;
  const topics = translateTopics(resolved, profile);
  const principals = mapPrincipals(resolved, profile);
  const access = translateAccess(resolved, profile, principals.map);
  const permissions = comparePermissions(resolved, access, principals.map);
  const quotas = translateQuotas(resolved, profile, principals.map);
  const scramUsers = translateScramUsers(resolved, profile, principals.map);
  const groups = translateGroups(resolved);
  const parts = [topics, principals, access, permissions, quotas, scramUsers, groups, decidedOtherwise(resolved)];
  const settled = settleApprovals(
    parts.flatMap((part) => part.lines),
    wave,
    now,
  );
  return {
    target: {
      id: wave.content.id,
      profile: profile.id,
      topics: topics.objects,
      acls: access.objects,
      quotas: quotas.objects,
      scramUsers: scramUsers.objects,
      groups: groups.objects,
      maxLagRecords: wave.content.replication.maxLagRecords,
      permissions: permissions.objects,
      samePermissions: permissions.same,
      ledger: settled.ledger,
    },
    undecided: once(settled.undecided),
    problems: once([...parts.flatMap((part) => part.problems), ...settled.problems]),
  };
}

/**
 * The same, for what may only go on with a whole translation that everybody concerned has accepted.
 *
 * @throws DocumentError with every problem at once, undecided differences among them
 */
export function translateWave(resolved: ResolvedWave, profile: Profile, now: Date): TargetWave {
  return acceptedTarget(translate(resolved, profile, now));
}

/**
 * The target of a whole translation that everybody concerned has accepted.
 *
 * @throws DocumentError with every problem at once, undecided differences among them
 */
export function acceptedTarget({ target, undecided, problems }: Translation): TargetWave {
  if (problems.length + undecided.length > 0) throw new DocumentError([...problems, ...undecided]);
  return target;
}

/** One setting for all topics can be wrong for each of them: it is told once. */
function once(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [problemText(problem), problem])).values()];
}
