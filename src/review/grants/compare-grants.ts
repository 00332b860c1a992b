import { type Acl } from "../../kafka/acl";
import { indexAcls } from "../../kafka/authorization";
import { type PermissionChange } from "../../target/target-wave";
import { changesOf, touch, type TouchedPlaces } from "../../target/translation/permissions";
import { grantsOf } from "../facts/grants";
import { topicsOf } from "../facts/topics";
import { isPlatform, isReplicator } from "../facts/workloads";
import { type Knowledge } from "../knowledge";
import { type Plan } from "../plan/plan";
import { appliedNow } from "./applied-now";
import { type Baseline, baselineOf, type ExpectedGrant } from "./baseline";
import { compareAcls, type ComparedLine, type GivenGrant } from "./compare-acls";
import { type ComparedGrant, type GrantReport, type GrantResult, type PrincipalGrants } from "./grant-report";

const known = new WeakMap<Plan, { readonly with: Knowledge; readonly report: GrantReport | null }>();

/**
 * What a plan grants beside what the source grants: with a wave, beside what the wave was translated to; with an inventory
 * alone, beside the ACLs of the source, principals by their names; with neither, beside what is applied now, as far as the plan
 * tells. Null where the plan has neither topics nor grants. Worked out once for a plan and what is known beside it.
 */
export function compareGrants(plan: Plan, beside: Knowledge): GrantReport | null {
  const before = known.get(plan);
  if (before?.with === beside) return before.report;
  const report = compared(plan, beside);
  known.set(plan, { with: beside, report });
  return report;
}

function compared(plan: Plan, beside: Knowledge): GrantReport | null {
  const given = grantsOf(plan).flatMap(({ acl, resource }): readonly GivenGrant[] =>
    acl === null ? [] : [{ acl, address: resource.address }],
  );
  const ofSource = baselineOf(beside);
  const baseline = ofSource ?? (beside.source === null ? appliedNow(plan) : null);
  if (given.length === 0 && (baseline === null || (ofSource !== null && topicsOf(plan).length === 0))) return null;
  const lines =
    baseline === null
      ? compareAcls(given, [], () => false)
      : [...compareAcls(given, baseline.expected, mustBeGiven(plan, baseline, given)), ...leftBehind(baseline)];
  return {
    stack: plan.stack,
    comparedWith: baseline?.comparedWith ?? null,
    principals: principalsOf(lines, given, baseline, (principal) => servedBy(plan, principal, beside)),
    counts: countsOf(lines),
  };
}

/**
 * A wave's rights must all be there. Of an inventory's, those must that belong to what the plan moves: its principals, and
 * its topics where it has any.
 */
function mustBeGiven(
  plan: Plan,
  { isWhole }: Baseline,
  given: readonly GivenGrant[],
): (grant: ExpectedGrant) => boolean {
  if (isWhole) return () => true;
  const principals = new Set(given.map(({ acl }) => acl.principal));
  const topics = new Set(topicsOf(plan).map(({ name }) => name));
  return ({ target: { principal, resourceType, resourceName } }) =>
    principals.has(principal) && (resourceType !== "TOPIC" || topics.size === 0 || topics.has(resourceName));
}

function leftBehind({ leftBehind: grants }: Baseline): readonly ComparedLine[] {
  return grants.map(({ source, principal, accepted }) => ({
    principal,
    source,
    target: null,
    result: "lost",
    address: null,
    accepted,
  }));
}

function principalsOf(
  lines: readonly ComparedLine[],
  given: readonly GivenGrant[],
  baseline: Baseline | null,
  serves: (principal: string) => PrincipalGrants["serves"],
): readonly PrincipalGrants[] {
  const byPrincipal = new Map<string, ComparedGrant[]>();
  for (const { principal, ...grant } of lines) {
    const there = byPrincipal.get(principal);
    if (there === undefined) byPrincipal.set(principal, [grant]);
    else there.push(grant);
  }
  const sides = {
    before: indexAcls((baseline?.expected ?? []).map(({ target }) => target)),
    after: indexAcls(given.map(({ acl }) => acl)),
  };
  return [...byPrincipal]
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    .map(([principal, grants]) => {
      const sources = baseline?.sourcesOf(principal) ?? [];
      const changes =
        baseline === null ? [] : changesOf({ principal, target: principal }, touchedBy(grants, principal), sides);
      return {
        principal,
        serves: serves(principal),
        sources,
        grants,
        permissions: [
          ...(baseline?.permissions.get(principal) ?? []),
          ...changes.map((change): PermissionChange => ({ ...change, principal: sources[0] ?? principal })),
        ],
      };
    })
    .sort((one, other) => order.indexOf(one.serves) - order.indexOf(other.serves));
}

/** Applications first: theirs are the rights that a source can explain. */
const order: readonly PrincipalGrants["serves"][] = ["application", "platform", "replication"];

function servedBy(plan: Plan, principal: string, beside: Knowledge): PrincipalGrants["serves"] {
  if (isPlatform(principal, beside)) return "platform";
  return isReplicator(plan, principal, beside) ? "replication" : "application";
}

/** The names that changed rights speak of, prefixes as themselves. */
function touchedBy(grants: readonly ComparedGrant[], principal: string): TouchedPlaces {
  const touched: TouchedPlaces = new Map();
  const add = (acl: Acl | null): void => {
    if (acl === null) return;
    const { resourceType, resourceName: name, patternType } = acl;
    touch(touched, { resourceType, name, text: patternType === "PREFIXED" ? `${name}*` : name, changes: [] });
  };
  for (const { source, target, result } of grants) {
    if (result === "same") continue;
    add(target);
    add(source === null ? null : { ...source, principal });
  }
  return touched;
}

function countsOf(lines: readonly ComparedLine[]): Readonly<Record<GrantResult, number>> {
  const counts = { same: 0, narrower: 0, wider: 0, new: 0, lost: 0 };
  for (const { result } of lines) counts[result] += 1;
  return counts;
}
