/** More objects than this in one area are asked about by glob where that says the same. */
const mostByName = 100;

/** Fewer names than this stand by themselves. */
const fewest = 3;

/** A key of a skeleton: one name, or a glob with the names that it stands for. */
export interface SkeletonKey {
  readonly key: string;
  /** Empty where the key is a name. */
  readonly names: readonly string[];
}

/**
 * Keys for the objects of an area that have open questions: by name where they are few. Of many, those that begin alike
 * come under one glob, where every name that it matches has just the same questions open.
 *
 * @param questionsOf names of the objects with what is asked of each, as one text
 * @param known every name of the area that the inventory holds
 */
export function underGlobs(questionsOf: ReadonlyMap<string, string>, known: Iterable<string>): readonly SkeletonKey[] {
  if (questionsOf.size <= mostByName) return [...questionsOf.keys()].map(byName);
  const families = new Map<string, string[]>();
  for (const name of known) {
    const start = startOf(name);
    if (start === undefined) continue;
    const there = families.get(start);
    if (there === undefined) families.set(start, [name]);
    else there.push(name);
  }
  const alike = new Map([...families].filter(([, names]) => areAlike(names, questionsOf)));
  const told = new Set<string>();
  return [...questionsOf.keys()].flatMap((name) => {
    const start = startOf(name);
    const names = start === undefined ? undefined : alike.get(start);
    if (start === undefined || names === undefined) return [byName(name)];
    if (told.has(start)) return [];
    told.add(start);
    return [{ key: `${start}*`, names }];
  });
}

function byName(name: string): SkeletonKey {
  return { key: name, names: [] };
}

function areAlike(names: readonly string[], questionsOf: ReadonlyMap<string, string>): boolean {
  const [first = ""] = names;
  const asked = questionsOf.get(first);
  return names.length >= fewest && asked !== undefined && names.every((name) => questionsOf.get(name) === asked);
}

/** `team-1.` of `team-1.orders`; without a dot `orders-` of `orders-v1`. Undefined where a glob could mean more. */
function startOf(name: string): string | undefined {
  return /^[\w:-]+?\./.exec(name)?.[0] ?? /^[A-Za-z0-9:]+[-_]/.exec(name)?.[0];
}
