import { type Plan } from "./plan/plan";

/** A fact that is worked out once for each plan, however many rules ask for it. */
export function oncePerPlan<T>(workOut: (plan: Plan) => T): (plan: Plan) => T {
  const known = new WeakMap<Plan, { readonly fact: T }>();
  return (plan) => {
    const before = known.get(plan);
    if (before !== undefined) return before.fact;
    const fact = workOut(plan);
    known.set(plan, { fact });
    return fact;
  };
}
