import { isRecord, parsedPiece, type Tree } from "./piece";

/** What of a JSON document is kept, and into which pieces it is cut. What is not named is passed over unread. */
export type Want =
  "piece" | { readonly each: Want } | { readonly keys: ReadonlyMap<string, Want>; readonly others?: Want };

/** Some keys of an object; `others` is for every key that is not named. */
export function wantKeys(keys: Readonly<Record<string, Want>>, others?: Want): Want {
  const named = new Map(Object.entries(keys));
  return others === undefined ? { keys: named } : { keys: named, others };
}

/** What is wanted of a field; undefined is nothing. */
export function wantedOf(want: Want, key: string): Want | undefined {
  return want !== "piece" && "keys" in want ? (want.keys.get(key) ?? want.others) : undefined;
}

/** The tree of a document that was parsed before. */
export function cut(value: unknown, want: Want): Tree {
  if (want === "piece") return parsedPiece(value);
  if ("each" in want)
    return Array.isArray(value)
      ? { kind: "list", elements: value.map((element: unknown) => cut(element, want.each)) }
      : parsedPiece(value);
  if (!isRecord(value)) return parsedPiece(value);
  const entries = new Map<string, Tree>();
  for (const [key, field] of Object.entries(value)) {
    const wanted = wantedOf(want, key);
    if (wanted !== undefined) entries.set(key, cut(field, wanted));
  }
  return { kind: "object", entries };
}
