/** How many subjects a message names before it only counts. */
export const mostNamed = 20;

/** `a, b, c and 17 more`: the first of a list, and how many there are beyond. */
export function listed(items: readonly string[], most = mostNamed): string {
  if (items.length <= most) return items.join(", ");
  return `${items.slice(0, most).join(", ")} and ${String(items.length - most)} more`;
}

/** `1 record`, `2 records`, `1,200 records`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}
