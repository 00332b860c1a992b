import { type Inventory } from "../document/inventory";

/** What an inventory was made from, where it does not say so itself: an export before there were sources. */
function ownSource(inventory: Inventory): Inventory["sources"][number] {
  return {
    id: "kafka",
    format: "kafka",
    name: inventory.cluster.name ?? inventory.cluster.id ?? "cluster",
    takenAt: inventory.exportedAt,
  };
}

/** The inventory with one source at least. */
export function withSource(inventory: Inventory): Inventory {
  return inventory.sources.length > 0 ? inventory : { ...inventory, sources: [ownSource(inventory)] };
}

/**
 * The second inventory with ids of sources that the first does not have: `kafka-cli` becomes `kafka-cli-2`. A source that
 * both name in the same words is one.
 */
export function withIdsApart(second: Inventory, first: Inventory): Inventory {
  const taken = new Set([...first.sources, ...second.sources].map(({ id }) => id));
  const ids = new Map<string, string>();
  for (const source of second.sources) {
    if (!first.sources.some(({ id }) => id === source.id)) continue;
    const same = first.sources.find((one) => isSame(one, source));
    const id = same?.id ?? freeId(source.id, taken);
    taken.add(id);
    if (id !== source.id) ids.set(source.id, id);
  }
  if (ids.size === 0) return second;
  const now = (id: string): string => ids.get(id) ?? id;
  return {
    ...second,
    sources: second.sources.map((source) => ({ ...source, id: now(source.id) })),
    provenance: second.provenance.map(({ path, source }) => ({ path, source: now(source) })),
    conflicts: second.conflicts.map(({ path, kept, other }) => ({
      path,
      kept: { ...kept, source: now(kept.source) },
      other: { ...other, source: now(other.source) },
    })),
    leftOut: second.leftOut.map((one) => ({ ...one, source: now(one.source) })),
  };
}

type Source = Inventory["sources"][number];

/** The same words under the same id, or under the id that it got in an earlier merge. */
function isSame(one: Source, other: Source): boolean {
  if (one.format !== other.format || one.name !== other.name || one.takenAt !== other.takenAt) return false;
  return one.id === other.id || (one.id.startsWith(`${other.id}-`) && /^\d+$/.test(one.id.slice(other.id.length + 1)));
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${id}-${String(number)}`)) number += 1;
  return `${id}-${String(number)}`;
}

/** Formats in which people declare a part of a cluster; the others list what is there. */
const declarations: ReadonlySet<string> = new Set(["strimzi", "julie"]);

/**
 * Whether an inventory claims that a list at its top is whole: it is known, nothing in `unknowns` says that it may be
 * short, and not all that it comes from are declarations, which tell of their own part alone.
 */
export function claimsWhole(inventory: Inventory, area: ListArea): boolean {
  const list = inventory[area];
  if (list === null || (area === "topics" && list.length === 0)) return false;
  if (inventory.unknowns.some(({ path }) => path === area)) return false;
  return inventory.sources.some(({ format }) => !declarations.has(format));
}

/** Lists of which a difference between two whole ones is worth a line. */
export const listAreas = ["topics", "acls", "quotas", "scramUsers", "groups"] as const;

/** One of {@link listAreas}. */
export type ListArea = (typeof listAreas)[number];

/** Where one of two lists that claim to be whole has elements that the other lacks: what to tell of each. */
export function differenceText(keys: readonly string[], others: ReadonlySet<string>): string {
  const alone = keys.filter((key) => !others.has(key));
  const named = alone.slice(0, mostNamed).join(", ");
  const more = alone.length > mostNamed ? ` and ${String(alone.length - mostNamed)} more` : "";
  return `${String(keys.length)} in all, ${String(alone.length)} alone${alone.length === 0 ? "" : `: ${named}${more}`}`;
}

const mostNamed = 20;
