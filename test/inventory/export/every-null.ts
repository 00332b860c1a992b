import { type Inventory } from "../../../src/inventory/document/inventory";

/** Where null is a value of its own, and not "not known": what it means is in the document's descriptions. */
const nullsWithAMeaning: readonly RegExp[] = [
  // The broker stands in no rack.
  /^cluster\.brokers\[\d+\]\.rack$/,
  // The default entity.
  /^quotas\[\d+\]\.entity\.[^.]+$/,
  // Sensitive: a broker never tells it.
  /onfigs\..+\.value$/,
  // The log has no time of the last record.
  /\.producers\[\d+\]\.lastProducedAt$/,
  // The registry has no such ids.
  /\.versions\[\d+\]\.guid$/,
  // A source connector has no consumer group.
  /\.connectors\[\d+\]\.groupId$/,
];

/** Paths of nulls that no entry of `unknowns` explains, be it for them alone or for all alike. */
export function unexplainedNulls(inventory: Inventory): readonly string[] {
  const explained = new Set(inventory.unknowns.map(({ path }) => path));
  const found: string[] = [];
  const walk = (value: unknown, path: string, ways: readonly string[]): void => {
    if (value === null) {
      if (!ways.some((way) => explained.has(way)) && !nullsWithAMeaning.some((one) => one.test(path))) found.push(path);
    } else if (Array.isArray(value))
      value.forEach((element: unknown, index) => {
        const names = [`[${String(index)}]`, "[*]", ...nameOf(element).map((name) => `[${JSON.stringify(name)}]`)];
        walk(
          element,
          `${path}[${String(index)}]`,
          names.flatMap((name) => ways.map((way) => `${way}${name}`)),
        );
      });
    else if (typeof value === "object")
      for (const [key, inner] of Object.entries(value)) {
        const under = (way: string): string => (way === "" ? key : `${way}.${key}`);
        walk(inner, under(path), ways.map(under));
      }
  };
  walk({ ...inventory, unknowns: [] }, "", [""]);
  return found;
}

function nameOf(element: unknown): readonly string[] {
  if (typeof element !== "object" || element === null) return [];
  if ("name" in element && typeof element.name === "string") return [element.name];
  if ("url" in element && typeof element.url === "string") return [element.url];
  if ("subject" in element && typeof element.subject === "string") return [element.subject];
  if ("groupId" in element && typeof element.groupId === "string") return [element.groupId];
  return [];
}
