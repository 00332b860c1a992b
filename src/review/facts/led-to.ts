import { type Plan, type PlannedResource } from "../plan/plan";
import { elementsOf, isUnknown, textOf, type Value } from "../plan/value";

/** What a value, or each element of a list, leads to. */
export interface LedTo {
  /** Resources of the plan, never twice the same. */
  readonly resources: readonly PlannedResource[];
  /** Texts that lead to nothing in the plan: ids and ARNs of what others made. */
  readonly foreign: readonly string[];
  /** References that lead out of what the plan tells. */
  readonly unresolved: readonly string[];
}

/** What a variable or an output stands for may be an id of what others made: `sg-0123456789abcdef0`, an ARN. */
const isId = /^(?:arn:[\w-]+:|[a-z]+-[0-9a-f]{8,17}$)/;

/** Follows a value, or each element of a list, to the resources that it means. Nothing that is not known is left out. */
export function ledTo(plan: Plan, from: PlannedResource, value: Value): LedTo {
  // Most attributes of most resources are not written.
  if (value === null) return nowhere;
  const resources = new Map<string, PlannedResource>();
  const foreign = new Set<string>();
  const unresolved = new Set<string>();
  const visit = (one: Value): void => {
    const resolved = plan.resolve(from, one);
    for (const resource of resolved.resources) resources.set(resource.address, resource);
    if (isUnknown(one)) {
      for (const reference of resolved.unresolved) (isId.test(reference) ? foreign : unresolved).add(reference);
      if (one.references.length === 0) unresolved.add("a value that is known after the apply");
      return;
    }
    const text = textOf(one);
    if (resolved.resources.length === 0 && typeof text === "string" && text !== "") foreign.add(text);
  };
  const elements = elementsOf(plan.follow(from, value));
  if (isUnknown(elements)) visit(elements);
  else
    for (const element of elements) {
      const followed = elementsOf(plan.follow(from, element));
      if (isUnknown(followed)) visit(followed);
      else followed.forEach(visit);
    }
  return { resources: [...resources.values()], foreign: [...foreign], unresolved: [...unresolved] };
}

const nowhere: LedTo = { resources: [], foreign: [], unresolved: [] };

/** Several of these as one. */
export function ledToTogether(parts: readonly LedTo[]): LedTo {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return {
    resources: [...new Map(parts.flatMap((part) => part.resources).map((one) => [one.address, one])).values()],
    foreign: [...new Set(parts.flatMap((part) => part.foreign))],
    unresolved: [...new Set(parts.flatMap((part) => part.unresolved))],
  };
}
