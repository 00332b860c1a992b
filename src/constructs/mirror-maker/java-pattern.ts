/**
 * A regular expression of Java that matches exactly this name. MirrorMaker splits its lists at commas, trims them and
 * joins them with `|` (`MirrorUtils.compilePatternList`), so that everything but letters, digits, `_` and `-` is written
 * by its number: no comma, no blank, and nothing that a config provider would take for a placeholder.
 */
export function javaPattern(name: string): string {
  return Array.from(name, (sign) => (/[A-Za-z0-9_-]/.test(sign) ? sign : quoted(sign))).join("");
}

function quoted(sign: string): string {
  return sign === "." ? "\\." : `\\x{${(sign.codePointAt(0) ?? 0).toString(16)}}`;
}

/** A regular expression that matches nothing at all. */
export const nothing = "(?!)";
