/** One line of a Java properties file, or an empty line that parts two groups. */
export type PropertyLine = readonly [key: string, value: string] | null;

/**
 * A Java properties file as `Properties.load(InputStream)` reads it: Latin-1, so everything beyond ASCII is written as
 * `\uXXXX`; backslashes, leading blanks and, in keys, the signs that would end one are escaped.
 */
export function propertiesText(lines: readonly PropertyLine[]): string {
  return lines.map((line) => (line === null ? "\n" : `${escapedKey(line[0])} = ${escapedValue(line[1])}\n`)).join("");
}

const named: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f" };

function escapedValue(text: string): string {
  const escaped = text
    .replace(/\\/g, "\\\\")
    .replace(/[^\x20-\x7e]/g, (sign) => named[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return escaped.startsWith(" ") ? `\\${escaped}` : escaped;
}

function escapedKey(text: string): string {
  return escapedValue(text).replace(/[:=#! ]/g, (sign) => `\\${sign}`);
}
