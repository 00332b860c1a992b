import { type Step } from "./reference";
import { isList, isObject, type Value } from "./value";

/**
 * The value at the end of a way into another, as far as the way is known: `default_action[0].target_group_arn`. A block
 * written without its list is a list of one. Undefined where there is nothing; an Unknown on the way is the answer.
 */
export function valueAt(value: Value, steps: readonly Step[]): Value | undefined {
  let at: Value = value;
  for (const step of steps) {
    const key = "name" in step ? step.name : step.key;
    if (isList(at)) {
      const element: Value | undefined = typeof key === "number" ? at[key] : undefined;
      if (element === undefined) return undefined;
      at = element;
    } else if (isObject(at)) {
      if (key === 0 && !Object.hasOwn(at, "0")) continue;
      if (!Object.hasOwn(at, key)) return undefined;
      at = at[key] ?? null;
    } else return typeof at === "object" && at !== null ? at : undefined;
  }
  return at;
}
