/** So much of one foreign text is shown; the JSON report has all of it. */
const mostShown = 400;

/**
 * Characters that a terminal obeys or that nobody sees: controls, escapes, marks that turn the direction of text, spaces of
 * no width, halves of surrogate pairs.
 */
const unseen =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text of the plan on one line, so that it can neither steer a terminal nor pretend to be another: `\u001b[31m` instead of red. */
export function visible(text: string, most = mostShown): string {
  const short = text.length <= most ? text : text.slice(0, most);
  const shown = short.replace(unseen, escapeOf);
  return short === text ? shown : `${shown}… (${text.length.toLocaleString("en-GB")} characters)`;
}

function escapeOf(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
