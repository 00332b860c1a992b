import { type Acl, type Operation, type ResourceType } from "../../kafka/acl";
import { effectsOf } from "../../kafka/authorization";
import { oncePerPlan } from "../once-per-plan";
import { type Plan } from "../plan/plan";
import { type Grant, grantsOf } from "./grants";

/** What a plan allows, by principal: grants of which every part is known. */
export const allowedByPrincipal = oncePerPlan((plan: Plan): ReadonlyMap<string, readonly Grant[]> => {
  const found = new Map<string, Grant[]>();
  for (const grant of grantsOf(plan)) {
    if (grant.acl?.permission !== "ALLOW") continue;
    const there = found.get(grant.acl.principal);
    if (there === undefined) found.set(grant.acl.principal, [grant]);
    else there.push(grant);
  }
  return found;
});

/** Whether an ACL gives an operation on some resource of a kind; IAM has no implied operations, so it may be asked without. */
export function gives(acl: Acl | null, operation: Operation, resourceType: ResourceType, withImplied = true): boolean {
  if (acl === null || acl.permission !== "ALLOW" || acl.resourceType !== resourceType) return false;
  return withImplied ? effectsOf(acl).includes(operation) : acl.operation === operation || acl.operation === "ALL";
}
