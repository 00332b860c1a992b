import { DocumentError } from "../../../src/documents/problem";
import { type Inventory } from "../../../src/inventory/document/inventory";

/**
 * The places of a sample whose value makes no difference: each text, number and truth in it is changed, one at a time, and
 * the inventory (with what it left out, and why) stays the same. An empty list proves that nothing is lost in silence.
 */
export function silentPlaces(sample: unknown, importSample: (sample: unknown) => Inventory): string[] {
  const before = JSON.stringify(importSample(sample));
  return leavesOf(sample, [])
    .filter((path) => {
      const changed = structuredClone(sample);
      const holder = path
        .slice(0, -1)
        .reduce<unknown>((node, key) => Reflect.get(node as object, key), changed) as object;
      const key = path.at(-1) ?? "";
      Reflect.set(holder, key, other(Reflect.get(holder, key)));
      try {
        return JSON.stringify(importSample(changed)) === before;
      } catch (error) {
        if (error instanceof DocumentError) return false;
        throw error;
      }
    })
    .map((path) => path.join("."));
}

function leavesOf(value: unknown, path: readonly string[]): (readonly string[])[] {
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
  return value === null ? [] : [path];
}

function other(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  return typeof value === "boolean" ? !value : `${String(value)}9`;
}
