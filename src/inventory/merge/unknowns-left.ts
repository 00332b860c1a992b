import { type Inventory } from "../document/inventory";
import { elementPath, partsOf } from "./paths";
import { isFields } from "./provenance";
import { inventoryShape, type Shape } from "./shape";

type Unknown = Inventory["unknowns"][number];

/**
 * What is still not known once inventories are one. A note on something that is null goes when another inventory knows
 * it; a note on a list that is there (it may be short) goes when another has the list without such a note. Where all
 * topics lacked a part and some know it now, those that do not are named, if they are few.
 */
export function unknownsLeft(first: Inventory, second: Inventory, merged: Inventory): Unknown[] {
  const notes = new Map<string, Unknown>();
  const find = finder(merged);
  for (const [own, other] of [
    [first, second],
    [second, first],
  ] as const) {
    const isLeft = leftAfter(finder(own), finder(other), find, new Set(other.unknowns.map(({ path }) => path)));
    for (const note of own.unknowns)
      for (const one of asNamed(note, find)) if (!notes.has(one.path) && isLeft(one.path)) notes.set(one.path, one);
  }
  return [...notes.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

type Find = (path: string) => unknown;

function leftAfter(own: Find, other: Find, merged: Find, notedByOther: ReadonlySet<string>): (path: string) => boolean {
  return (path) => {
    const isTold = (find: Find): boolean => told(path, find(path));
    if (path.includes("[*]") || !isTold(merged)) return true;
    // What is told now and was null is answered. What was there all the time is a remark: the list may be short.
    return isTold(own) && !(isTold(other) && !notedByOther.has(path));
  };
}

/** `topics` is never null: where it is empty, it is not told. */
function told(path: string, value: unknown): boolean {
  return value !== null && value !== undefined && !(path === "topics" && Array.isArray(value) && value.length === 0);
}

function asNamed(note: Unknown, find: Find): readonly Unknown[] {
  const [area = "", star, ...rest] = partsOf(note.path);
  return star === "[*]" ? ofEach(note, area, rest.join(""), find) : [note];
}

function ofEach(note: Unknown, area: string, field: string, find: Find): readonly Unknown[] {
  const shape = inventoryShape[area];
  const list = find(area);
  if (shape?.kind !== "list" || !Array.isArray(list) || list.length === 0) return [note];
  const keys = list.filter(isFields).map((element) => shape.keyOf(element));
  const lacking = keys.filter((key) => find(elementPath(area, key) + field) === null);
  if (lacking.length === 0) return [];
  if (lacking.length === keys.length || lacking.length > mostNamed) return [note];
  const grantNeeded = note.grantNeeded;
  return lacking.map((key) => ({
    ...note,
    path: elementPath(area, key) + field,
    ...(grantNeeded === undefined ? {} : { grantNeeded: grantNeeded.replace(/\*$/, key) }),
  }));
}

const mostNamed = 50;

/** Finds what a path names; elements of lists by their keys. Undefined where there is no such thing. */
function finder(inventory: Inventory): Find {
  const indexes = new Map<string, ReadonlyMap<string, unknown>>();
  return (path) => {
    let at: unknown = inventory;
    let shape: Shape | undefined;
    let sofar = "";
    for (const part of partsOf(path)) {
      if (part.startsWith("[")) {
        at = Array.isArray(at)
          ? indexOf(sofar, at, shape, indexes).get(keyOf(part))
          : isFields(at) && Object.hasOwn(at, keyOf(part))
            ? at[keyOf(part)]
            : undefined;
        shape = shape?.kind === "list" ? shape.element : shape?.kind === "map" ? shape.value : undefined;
      } else {
        const field = part.replace(/^\./, "");
        if (at === null) return null;
        at = isFields(at) && Object.hasOwn(at, field) ? at[field] : undefined;
        shape = sofar === "" ? inventoryShape[field] : shape?.kind === "object" ? shape.fields[field] : undefined;
      }
      sofar += part;
      if (at === undefined) return undefined;
    }
    return at;
  };
}

function keyOf(part: string): string {
  if (!part.startsWith('["')) return part.slice(1, -1);
  const key: unknown = JSON.parse(part.slice(1, -1));
  return String(key);
}

function indexOf(
  path: string,
  list: readonly unknown[],
  shape: Shape | undefined,
  indexes: Map<string, ReadonlyMap<string, unknown>>,
): ReadonlyMap<string, unknown> {
  const there = indexes.get(path);
  if (there !== undefined) return there;
  const made =
    shape?.kind === "list"
      ? new Map<string, unknown>(list.filter(isFields).map((element) => [shape.keyOf(element), element]))
      : new Map<string, unknown>(list.map((element, index) => [String(index), element]));
  indexes.set(path, made);
  return made;
}
