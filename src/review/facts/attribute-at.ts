import { type Plan, type PlannedResource } from "../plan/plan";
import { field, isList, isObject, isUnknown, type Value } from "../plan/value";

/**
 * What stands under keys of a resource, one below the other, blocks entered whether they are written as an object or as a list
 * of one; Unknowns are followed. Null where a key is not there, Unknown as soon as one cannot be told.
 */
export function attributeAt(plan: Plan, resource: PlannedResource, ...keys: readonly string[]): Value {
  return below(plan, resource, resource.after, ...keys);
}

/** The same below a value of a resource. */
export function below(plan: Plan, resource: PlannedResource, value: Value, ...keys: readonly string[]): Value {
  let at = value;
  for (const key of keys) {
    at = onlyBlock(at);
    if (isUnknown(at)) return at;
    if (!isObject(at)) return null;
    at = plan.follow(resource, field(at, key));
  }
  return at;
}

/**
 * Whether somebody wrote a value. What is null was not written, and neither was what is known after the apply and refers to
 * nothing: the provider or the service fills it in.
 */
export function isWritten(value: Value): boolean {
  return value !== null && !(isUnknown(value) && value.references.length === 0 && value.template === null);
}

/** Resources of some types that Terraform manages, without the data sources that share their names. */
export function managed(plan: Plan, ...types: readonly string[]): readonly PlannedResource[] {
  return plan.ofType(...types).filter(({ mode, after }) => mode === "managed" && after !== null);
}

/** A name for people: that of the attribute where it is known, else the address. */
export function nameOf(plan: Plan, resource: PlannedResource, ...keys: readonly string[]): string {
  const name = attributeAt(plan, resource, ...keys);
  return typeof name === "string" && name !== "" ? name : resource.address;
}

function onlyBlock(value: Value): Value {
  return isList(value) && value.length === 1 ? (value[0] ?? null) : value;
}
