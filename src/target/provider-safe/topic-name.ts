/** What is wrong with a topic's name (`org.apache.kafka.common.internals.Topic`), or undefined; `longest` in characters. */
export function whatIsWrongWithTopicName(name: string, longest: number): string | undefined {
  if (name === "." || name === "..") return "is no topic name: it would be a directory";
  if (name.length > longest) return `is longer than ${String(longest)} characters`;
  if (!/^[a-zA-Z0-9._-]+$/.test(name))
    return "is no topic name: only letters, digits, dot, underscore and hyphen are allowed";
  return undefined;
}

/**
 * Topics whose names differ in `.` and `_` alone: brokers refuse the second one, since metrics could not tell them apart
 * (`Topic.hasCollision`). Each with the earlier name that it collides with.
 */
export function collidingTopicNames(names: readonly string[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const colliding = new Map<string, string>();
  for (const name of names) {
    const unified = name.replaceAll(".", "_");
    const earlier = first.get(unified);
    if (earlier === undefined) first.set(unified, name);
    else if (earlier !== name) colliding.set(name, earlier);
  }
  return colliding;
}
