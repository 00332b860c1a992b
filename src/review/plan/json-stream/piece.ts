/** Where something begins in a text, 1-based; columns count bytes. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** A value of a JSON document that is read when somebody asks for it. */
export interface Piece {
  readonly kind: "piece";
  /** Where its key stands, or where it begins itself; null where nothing tells. */
  readonly place: TextPlace | null;
  /** The whole value. Worked out anew each time: keep what you need. */
  readonly read: () => unknown;
  /** The fields of an object, each still unread; null where the value is none. */
  readonly fields: () => ReadonlyMap<string, Piece> | null;
  /** One field of an object, without a look at what stands behind it; undefined where there is none. */
  readonly field: (key: string) => Piece | undefined;
}

/** An object, some of whose fields were kept. */
export interface TreeObject {
  readonly kind: "object";
  readonly entries: ReadonlyMap<string, Tree>;
}

/** A list, each of whose elements was kept. */
export interface TreeList {
  readonly kind: "list";
  readonly elements: readonly Tree[];
}

/** What was kept of a JSON document: cut as a {@link Want} says. Where the document has another shape, the tree ends in a piece. */
export type Tree = Piece | TreeObject | TreeList;

/** A value that was parsed before. */
export function parsedPiece(value: unknown, place: TextPlace | null = null): Piece {
  return {
    kind: "piece",
    place,
    read: () => value,
    fields: () =>
      isRecord(value) ? new Map(Object.entries(value).map(([key, field]) => [key, parsedPiece(field)])) : null,
    field: (key) => {
      const field = ownField(value, key);
      return field === undefined ? undefined : parsedPiece(field);
    },
  };
}

/** Whether a JSON value is an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A field of a JSON object; undefined where there is none. What objects inherit is no field. */
export function ownField(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The tree below a key; undefined where there is none. */
export function below(tree: Tree | undefined, ...keys: readonly string[]): Tree | undefined {
  let at = tree;
  for (const key of keys) at = at?.kind === "object" ? at.entries.get(key) : undefined;
  return at;
}

/** What a tree's end holds; undefined where there is none, or where it was cut further. */
export function readAt(tree: Tree | undefined, ...keys: readonly string[]): unknown {
  const at = below(tree, ...keys);
  return at?.kind === "piece" ? at.read() : undefined;
}
