import { type PlannedResource } from "../plan/plan";
import { isList, isObject, type Value } from "../plan/value";

/** Nothing that Terraform's providers take lies deeper. */
const deepest = 64;

/** Every text of a resource that will be there, with its path: `data["tls.key"]`. Linear, and nothing is copied. */
export function* textsOf({ after }: PlannedResource): Generator<{ readonly path: string; readonly text: string }> {
  if (after !== null) yield* within(after, "", 0);
}

function* within(
  value: Value,
  path: string,
  depth: number,
): Generator<{ readonly path: string; readonly text: string }> {
  if (typeof value === "string") yield { path, text: value };
  else if (depth >= deepest) return;
  else if (isList(value))
    for (let index = 0; index < value.length; index += 1)
      yield* within(value[index] ?? null, `${path}[${String(index)}]`, depth + 1);
  else if (isObject(value))
    for (const key of Object.keys(value)) yield* within(value[key] ?? null, pathUnder(path, key), depth + 1);
}

function pathUnder(path: string, key: string): string {
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}
