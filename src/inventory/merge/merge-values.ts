import { elementPath, fieldPath } from "./paths";
import { isFields } from "./provenance";
import { type Fields, type Shape, value as wholeValue } from "./shape";

/** Who is told while two inventories are put together. */
export interface Merging {
  /** Two values that differ; the first is kept. */
  conflict(path: string, kept: unknown, other: unknown): void;
  /** A part that was taken from the second inventory. */
  taken(path: string): void;
  /** A part within one that was taken from the second, which is of the first all the same. */
  kept(path: string): void;
}

/**
 * Two values of one part made one. What is not known (null) yields to what is; equal values are one; where both are known
 * and differ, the first is kept and the conflict told.
 */
export function mergeValues(first: unknown, second: unknown, shape: Shape, path: string, merging: Merging): unknown {
  if (second === null || second === undefined) return first;
  if (first === null || first === undefined) {
    merging.taken(path);
    return second;
  }
  switch (shape.kind) {
    case "value":
      return whole(first, second, path, merging);
    case "better":
      if (first === shape.word || second !== shape.word) return first;
      merging.taken(path);
      return second;
    case "object":
      return isFields(first) && isFields(second) ? objects(first, second, shape, path, merging) : first;
    case "map":
      return isFields(first) && isFields(second) ? maps(first, second, shape.value, path, merging) : first;
    case "list":
      return Array.isArray(first) && Array.isArray(second)
        ? lists(first.filter(isFields), second.filter(isFields), shape, path, merging)
        : first;
    case "config":
      return isFields(first) && isFields(second) ? configs(first, second, path, merging) : first;
  }
}

function whole(first: unknown, second: unknown, path: string, merging: Merging): unknown {
  if (!isEqual(first, second)) merging.conflict(path, first, second);
  return first;
}

type Of<K extends Shape["kind"]> = Extract<Shape, { readonly kind: K }>;

function objects(first: Fields, second: Fields, shape: Of<"object">, path: string, merging: Merging): Fields {
  const told = (object: Fields, field: string): unknown =>
    shape.saysNothing?.(field, object) === true ? null : object[field];
  const merged: Record<string, unknown> = { ...first };
  for (const field of Object.keys(second)) {
    const at = fieldPath(path, field);
    const one = mergeValues(told(first, field), told(second, field), shape.fields[field] ?? wholeValue, at, merging);
    merged[field] = one ?? first[field] ?? second[field];
  }
  return merged;
}

function maps(first: Fields, second: Fields, shape: Shape, path: string, merging: Merging): Fields {
  const added = Object.keys(second).filter((key) => !Object.hasOwn(first, key));
  // Where most is from the second, less is to tell of what is from the first.
  const turned = added.length > Object.keys(first).length;
  if (turned) merging.taken(path);
  const merged: Record<string, unknown> = {};
  for (const key of Object.keys(first)) {
    const at = elementPath(path, key);
    if (turned) merging.kept(at);
    merged[key] = mergeValues(first[key], second[key], shape, at, merging);
  }
  for (const key of added) {
    if (!turned) merging.taken(elementPath(path, key));
    merged[key] = second[key];
  }
  if (added.length === 0) return merged;
  return Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function lists(
  first: readonly Fields[],
  second: readonly Fields[],
  shape: Of<"list">,
  path: string,
  merging: Merging,
): unknown {
  const others = new Map(second.map((element) => [shape.keyOf(element), element]));
  if (first.length === 0 && others.size > 0) {
    merging.taken(path);
    return second;
  }
  const keys = new Set(first.map(shape.keyOf));
  const merged = first.map((element) => {
    const key = shape.keyOf(element);
    return mergeValues(element, others.get(key), shape.element, elementPath(path, key), merging);
  });
  const added = [...others].filter(([key]) => !keys.has(key));
  for (const [key] of added) merging.taken(elementPath(path, key));
  if (added.length === 0) return merged;
  return [...merged.filter(isFields), ...added.map(([, element]) => element)]
    .map((element) => ({ element, key: shape.keyOf(element) }))
    .sort((a, b) => inOrder(a.key, b.key))
    .map(({ element }) => element);
}

/** Numbers as numbers: brokers, partitions, versions. */
function inOrder(a: string, b: string): number {
  const numbers = Number(a) - Number(b);
  if (Number.isFinite(numbers) && numbers !== 0) return numbers;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A source that is `UNKNOWN` yields to a told one where the value is the same; a value that is not told yields. */
function configs(first: Fields, second: Fields, path: string, merging: Merging): Fields {
  if (second["value"] === null) return first;
  if (first["value"] === null) {
    merging.taken(path);
    return first["source"] === "UNKNOWN" || second["source"] !== "UNKNOWN"
      ? second
      : { ...second, source: first["source"] };
  }
  if (first["value"] !== second["value"]) {
    merging.conflict(path, first["value"], second["value"]);
    return first;
  }
  if (first["source"] === second["source"] || second["source"] === "UNKNOWN") return first;
  if (first["source"] === "UNKNOWN") {
    merging.taken(path);
    return second;
  }
  merging.conflict(fieldPath(path, "source"), first["source"], second["source"]);
  return first;
}

/** Whether two values of a document are the same; the order of an object's keys says nothing. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((one, index) => isEqual(one, b[index]));
  if (!isFields(a) || !isFields(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]));
}
