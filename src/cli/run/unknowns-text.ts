import { type Inventory } from "../../inventory/document/inventory";

type Unknown = Inventory["unknowns"][number];

/** Of parts that differ in a name alone so many are written out; a principal may lack the right to thousands of topics. */
const alikeShown = 3;

/**
 * A line for each part that an export had no right to read or failed to, with the grant that would be needed; of many that
 * are alike the first, and how many more there are. Then one line with all that Kafka does not tell or nobody asked.
 */
export function unknownsText(unknowns: readonly Unknown[]): readonly string[] {
  const alike = new Map<string, Unknown[]>();
  const elsewhere: string[] = [];
  for (const unknown of unknowns) {
    if (isNobodysFault(unknown.error)) elsewhere.push(unknown.path);
    else {
      const key = `${unknown.error} ${unknown.path.replace(/\["(?:[^"\\]|\\.)*"\]/g, "[]")}`;
      const there = alike.get(key);
      if (there === undefined) alike.set(key, [unknown]);
      else there.push(unknown);
    }
  }
  return [
    ...[...alike.values()].flatMap((group) => [
      ...group.slice(0, alikeShown).map(lineOf),
      ...(group.length > alikeShown
        ? [`not known: ${String(group.length - alikeShown)} more like these; unknowns in the inventory has each`]
        : []),
    ]),
    ...(elsewhere.length === 0 ? [] : [`not told by Kafka: ${elsewhere.join(", ")}`]),
  ];
}

function lineOf({ path, error, grantNeeded }: Unknown): string {
  return `not known: ${path}  ${error}${grantNeeded === undefined ? "" : `, needs ${grantNeeded}`}`;
}

/** Not read because nobody asked, or because it cannot be asked. */
function isNobodysFault(error: string): boolean {
  return error === "NOT_ASKED" || error === "NOT_IN_THE_PROTOCOL";
}
