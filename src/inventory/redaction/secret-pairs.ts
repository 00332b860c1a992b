import { isSecretKey } from "./secret-keys";
import { isMasked, isReference } from "./secret-references";

/** A key and what parts it from its value: `password=`, `"secret": `, and the same with quotes that a text escaped. */
const keyed = /([A-Za-z][\w.-]{1,80})(?:[ \t]{0,4}=[ \t]{0,4}|\\{0,8}["'][ \t]{0,4}[:=][ \t]{0,4})/g;

/** The value behind it: quoted, where a missing last quote is the text's end, or up to what ends a value in a list. */
const value =
  /\\{1,8}"(?:(?!\\{1,8}")[\s\S])*(?:\\{1,8}"|$)|"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|'(?:[^'\\]|\\[\s\S])*(?:'|\\?$)|[^\s"'&;,)]+/y;

/**
 * A text with the values of secret keys inside it replaced by `mark`: `password="…"` of a JAAS text, `AccountKey=…` of a
 * connection string, `?password=…` of a URL, `"secret": "…"` of JSON, `salt=…` of a SCRAM credential. References stay.
 */
export function withoutSecretPairs(text: string, mark: string): string {
  let cleaned = "";
  let done = 0;
  keyed.lastIndex = 0;
  for (let found = keyed.exec(text); found !== null; found = keyed.exec(text)) {
    if (!isSecretKey(found[1] ?? "")) continue;
    value.lastIndex = keyed.lastIndex;
    const [written] = value.exec(text) ?? [];
    if (written === undefined || isHarmless(written)) continue;
    const [quote = ""] = /^\\{0,8}["']/.exec(written) ?? [];
    cleaned += `${text.slice(done, keyed.lastIndex)}${quote}${mark}${quote}`;
    done = keyed.lastIndex + written.length;
    keyed.lastIndex = done;
  }
  return cleaned + text.slice(done);
}

function isHarmless(written: string): boolean {
  const plain = written.replace(/^\\{0,8}["']/, "").replace(/\\{0,8}["']$/, "");
  return /^(\?|true|false|null|none|)$/i.test(plain) || isMasked(plain) || isReference(plain);
}
