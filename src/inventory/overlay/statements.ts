import { type ReadDocument } from "../../documents/read-document";
import { type DocumentPath, pathText } from "../../documents/document-path";
import { type AbsentPart } from "./absent";
import { fieldsOfParts, type OverlayArea, theOne } from "./areas";
import { type Overlay } from "./document";
import { type Place } from "./people";

/** One field of one entry, as a person wrote it. */
export interface Statement {
  /** `owner`, or a part of a field that has parts: `rollback.approver`. */
  readonly field: string;
  readonly value: unknown;
  /** The value as text: equal exactly for equal values. */
  readonly text: string;
  place(): Place;
}

/** One entry of one area of one file. */
export interface Entry {
  readonly key: string;
  readonly statements: readonly Statement[];
  place(): Place;
}

/** All entries of one area, file by file in the order in which files were named. */
export function entriesOf(overlays: readonly ReadDocument<Overlay>[], area: OverlayArea): readonly Entry[] {
  return overlays.flatMap((overlay) => {
    const content: Readonly<Record<string, unknown>> = overlay.content;
    const words = content[area];
    if (!isObject(words)) return [];
    if (area === "cluster" || area === "operations" || area === "freeze")
      return [entry(overlay, theOne, [area], words)];
    return Object.entries(words).flatMap(([key, value]) =>
      isObject(value) ? [entry(overlay, key, [area, key], value)] : [],
    );
  });
}

function entry(
  overlay: ReadDocument<Overlay>,
  key: string,
  path: DocumentPath,
  words: Readonly<Record<string, unknown>>,
): Entry {
  return { key, statements: statementsOf(overlay, path, words), place: placeIn(overlay, path) };
}

function statementsOf(
  overlay: ReadDocument<Overlay>,
  path: DocumentPath,
  words: Readonly<Record<string, unknown>>,
): readonly Statement[] {
  return Object.entries(words).flatMap(([field, value]) =>
    fieldsOfParts.has(field) && isObject(value)
      ? Object.entries(value).map(([part, inner]) =>
          statement(overlay, [...path, field, part], `${field}.${part}`, inner),
        )
      : fieldsOfParts.has(field) && value === null
        ? []
        : [statement(overlay, [...path, field], field, value)],
  );
}

function statement(overlay: ReadDocument<Overlay>, path: DocumentPath, field: string, value: unknown): Statement {
  return { field, value, text: JSON.stringify(value), place: placeIn(overlay, path) };
}

/** Looking a line up goes through the file: it is done when somebody asks, once. */
function placeIn(overlay: ReadDocument<Overlay>, path: DocumentPath): () => Place {
  let place: Place | undefined;
  return () => {
    if (place !== undefined) return place;
    const { file, line } = overlay.problemAt(path, "");
    place = { file, ...(line === undefined ? {} : { line }), path: pathText(path) };
    return place;
  };
}

/** A map of a document; lists and null are none. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every part of which somebody says that the source has none. */
export function absentSaid(
  overlays: readonly ReadDocument<Overlay>[],
): readonly { readonly part: AbsentPart; readonly place: () => Place }[] {
  return overlays.flatMap((overlay) =>
    (overlay.content.absent ?? []).map((part, index) => ({ part, place: placeIn(overlay, ["absent", index]) })),
  );
}
