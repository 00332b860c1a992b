/** Puts together what belongs to the same topic, in the order of arrival. */
export function byTopic<T extends { readonly topic: string }>(
  items: readonly T[],
): readonly (readonly [string, readonly T[]])[] {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const there = found.get(item.topic);
    if (there === undefined) found.set(item.topic, [item]);
    else there.push(item);
  }
  return [...found];
}
