import { parseAllDocuments } from "yaml";
import { bareOf } from "../plan/bare-object";
import { isUnknown, type Unknown, type Value } from "../plan/value";
import { markedTemplate, withHoles } from "./marked-holes";

/**
 * Reads the first document of YAML text, or of JSON, as a value: those who write several into one attribute get the first
 * applied and no other. Null where there is none, undefined where the text is no YAML. Holes of a template
 * (`name: orders-${var.stage}`) are Unknowns wherever they stand as a value or within one.
 */
export function readYamlText(text: string | Unknown): Value | undefined {
  if (!isUnknown(text)) return parsed(text, (told) => told);
  const marked = text.template === null ? null : markedTemplate(text.template);
  if (marked === null) return undefined;
  return parsed(marked.parts.map((part) => part.text).join(""), (told) => withHoles(told, marked.holes));
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
