import { Unknown, type Value, type ValueObject } from "../plan/value";

/** Deeper than any policy that means something; what lies below is not read. */
const deepest = 16;

/** A hole of a template while its JSON is read: no text of a policy holds a NUL. */
const mark = "\u0000";

/**
 * Reads JSON text as a value. Undefined where it is no JSON. A template's holes (`${aws_msk_cluster.orders.arn}`) are
 * Unknowns: alone, or as the text around them (`arn:…/${…}/*` stays as the Unknown's template).
 */
export function readPolicyText(text: string | Unknown): Value | undefined {
  if (typeof text === "string") return parsed(text, []);
  if (text.template === null) return undefined;
  const { json, holes } = withoutHoles(text.template);
  return parsed(json, holes);
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
  if (typeof json === "string") return textWithHoles(json, holes);
  if (json === null || typeof json === "number" || typeof json === "boolean") return json;
  if (depth >= deepest || typeof json !== "object") return null;
  if (Array.isArray(json)) return json.map((each: unknown) => valueOf(each, holes, depth + 1));
  const object: Record<string, Value> = Object.create(null);
  for (const [key, value] of Object.entries(json)) object[key] = valueOf(value, holes, depth + 1);
  return object satisfies ValueObject;
}

function textWithHoles(text: string, holes: readonly string[]): Value {
  if (holes.length === 0 || !text.includes(mark)) return text;
  const references: string[] = [];
  const template = text.replace(new RegExp(`${mark}(\\d+)${mark}`, "g"), (_, at: string) => {
    const hole = holes[Number(at)] ?? "";
    references.push(...referencesIn(hole));
    return `\${${hole}}`;
  });
  return new Unknown(references, template);
}

/** `aws_msk_cluster.orders.arn` and its like, as they stand in an expression. */
function referencesIn(expression: string): readonly string[] {
  return expression.match(/[A-Za-z_][\w-]*(?:\[[^\]]*\])?(?:\.[A-Za-z_][\w-]*(?:\[[^\]]*\])?)+/g) ?? [];
}

/** Puts a mark in the place of each `${…}`; one that stands outside of a JSON string becomes a string of its own. */
function withoutHoles(template: string): { readonly json: string; readonly holes: readonly string[] } {
  const holes: string[] = [];
  const json: string[] = [];
  let isInString = false;
  let from = 0;
  let at = 0;
  while (at < template.length) {
    const character = template[at];
    if (character === "\\") at += 2;
    else if (character === '"') {
      isInString = !isInString;
      at += 1;
    } else if (character === "$" && template[at + 1] === "{") {
      const end = endOfHole(template, at + 2);
      const marked = `${mark}${String(holes.length)}${mark}`;
      json.push(
        template.slice(from, at),
        JSON.stringify(marked).slice(isInString ? 1 : 0, isInString ? -1 : undefined),
      );
      holes.push(template.slice(at + 2, end));
      at = end + 1;
      from = at;
    } else at += 1;
  }
  json.push(template.slice(from));
  return { json: json.join(""), holes };
}

/** Where the `}` of a hole stands, braces and texts within it left out. */
function endOfHole(template: string, from: number): number {
  let depth = 0;
  let isInText = false;
  for (let at = from; at < template.length; at += 1) {
    const character = template[at];
    if (isInText) {
      if (character === "\\") at += 1;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (character === "{") depth += 1;
    else if (character === "}") {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return template.length;
}
