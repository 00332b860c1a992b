import { type Acl, aclKey } from "../../kafka/acl";
import { beforeApply } from "../facts/before-apply";
import { type Grant, grantsOf } from "../facts/grants";
import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { field, isList, isObject, isUnknown, type Value } from "../plan/value";
import { type Baseline } from "./baseline";
import { whatIsAppliedNow } from "./grant-report";

/**
 * What a plan's own resources grant before the apply, to hold the plan against where nothing tells of a source; null where they
 * grant nothing, as before a first apply. What the plan only forgets stays in the world and is left out, and so is what a
 * resource grants now whose rights after the apply are not told: nobody knows that they are lost.
 */
export function appliedNow(plan: Plan): Baseline | null {
  const rights = rightsNow(plan);
  if (rights.length === 0) return null;
  const expected = rights.map(({ acl }) => ({ target: acl, source: acl, isWider: false, accepted: null }));
  const principals = new Set(expected.map(({ target }) => target.principal));
  return {
    comparedWith: whatIsAppliedNow,
    isWhole: true,
    expected,
    leftBehind: [],
    sourcesOf: (principal) => (principals.has(principal) ? [principal] : []),
    permissions: new Map(),
  };
}

/** A right that a resource grants before the apply. */
export interface RightNow {
  readonly acl: Acl;
  readonly resource: PlannedResource;
}

/** What {@link appliedNow} holds a plan against, with the resources of the plan that grant it now. */
export const rightsNow = oncePerPlan((plan: Plan): readonly RightNow[] => {
  const before = grantsOf(beforeApply(plan)).filter(({ resource }) => resource.action !== "forget");
  if (before.every(({ acl }) => acl === null)) return [];
  const after = grantsOf(plan);
  const given = new Set(after.flatMap(({ acl }) => (acl === null ? [] : [aclKey(acl)])));
  const principals = new Set(before.map(({ parts }) => parts.principal));
  // Somebody whose name is told by the address of a resource that the plan makes again may be the one that was there.
  const untold = new Set(
    after.flatMap(({ acl, resource }) =>
      acl === null || (!principals.has(acl.principal) && plan.at(acl.principal.replace(/^User:/, "")) !== undefined)
        ? [resource.address]
        : [],
    ),
  );
  return before.flatMap((grant) => {
    const { acl, resource } = grant;
    if (acl === null) return [];
    if (!given.has(aclKey(acl)) && (untold.has(resource.address) || isUntold(plan, grant))) return [];
    return [{ acl, resource: plan.at(resource.address) ?? resource }];
  });
});

/** Whether the attribute in which a right stands, a policy or a manifest, holds after the apply what the plan does not tell. */
function isUntold(plan: Plan, { resource, path }: Grant): boolean {
  const will = plan.at(resource.address)?.after ?? null;
  const [attribute] = /^\w+/.exec(path ?? "") ?? [];
  return will !== null && attribute !== undefined && holdsUnknown(field(will, attribute));
}

function holdsUnknown(value: Value): boolean {
  if (isList(value)) return value.some(holdsUnknown);
  return isUnknown(value) || (isObject(value) && Object.values(value).some(holdsUnknown));
}
