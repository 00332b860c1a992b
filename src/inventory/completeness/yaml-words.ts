/** Words that YAML takes for something else than themselves. */
const notThemselves = /^(true|false|null|yes|no|on|off|y|n|~)$/i;

/** A name as a key of a block: plain where YAML reads it as itself, otherwise in quotes. */
export function keyText(name: string): string {
  return /^[A-Za-z_][\w.-]*$/.test(name) && !notThemselves.test(name) ? name : JSON.stringify(name);
}

/** A text that may stand in a comment: what people wrote must not begin a line of its own. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ").trim();
}
