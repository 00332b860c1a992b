import { aclKey } from "../../kafka/acl";
import { beforeApply } from "../facts/before-apply";
import { type Grant, grantsOf } from "../facts/grants";
import { type Plan } from "../plan/plan";
import { field, isList, isObject, isUnknown, type Value } from "../plan/value";
import { type Baseline } from "./baseline";
import { whatIsAppliedNow } from "./grant-report";

/**
 * What a plan's own resources grant before the apply, to hold the plan against where nothing tells of a source; null where they
 * grant nothing, as before a first apply. What the plan only forgets stays in the world and is left out, and so is what a
 * resource grants now whose rights after the apply are not told: nobody knows that they are lost.
 */
export function appliedNow(plan: Plan): Baseline | null {
  const before = grantsOf(beforeApply(plan)).filter(({ resource }) => resource.action !== "forget");
  if (before.every(({ acl }) => acl === null)) return null;
  const after = grantsOf(plan);
  const given = new Set(after.flatMap(({ acl }) => (acl === null ? [] : [aclKey(acl)])));
  const untold = new Set(after.flatMap(({ acl, resource }) => (acl === null ? [resource.address] : [])));
  const expected = before.flatMap((grant) => {
    const { acl } = grant;
    if (acl === null || (!given.has(aclKey(acl)) && (untold.has(grant.resource.address) || isUntold(plan, grant))))
      return [];
    return [{ target: acl, source: acl, isWider: false, accepted: null }];
  });
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
