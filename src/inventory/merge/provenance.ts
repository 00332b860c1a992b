import { type Inventory } from "../document/inventory";
import { elementPath, isUnder, parentOf, partsOf } from "./paths";
import { type Fields, inventoryShape } from "./shape";

/** Which source told what, path by path, without `[*]`. */
export interface Provenance {
  /** The source of a part: that of the nearest path above that has one. */
  sourceOf(path: string): string;
  /** What is told of a part and of all parts below it, the part itself always among them. */
  below(path: string): readonly (readonly [path: string, source: string])[];
  /** Every path that has a source of its own, but the document itself. */
  readonly all: ReadonlyMap<string, string>;
}

/**
 * The provenance of an inventory: everything is from its first source unless `provenance` says otherwise, `[*]` written
 * out for each element.
 */
export function provenanceOf(inventory: Inventory): Provenance {
  const all = new Map(
    [...inventory.provenance]
      // Named elements are put over what is told of all.
      .sort((a, b) => Number(b.path.includes("[*]")) - Number(a.path.includes("[*]")))
      .flatMap(({ path, source }) => writtenOut(path, inventory).map((one) => [one, source] as const)),
  );
  const first = inventory.sources[0]?.id ?? "";
  return lookup(new Map([["", first], ...all]));
}

/** The source that told a part of an inventory: its id in `sources`. */
export function sourceOf(inventory: Inventory, path: string): string {
  return provenanceOf(inventory).sourceOf(path);
}

function lookup(all: Map<string, string>): Provenance {
  const sorted = [...all.keys()].sort();
  const sourceAt = (path: string): string => {
    for (let at = path; ; at = parentOf(at)) {
      const source = all.get(at);
      if (source !== undefined) return source;
      if (at === "") return "";
    }
  };
  return {
    sourceOf: sourceAt,
    below: (path) => {
      const found: (readonly [string, string])[] = [[path, sourceAt(path)]];
      for (let index = firstAtLeast(sorted, path); sorted[index]?.startsWith(path) === true; index += 1) {
        const one = sorted[index] ?? "";
        if (one !== path && isUnder(one, path)) found.push([one, sourceAt(one)]);
      }
      return found;
    },
    all,
  };
}

function firstAtLeast(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

function writtenOut(path: string, inventory: Inventory): readonly string[] {
  const [area = "", ...rest] = partsOf(path);
  if (rest[0] !== "[*]") return [path];
  return keysOf(area, inventory).map((key) => elementPath(area, key) + rest.slice(1).join(""));
}

/** The keys of the elements of a list at the top of an inventory. */
export function keysOf(area: string, inventory: Inventory): readonly string[] {
  const shape = inventoryShape[area];
  const list = new Map<string, unknown>(Object.entries(inventory)).get(area);
  if (shape?.kind !== "list" || !Array.isArray(list)) return [];
  return list.filter(isFields).map((element) => shape.keyOf(element));
}

/** Whether a value is an object with fields. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * As the document writes it: sorted, nothing that its parent says already, and what is the same for all elements of a list
 * told once, with `[*]`.
 */
export function compressed(sources: ReadonlyMap<string, string>, merged: Inventory): Inventory["provenance"] {
  const { sourceOf: source } = lookup(new Map([...sources, ["", merged.sources[0]?.id ?? ""]]));
  const needed = [...sources].filter(([path, one]) => path !== "" && source(parentOf(path)) !== one);
  const byField = new Map<string, string[]>();
  for (const [path, one] of needed) {
    const [area = "", element, ...rest] = partsOf(path);
    if (element === undefined || rest.length === 0) continue;
    const field = JSON.stringify([area, rest.join(""), one]);
    const paths = byField.get(field);
    if (paths === undefined) byField.set(field, [path]);
    else paths.push(path);
  }
  const together = new Map<string, string>(needed);
  for (const [field, paths] of byField) {
    const parts: unknown = JSON.parse(field);
    const [area, rest, one] = Array.isArray(parts) ? parts.map(String) : [];
    if (area === undefined || rest === undefined || one === undefined) continue;
    if (paths.length < severalElements || paths.length !== keysOf(area, merged).length) continue;
    for (const path of paths) together.delete(path);
    together.set(`${area}[*]${rest}`, one);
  }
  return [...together].map(([path, one]) => ({ path, source: one })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

const severalElements = 2;
