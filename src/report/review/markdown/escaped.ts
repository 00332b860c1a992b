import { visible } from "../visible";

/** What Markdown or HTML would read as more than text, within a line. */
const markup = /[\\`*_[\]<>|~$&]/g;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "|": "&#124;",
  "`": "&#96;",
};

/**
 * Forges look for mentions, numbers and addresses after Markdown became HTML, where an entity is the character itself again:
 * only something between the characters keeps them apart, and a space of no width shows nothing.
 */
const apart = "&#8203;";

/** So much of one foreign text stands in a pull request. */
const mostShown = 300;

/**
 * A text of a plan in Markdown, inside of paragraphs, tables and `<summary>`: no markup, no HTML, no line break, no link that a
 * forge makes of an address, no mention of a team, no number of another pull request.
 */
export function escapedMarkdown(text: string, most = mostShown): string {
  return visible(text, most)
    .replace(markup, (character) => entities[character] ?? `\\${character}`)
    .replace(/@(?=\w)/g, `@${apart}`)
    .replace(/(?<!&)#(?=\d)/g, `#${apart}`)
    .replace(/\b(GH-)(?=\d)/gi, `$1${apart}`)
    .replaceAll("://", `:${apart}//`)
    .replace(/\b(www)\./gi, `$1${apart}.`)
    .replace(/^(?=[-+=#]|\d+[.)]\s)/, apart);
}
