import { parseAllDocuments } from "yaml";
import { bareOf } from "../plan/bare-object";
import { referencesOfTemplate, templateParts } from "../plan/template";
import { isUnknown, Unknown, type Value } from "../plan/value";

/**
 * Reads the first document of YAML text, or of JSON, as a value: those who write several into one attribute get the first
 * applied and no other. Null where there is none, undefined where the text is no YAML. Holes of a template
 * (`name: orders-${var.stage}`) are Unknowns wherever they stand as a value or within one.
 */
export function readYamlText(text: string | Unknown): Value | undefined {
  if (!isUnknown(text)) return parsed(text, (told) => told);
  const parts = text.template === null ? null : templateParts(text.template);
  if (parts === null) return undefined;
  const holes = parts.flatMap((part) => ("expression" in part ? [part.expression] : []));
  let at = 0;
  const marked = parts.map((part) => ("text" in part ? part.text : `${open}${String(at++)}${close}`));
  return parsed(marked.join(""), (told) => withHoles(told, holes));
}

// No text means anything by these, and YAML takes them as letters.
const open = "\uE000";
const close = "\uE001";
const marks = new RegExp(`${open}(\\d+)${close}`, "g");

function withHoles(told: string, holes: readonly string[]): string | Unknown {
  if (!told.includes(open)) return told;
  const template = told
    .replace(/[$%](?=\{)/g, "$&$&")
    .replace(marks, (mark, at: string) => (holes[Number(at)] === undefined ? mark : `\${${holes[Number(at)] ?? ""}}`));
  return new Unknown(referencesOfTemplate(template), template);
}

type Read = (text: string) => string | Unknown;

function parsed(yaml: string, read: Read): Value | undefined {
  if (nestsDeeper(yaml)) return undefined;
  try {
    for (const document of parseAllDocuments(yaml, { logLevel: "error", merge: true })) {
      if (document.errors.length > 0) return undefined;
      const tree: unknown = document.toJS();
      if (tree !== null && tree !== undefined) return valueOf(tree, read, 0);
    }
    return null;
  } catch {
    // What grows out of aliases is no YAML to anybody.
    return undefined;
  }
}

/** No object of Kubernetes is as deep: definitions of others' kinds, the deepest there are, come to sixty. */
const deepest = 128;

/**
 * Whether a text may nest deeper than anybody writes. The parser goes down with each level, and where the stack ends while it
 * looks for a pattern the whole process ends, not the call: so this is asked before. Brackets of texts count as well.
 */
function nestsDeeper(yaml: string): boolean {
  let depth = 0;
  for (const character of yaml) {
    if (character === "[" || character === "{") depth += 1;
    else if ((character === "]" || character === "}") && depth > 0) depth -= 1;
    if (depth > deepest) return true;
  }
  return new RegExp(`^(?:[ \\t]|[-?:](?=[ \\t])){${String(2 * deepest)}}`, "m").test(yaml);
}

/** A parsed document as a value: objects without prototype, dates and the like as nothing. */
function valueOf(tree: unknown, read: Read, depth: number): Value {
  if (depth > deepest) throw new RangeError("aliases nest too deeply");
  if (typeof tree === "string") return read(tree);
  if (typeof tree === "boolean" || typeof tree === "number") return tree;
  if (Array.isArray(tree)) return tree.map((one) => valueOf(one, read, depth + 1));
  if (typeof tree !== "object" || tree === null) return null;
  return bareOf(
    Object.entries(tree).map(([key, value]): [string, Value] => [keyOf(read(key)), valueOf(value, read, depth + 1)]),
  );
}

/** A key with a hole has the template's text: no rule asks for it, and none takes it for another. */
function keyOf(key: string | Unknown): string {
  return isUnknown(key) ? (key.template ?? "") : key;
}
