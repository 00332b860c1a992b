import { type Plan, type PlannedResource } from "../plan/plan";
import { field, type Value } from "../plan/value";
import { isWritten } from "./attribute-at";

/**
 * An attribute of a resource that will be there, followed to where its value stands. Null where it was left out, also where the
 * provider fills it in at the apply: the default holds, which a rule names.
 */
export function attributeOf(plan: Plan, resource: PlannedResource, key: string): Value {
  const written = field(resource.after ?? {}, key);
  return isWritten(written) ? plan.follow(resource, written) : null;
}
