import { referencesOfTemplate, templateParts } from "../plan/template";
import { Unknown } from "../plan/value";

/** A template in parts, each hole a mark that JSON and YAML take for letters, until its text has been read. */
export interface MarkedTemplate {
  readonly parts: readonly { readonly text: string; readonly isHole: boolean }[];
  /** The expressions of the holes, as the marks count them. */
  readonly holes: readonly string[];
}

// No text means anything by these.
const open = "\uE000";
const close = "\uE001";
const marks = new RegExp(`${open}(\\d+)${close}`, "g");

/** Marks the holes of a template; null where it is broken, or has directives, and nothing can be put together from it. */
export function markedTemplate(template: string): MarkedTemplate | null {
  const parts = templateParts(template);
  if (parts === null) return null;
  const holes: string[] = [];
  const marked = parts.map((part) =>
    "text" in part
      ? { text: part.text, isHole: false }
      : { text: `${open}${String(holes.push(part.expression) - 1)}${close}`, isHole: true },
  );
  return { parts: marked, holes };
}

/** A text as it is where it has no mark, or the Unknown that it is a part of. */
export function withHoles(text: string, holes: readonly string[]): string | Unknown {
  if (holes.length === 0 || !text.includes(open)) return text;
  const template = text
    .replace(/[$%](?=\{)/g, "$&$&")
    .replace(marks, (mark, at: string) => (holes[Number(at)] === undefined ? mark : `\${${holes[Number(at)] ?? ""}}`));
  return new Unknown(referencesOfTemplate(template), template);
}
