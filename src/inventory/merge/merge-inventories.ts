import { type Inventory, inventorySchema } from "../document/inventory";
import { isEqual, type Merging, mergeValues } from "./merge-values";
import { compressed, isFields, keysOf, provenanceOf } from "./provenance";
import { inventoryShape } from "./shape";
import { claimsWhole, differenceText, listAreas, withIdsApart, withSource } from "./told-apart";
import { unknownsLeft } from "./unknowns-left";

/**
 * Several inventories of one cluster made one, by natural keys: topic name, the seven parts of an ACL, quota entity, user,
 * group id, registry with subject, Connect address with connector.
 *
 * What one does not know, another tells. Where two tell different things, the earlier input's is kept and `conflicts`
 * names both; a list that two inputs claim to know whole, and that differs, is united and told as a conflict of the list.
 * `provenance` says who told what, and `unknowns` keeps what nobody answers. Nothing that any input knows is lost: it is
 * in the result or in `conflicts`. Pure; linear in the size of the inputs; the same twice is the same.
 */
export function mergeInventories(first: Inventory, ...others: readonly Inventory[]): Inventory {
  return others.reduce((merged, other) => (isEqual(merged, other) ? merged : mergeTwo(merged, other)), first);
}

function mergeTwo(one: Inventory, two: Inventory): Inventory {
  const first = withSource(one);
  const second = withIdsApart(withSource(two), first);
  const told = { first: provenanceOf(first), second: provenanceOf(second) };
  const sources = new Map(told.first.all);
  const conflicts: Inventory["conflicts"] = [];
  const merging: Merging = {
    conflict: (path, kept, other) => {
      conflicts.push({
        path,
        kept: { value: textOf(kept), source: told.first.sourceOf(path) },
        other: { value: textOf(other), source: told.second.sourceOf(path) },
      });
    },
    taken: (path) => {
      for (const [at, source] of told.second.below(path)) sources.set(at, source);
    },
    kept: (path) => {
      for (const [at, source] of told.first.below(path)) sources.set(at, source);
    },
  };
  const fields = { first: asFields(first), second: asFields(second) };
  const parts = Object.entries(inventoryShape).map(([area, shape]) => [
    area,
    mergeValues(fields.first.get(area), fields.second.get(area), shape, area, merging),
  ]);
  conflicts.push(...differentLists(first, second));
  // Read as a file would be: what is put together value by value is an inventory again, or a fault of ours.
  const merged = inventorySchema.parse({
    ...first,
    ...Object.fromEntries(parts),
    unknowns: [],
    sources: distinct([...first.sources, ...second.sources]),
    provenance: [],
    conflicts: distinct([...first.conflicts, ...second.conflicts, ...conflicts]),
    leftOut: distinct([...first.leftOut, ...second.leftOut]),
    redactions: distinct([...first.redactions, ...second.redactions]),
  });
  return { ...merged, unknowns: unknownsLeft(first, second, merged), provenance: compressed(sources, merged) };
}

function asFields(inventory: Inventory): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(inventory));
}

/** Two lists that are both told to be whole, and are not the same. */
function differentLists(first: Inventory, second: Inventory): Inventory["conflicts"] {
  return listAreas.flatMap((area) => {
    if (!claimsWhole(first, area) || !claimsWhole(second, area)) return [];
    const keys = { first: keysOf(area, first), second: keysOf(area, second) };
    const sets = { first: new Set(keys.first), second: new Set(keys.second) };
    if (keys.first.every((key) => sets.second.has(key)) && keys.second.every((key) => sets.first.has(key))) return [];
    return [
      {
        path: area,
        kept: { value: differenceText(keys.first, sets.second), source: provenanceOf(first).sourceOf(area) },
        other: { value: differenceText(keys.second, sets.first), source: provenanceOf(second).sourceOf(area) },
      },
    ];
  });
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return Array.isArray(value) || isFields(value) ? JSON.stringify(value) : String(value);
}

function distinct<T>(list: readonly T[]): T[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
}
