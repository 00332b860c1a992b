import { type Knowledge } from "../knowledge";
import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { type Policy } from "../policy/policy";
import { type Destroyed } from "./destroyed";
import { type ProtectedThing, protectedThing } from "./protected-kinds";

/** Actions after which what a resource was is gone, or nobody looks after it. */
export type DestroyingAction = Destroyed["action"];

/** One resource that a plan deletes, replaces or forgets, with what it holds. */
export interface Loss {
  readonly resource: PlannedResource;
  readonly action: DestroyingAction;
  /** Null for what holds nothing. */
  readonly thing: ProtectedThing | null;
}

/** Everything that a plan deletes, replaces or forgets, in the order of its resources. */
export const lossesOf = oncePerPlan((plan: Plan): readonly Loss[] =>
  plan.resources.flatMap((resource) => {
    const { action, mode } = resource;
    if (mode !== "managed" || !isDestroying(action)) return [];
    return [{ resource, action, thing: protectedThing(resource) }];
  }),
);

/** Everything that a plan deletes, replaces or forgets, with what is lost, and whether people released it. */
export function destroyedBy(plan: Plan, { policy, today }: Pick<Knowledge, "policy" | "today">): readonly Destroyed[] {
  const freeze = freezeOn(today, policy);
  return lossesOf(plan).map(({ resource, action, thing }) => ({
    stack: plan.stack,
    address: resource.address,
    type: resource.type,
    action,
    loses: thing?.loses ?? null,
    becauseOf: resource.replacedBecauseOf,
    released: isReleased({ resource, thing }, policy),
    freeze,
  }));
}

/** Whether people released a thing: by its address, or as `kafka_topic orders.v1`. */
export function isReleased({ resource, thing }: Pick<Loss, "resource" | "thing">, { released }: Policy): boolean {
  if (released.length === 0) return false;
  const set = setOf(released);
  const names = thing?.names ?? [];
  return (
    set.has(resource.address) ||
    (resource.previousAddress !== null && set.has(resource.previousAddress)) ||
    names.some((name) => set.has(`${resource.type} ${name}`))
  );
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

function setOf(released: readonly string[]): ReadonlySet<string> {
  const known = sets.get(released) ?? new Set(released);
  sets.set(released, known);
  return known;
}

/** The name of the freeze that a day lies in, both ends included; null outside of freezes. */
export function freezeOn(today: string, { freezes }: Policy): string | null {
  return freezes.find(({ from, to }) => from <= today && today <= to)?.name ?? null;
}

function isDestroying(action: PlannedResource["action"]): action is DestroyingAction {
  return (
    action === "delete" || action === "replace-delete-first" || action === "replace-create-first" || action === "forget"
  );
}
