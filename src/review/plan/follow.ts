import { type PlanContents } from "./plan-input";
import { referenceOf } from "./reference";
import { isTraversal, templateParts } from "./template";
import { isList, isObject, isUnknown, textOf, type Unknown, type Value } from "./value";
import { valueAt } from "./value-at";
import { bareObject } from "./bare-object";

/**
 * Unknown values that can be had elsewhere: {@link Plan.follow}. A synthesized stack tells the whole text of a value, so it
 * is put together from the defaults of variables, from locals and from other resources. A plan does not: Terraform has put
 * in what it knows, and tells of the rest what it refers to, not what is made of it. There an Unknown stays one.
 */
export function followingIn(contents: PlanContents): (value: Value) => Value {
  if (!contents.tellsTemplates) return (value) => value;
  const known = new Map(
    contents.resources.map((resource) => [
      `${resource.mode === "data" ? "data." : ""}${resource.type}.${resource.name}`,
      resource,
    ]),
  );
  let steps = 0;
  return (value) => {
    steps = 0;
    const end = followed(value, 0);
    return steps > mostSteps ? value : end;
  };

  function followed(value: Value, depth: number): Value {
    if (isUnknown(value)) return depth > deepest || ++steps > mostSteps ? value : put(value, depth);
    if (isList(value)) return value.some(holdsUnknown) ? value.map((element) => followed(element, depth)) : value;
    if (!isObject(value) || !holdsUnknown(value)) return value;
    const object = bareObject();
    for (const key of Object.keys(value)) object[key] = followed(value[key] ?? null, depth);
    return object;
  }

  /** The text of an Unknown with every hole filled, or the Unknown. A hole alone has the value itself, whatever its type. */
  function put(unknown: Unknown, depth: number): Value {
    const parts = unknown.template === null ? null : templateParts(unknown.template);
    if (parts === null) return unknown;
    const [only] = parts;
    if (parts.length === 1 && only !== undefined && "expression" in only)
      return valueOf(only.expression, depth) ?? unknown;
    const texts: string[] = [];
    for (const part of parts) {
      const value = "text" in part ? part.text : valueOf(part.expression, depth);
      const text = value === undefined ? null : textOf(value);
      if (text === null || isUnknown(text)) return unknown;
      texts.push(text);
    }
    const text = texts.join("");
    steps += text.length / 100;
    return text;
  }

  /** The value of a traversal that is known; undefined for everything else. */
  function valueOf(expression: string, depth: number): Value | undefined {
    if (!isTraversal(expression)) return undefined;
    const reference = referenceOf(expression.trim());
    if (reference === null) return undefined;
    const whole = wholeOf(reference);
    const value = whole === undefined ? undefined : valueAt(followedWhole(whole, reference, depth), reference.rest);
    const end = value === undefined ? undefined : followed(value, depth + 1);
    return end === undefined || holdsUnknown(end) ? undefined : end;
  }

  function holdsUnknown(value: Value): boolean {
    if (isUnknown(value) || ++steps > mostSteps) return true;
    if (isList(value)) return value.some(holdsUnknown);
    return isObject(value) && Object.values(value).some(holdsUnknown);
  }

  function followedWhole(whole: Value, reference: { readonly to: string }, depth: number): Value {
    return isUnknown(whole) && reference.to === "local" ? followed(whole, depth + 1) : whole;
  }

  function wholeOf(reference: NonNullable<ReturnType<typeof referenceOf>>): Value | undefined {
    if (reference.to === "variable") return contents.configuration.variable(reference.name);
    if (reference.to === "local") return contents.configuration.local(reference.name);
    if (reference.to !== "resource" || reference.rest.length === 0) return undefined;
    const inModule = `${reference.mode === "data" ? "data." : ""}${reference.type}.${reference.name}`;
    const isRepeated = contents.configuration.isRepeated(inModule);
    return isRepeated || reference.key !== null ? undefined : (known.get(inModule)?.after ?? undefined);
  }
}

/** Values that hold each other twice and twice again grow beyond everything: then it is not known. */
const mostSteps = 20_000;

/** Variables that refer to each other in a circle end here. */
const deepest = 50;
