/** The path of a value inside a document, as keys and indexes. */
export type DocumentPath = readonly (string | number)[];

/** `members.topics[2]`; a key that is no plain word is quoted: `topics["a.b"]`. */
export function pathText(path: DocumentPath): string {
  return path
    .map((part, index) => {
      if (typeof part === "number") return `[${String(part)}]`;
      if (!/^[A-Za-z_][\w-]*$/.test(part)) return `[${JSON.stringify(part)}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join("");
}
