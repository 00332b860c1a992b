import { byText } from "./part";

/** Names that can be asked how many begin with a prefix, in logarithmic time: an inventory has many names and many ACLs. */
export class SortedNames {
  private readonly sorted: readonly string[];

  constructor(names: readonly string[]) {
    this.sorted = [...names].sort(byText((name) => name));
  }

  /** How many of the names begin with the prefix. */
  countWithPrefix(prefix: string): number {
    return this.firstWhere((name) => name.slice(0, prefix.length) > prefix) - this.firstWhere((name) => name >= prefix);
  }

  private firstWhere(holds: (name: string) => boolean): number {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const name = this.sorted[middle];
      if (name !== undefined && holds(name)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
