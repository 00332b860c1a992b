import { type Unknown, type Value, type ValueObject } from "../plan/value";
import { type MarkedTemplate, markedTemplate, withHoles } from "./marked-holes";

/** Deeper than any policy that means something; what lies below is not read. */
const deepest = 16;

/**
 * Reads JSON text as a value. Undefined where it is no JSON. A template's holes (`${aws_msk_cluster.orders.arn}`) are
 * Unknowns: alone, or as the text around them (`arn:…/${…}/*` stays as the Unknown's template).
 */
export function readPolicyText(text: string | Unknown): Value | undefined {
  if (typeof text === "string") return parsed(text, []);
  if (text.template === null) return undefined;
  const marked = markedTemplate(text.template);
  return marked === null ? undefined : parsed(asJson(marked), marked.holes);
}

function parsed(json: string, holes: readonly string[]): Value | undefined {
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch {
    return undefined;
  }
  return valueOf(read, holes, 0);
}

function valueOf(json: unknown, holes: readonly string[], depth: number): Value {
  if (typeof json === "string") return withHoles(json, holes);
  if (json === null || typeof json === "number" || typeof json === "boolean") return json;
  if (depth >= deepest || typeof json !== "object") return null;
  if (Array.isArray(json)) return json.map((each: unknown) => valueOf(each, holes, depth + 1));
  const object: Record<string, Value> = Object.create(null);
  for (const [key, value] of Object.entries(json)) object[key] = valueOf(value, holes, depth + 1);
  return object satisfies ValueObject;
}

/** The text with its marks; one that stands outside of a JSON string becomes a string of its own. */
function asJson({ parts }: MarkedTemplate): string {
  let isInString = false;
  return parts
    .map(({ text, isHole }) => {
      if (isHole) return isInString ? text : JSON.stringify(text);
      isInString = endsInString(text, isInString);
      return text;
    })
    .join("");
}

function endsInString(json: string, isInString: boolean): boolean {
  let isIn = isInString;
  for (let at = 0; at < json.length; at += 1)
    if (json[at] === "\\") at += 1;
    else if (json[at] === '"') isIn = !isIn;
  return isIn;
}
