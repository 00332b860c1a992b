/** A piece of a page that is HTML already. Everything else that goes into a page is text and is escaped. */
export interface Html {
  readonly html: string;
}

type Value = Html | string | number | readonly Value[];

/** A template of HTML: what is put in is escaped, unless it is {@link Html} itself; lists are joined. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: parts.map((part, index) => part + rendered(values[index] ?? "")).join("") };
}

/** Nothing at all. */
export const nothing: Html = { html: "" };

function rendered(value: Value): string {
  if (typeof value === "string") return escaped(value);
  if (typeof value === "number") return String(value);
  if (isList(value)) return value.map(rendered).join("");
  return value.html;
}

function isList(value: Html | readonly Value[]): value is readonly Value[] {
  return Array.isArray(value);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML shows it, in elements and in quoted attributes; control characters, which no page can hold, become U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities[character] ?? "")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "\ufffd");
}
