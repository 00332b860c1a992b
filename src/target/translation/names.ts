import { byText } from "./part";

/**
 * Counts how many of the names begin with a prefix, in logarithmic time: an inventory has many names and many ACLs.
 */
export function countingByPrefix(names: readonly string[]): (prefix: string) => number {
  const sorted = [...names].sort(byText((name) => name));
  return (prefix) =>
    firstWhere(sorted, (name) => name.slice(0, prefix.length) > prefix) - firstWhere(sorted, (name) => name >= prefix);
}

/** The first position whose name holds, or the number of names; names that hold come after those that do not. */
export function firstWhere(sorted: readonly string[], holds: (name: string) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const name = sorted[middle];
    if (name !== undefined && holds(name)) high = middle;
    else low = middle + 1;
  }
  return low;
}
