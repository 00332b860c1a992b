/** The path of an element by its key: `topics["orders"]`. */
export function elementPath(list: string, key: string): string {
  return `${list}[${JSON.stringify(key)}]`;
}

/** The path of a field. */
export function fieldPath(object: string, field: string): string {
  return object === "" ? field : `${object}.${field}`;
}

const part = /\["(?:[^"\\]|\\.)*"\]|\[\*\]|\[\d+\]|\.?[^.[\]]+/g;

/** A path in its parts, joinable again: `topics`, `["orders"]`, `.configs`. */
export function partsOf(path: string): readonly string[] {
  return path.match(part) ?? [];
}

/** The path that it lies under: `topics["orders"]` of `topics["orders"].configs`; `""` at the top. */
export function parentOf(path: string): string {
  return partsOf(path).slice(0, -1).join("");
}

/** Whether the first lies under the second, or is it. */
export function isUnder(path: string, above: string): boolean {
  return path === above || above === "" || (path.startsWith(above) && /^[.[]/.test(path.slice(above.length)));
}
