import { type Plan, type PlannedResource } from "../plan/plan";
import { elementsOf, field, isUnknown, textOf } from "../plan/value";

/** A list in an attribute, whose entries may also be resources of their own. */
export interface ListAttribute {
  readonly type: string;
  readonly attribute: string;
  /** The type that is one entry, and its attribute that says which. */
  readonly alone: { readonly type: string; readonly attribute: string };
}

/** A resource whose list changes in place. */
export interface ListChanged {
  readonly resource: PlannedResource;
  /** Entries of today, as they are written. */
  readonly was: readonly string[];
  /** What is there after the apply, in the list or as a resource of its own; what is not known stands among it. */
  readonly stay: ReadonlySet<ReturnType<typeof textOf>>;
}

/** Lists of a plan that change in place, in the order of its resources; those that are known only after the apply are left out. */
export function* listsChanged(plan: Plan, { type, attribute, alone }: ListAttribute): Generator<ListChanged> {
  const single = plan.ofType(alone.type).map(({ after }) => textOf(field(after ?? {}, alone.attribute)));
  for (const resource of plan.ofType(type)) {
    if (resource.action !== "update") continue;
    const was = elementsOf(field(resource.before ?? {}, attribute));
    const will = elementsOf(field(resource.after ?? {}, attribute));
    if (isUnknown(was) || isUnknown(will)) continue;
    yield {
      resource,
      was: was.map(textOf).filter((entry) => typeof entry === "string"),
      stay: new Set([...single, ...will.map(textOf)]),
    };
  }
}
