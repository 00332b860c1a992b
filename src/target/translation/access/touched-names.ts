import { type Acl, type ResourceType } from "../../../kafka/acl";
import { firstWhere } from "../names";

/** The wave's own names, sorted, by kind of resource. */
export type WaveNames = Readonly<Record<ResourceType, readonly string[]>>;

/** One resource that an ACL reaches. */
export interface TouchedName {
  /** The name to ask an authorizer for. */
  readonly name: string;
  /** As people read it: `tx-*` stands for all that begin so. */
  readonly text: string;
}

/** Kinds whose names are made by clients: what an ACL names may come to be, whether the source has it now or not. */
const madeByClients: ReadonlySet<ResourceType> = new Set(["GROUP", "TRANSACTIONAL_ID"]);

/**
 * The names that an ACL reaches: the wave's, and of groups and transactional ids also the one that it names itself.
 */
export function touchedNames(acl: Acl, names: WaveNames): readonly TouchedName[] {
  const known = covered(acl, names[acl.resourceType]);
  const own = ownName(acl);
  const isNew = madeByClients.has(acl.resourceType) && !known.includes(acl.resourceName);
  return [...known.map((name) => ({ name, text: name })), ...(isNew ? [own] : [])];
}

function ownName({ resourceName, patternType }: Acl): TouchedName {
  return { name: resourceName, text: patternType === "PREFIXED" ? `${resourceName}*` : resourceName };
}

function covered({ resourceName, patternType }: Acl, sorted: readonly string[]): readonly string[] {
  if (patternType === "LITERAL" && resourceName === "*") return sorted;
  const first = firstWhere(sorted, (name) => name >= resourceName);
  if (patternType === "LITERAL") return sorted[first] === resourceName ? [resourceName] : [];
  return sorted.slice(
    first,
    firstWhere(sorted, (name) => name.slice(0, resourceName.length) > resourceName),
  );
}
