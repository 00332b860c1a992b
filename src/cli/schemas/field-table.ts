import { type Field, fieldsOf } from "../../documents/fields";
import { type DocumentKind, documentKinds, schemaOfKind } from "./catalogue";

const head = `<!-- Made from the schemas by "npm run schemas": change the schemas, not this. -->

# Every field of every document

\`[]\` is each element of a list, \`*\` each key of a map. **Required** fields have no default. Times are RFC 3339 in UTC, days
\`2027-01-31\`, sizes bytes. In an inventory \`null\` means "not known", never "none".
`;

/** All fields of all documents as one Markdown text: `src/inventory/fields.md`. */
export function fieldTable(kinds: readonly DocumentKind[] = documentKinds): string {
  return [head, ...kinds.map(chapterOf)].join("\n");
}

function chapterOf(kind: DocumentKind): string {
  return [
    `## ${kind.kind}: ${kind.title.charAt(0).toLowerCase()}${kind.title.slice(1)}`,
    "",
    "| field | type | default | what it is |",
    "| --- | --- | --- | --- |",
    ...fieldsOf(schemaOfKind(kind)).map(rowOf),
    "",
  ].join("\n");
}

function rowOf({ path, type, default: value, required, description }: Field): string {
  const byDefault = value === undefined ? (required ? "**required**" : "") : code(value);
  return `| ${[code(path), cell(type), byDefault, cell(description)].join(" | ")} |`;
}

function code(text: string): string {
  return `\`${text.replaceAll("|", "\\|")}\``;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll(/([*<>])/g, "\\$1");
}
