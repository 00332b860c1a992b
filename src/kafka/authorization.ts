import { type Acl, type Operation, type Permission, type ResourceType } from "./acl";

/**
 * What an authorizer does with a set of ACLs, by the rules of Kafka's StandardAuthorizer
 * (`org.apache.kafka.metadata.authorizer.StandardAuthorizerData`): a DENY wins, an ALLOW may imply more than it says,
 * and nothing is allowed that no ACL allows. Super users and `allow.everyone.if.no.acl.found` are not seen here.
 */
export interface AclIndex {
  readonly byPrincipal: ReadonlyMap<string, PermissionShelves>;
}

type PermissionShelves = Readonly<Record<Permission, ReadonlyMap<ResourceType, Shelf>>>;

interface Shelf {
  readonly literal: Map<string, Acl[]>;
  readonly prefixed: Map<string, Acl[]>;
  /** Lengths that prefixes have, so that a name is looked up as often as there are lengths. */
  readonly prefixLengths: Set<number>;
  readonly wildcard: Acl[];
  /** Every ACL by resource name, sorted on first use: what starts with a prefix lies together. */
  sorted: readonly Acl[] | null;
  readonly all: Acl[];
}

/** The principal that stands for everyone, the resource name that stands for every name, the host for every host. */
export const everyone = "User:*";
const anyName = "*";
const anyHost = "*";

/** Which operations each resource type knows (`kafka.security.authorizer.AclEntry.supportedOperations`). */
export const operationsOf: Readonly<Record<ResourceType, readonly Operation[]>> = {
  TOPIC: ["READ", "WRITE", "CREATE", "DESCRIBE", "DELETE", "ALTER", "DESCRIBE_CONFIGS", "ALTER_CONFIGS"],
  GROUP: ["READ", "DESCRIBE", "DELETE", "DESCRIBE_CONFIGS", "ALTER_CONFIGS"],
  CLUSTER: ["CREATE", "CLUSTER_ACTION", "DESCRIBE_CONFIGS", "ALTER_CONFIGS", "IDEMPOTENT_WRITE", "ALTER", "DESCRIBE"],
  TRANSACTIONAL_ID: ["DESCRIBE", "WRITE", "TWO_PHASE_COMMIT"],
  DELEGATION_TOKEN: ["DESCRIBE"],
  USER: ["CREATE_TOKENS", "DESCRIBE_TOKENS"],
};

/** Which allowed operation implies which other (StandardAuthorizerData: IMPLIES_DESCRIBE, IMPLIES_DESCRIBE_CONFIGS). */
const implied: Partial<Record<Operation, readonly Operation[]>> = {
  READ: ["DESCRIBE"],
  WRITE: ["DESCRIBE"],
  DELETE: ["DESCRIBE"],
  ALTER: ["DESCRIBE"],
  ALTER_CONFIGS: ["DESCRIBE_CONFIGS"],
};

/** The operations on which an ACL has an effect: an ALLOW with what it implies, a DENY alone, ALL as its type knows it. */
export function effectsOf(acl: Pick<Acl, "operation" | "permission" | "resourceType">): readonly Operation[] {
  if (acl.operation === "ALL") return operationsOf[acl.resourceType];
  if (acl.permission === "DENY") return [acl.operation];
  return [acl.operation, ...(implied[acl.operation] ?? [])];
}

/** Puts ACLs where they are found without going through all of them. Linear in their number. */
export function indexAcls(acls: Iterable<Acl>): AclIndex {
  const byPrincipal = new Map<string, Record<Permission, Map<ResourceType, Shelf>>>();
  for (const acl of acls) {
    const shelves = orMade(byPrincipal, acl.principal, () => ({ ALLOW: new Map(), DENY: new Map() }));
    put(acl, orMade(shelves[acl.permission], acl.resourceType, emptyShelf));
  }
  return { byPrincipal };
}

function emptyShelf(): Shelf {
  return { literal: new Map(), prefixed: new Map(), prefixLengths: new Set(), wildcard: [], sorted: null, all: [] };
}

function put(acl: Acl, shelf: Shelf): void {
  shelf.all.push(acl);
  if (acl.patternType === "PREFIXED") {
    orMade(shelf.prefixed, acl.resourceName, () => []).push(acl);
    shelf.prefixLengths.add(acl.resourceName.length);
  } else if (acl.resourceName === anyName) shelf.wildcard.push(acl);
  else orMade(shelf.literal, acl.resourceName, () => []).push(acl);
}

/** What is asked of an authorizer: one principal, from one host, one operation on one resource. */
export interface AccessRequest {
  readonly principal: string;
  readonly host: string;
  readonly operation: Operation;
  readonly resourceType: ResourceType;
  readonly resourceName: string;
}

/** Whether StandardAuthorizer would let it through. */
export function isAuthorized(index: AclIndex, request: AccessRequest): boolean {
  const asked = { ...request, patternType: "LITERAL" } as const;
  if (covering(index, "DENY", asked, request.operation) !== undefined) return false;
  return covering(index, "ALLOW", asked, request.operation) !== undefined;
}

/** A set of requests: all that one ACL's principal, host and resource pattern stand for. */
export type Scope = Pick<Acl, "principal" | "host" | "resourceType" | "resourceName" | "patternType">;

/** An ACL that by itself decides `operation` on the whole of a scope: for its principal or everyone, host and resource. */
export function covering(index: AclIndex, permission: Permission, scope: Scope, operation: Operation): Acl | undefined {
  for (const shelf of shelvesFor(index, permission, scope)) {
    const found = patternsCovering(shelf, scope).find((acl) => hostCovers(acl, scope) && decides(acl, operation));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every ACL that has a say on one resource for one principal. */
export interface Say {
  readonly allow: readonly Acl[];
  readonly deny: readonly Acl[];
}

/** Finds them once, where many operations and hosts are asked for. */
export function sayOn(index: AclIndex, scope: Omit<Scope, "host">): Say {
  const anywhere = { ...scope, host: anyHost };
  const found = (permission: Permission): readonly Acl[] =>
    shelvesFor(index, permission, anywhere).flatMap((shelf) => patternsCovering(shelf, anywhere));
  return { allow: found("ALLOW"), deny: found("DENY") };
}

/** The operations that StandardAuthorizer would let through from one host. */
export function allowedBy({ allow, deny }: Say, resourceType: ResourceType, host: string): readonly Operation[] {
  if (allow.length === 0) return [];
  const isFrom = (acl: Acl): boolean => acl.host === anyHost || acl.host === host;
  return operationsOf[resourceType].filter(
    (operation) =>
      allow.some((acl) => isFrom(acl) && decides(acl, operation)) &&
      !deny.some((acl) => isFrom(acl) && decides(acl, operation)),
  );
}

/** Every DENY that refuses `operation` somewhere within a scope, be it for one name or one host of it. */
export function denialsWithin(index: AclIndex, scope: Scope, operation: Operation): readonly Acl[] {
  return shelvesFor(index, "DENY", scope)
    .flatMap((shelf) => [...patternsCovering(shelf, scope), ...patternsInside(shelf, scope)])
    .filter((acl) => hostsOverlap(acl, scope) && decides(acl, operation));
}

/**
 * An ACL that has to do with a scope without covering it for some operation: on the same names, on more of them or on less,
 * from any host, for any operation. What covers the scope comes first, the closest of it.
 */
export function touching(index: AclIndex, permission: Permission, scope: Scope): Acl | undefined {
  for (const shelf of shelvesFor(index, permission, scope)) {
    const found = closest(patternsCovering(shelf, scope)) ?? firstInside(shelf, scope);
    if (found !== undefined) return found;
  }
  return undefined;
}

function closest(acls: readonly Acl[]): Acl | undefined {
  let found: Acl | undefined;
  for (const acl of acls) if (found === undefined || acl.resourceName.length > found.resourceName.length) found = acl;
  return found;
}

function firstInside(shelf: Shelf, scope: Scope): Acl | undefined {
  if (isEveryName(scope)) return shelf.all[0];
  if (scope.patternType !== "PREFIXED") return undefined;
  const sorted = sortedNames(shelf);
  const first = sorted[firstFrom(sorted, scope.resourceName)];
  return first?.resourceName.startsWith(scope.resourceName) === true ? first : undefined;
}

function shelvesFor(index: AclIndex, permission: Permission, scope: Scope): readonly Shelf[] {
  const names = scope.principal === everyone ? [everyone] : [scope.principal, everyone];
  return names
    .map((name) => index.byPrincipal.get(name)?.[permission].get(scope.resourceType))
    .filter((shelf) => shelf !== undefined);
}

function decides(acl: Acl, operation: Operation): boolean {
  return acl.operation === "ALL" || effectsOf(acl).includes(operation);
}

function hostCovers(acl: Acl, scope: Scope): boolean {
  return acl.host === anyHost || acl.host === scope.host;
}

function hostsOverlap(acl: Acl, scope: Scope): boolean {
  return hostCovers(acl, scope) || scope.host === anyHost;
}

function isEveryName(scope: Scope): boolean {
  return scope.patternType === "LITERAL" && scope.resourceName === anyName;
}

function patternsCovering(shelf: Shelf, scope: Scope): readonly Acl[] {
  if (isEveryName(scope)) return shelf.wildcard;
  const name = scope.resourceName;
  const prefixes = [...shelf.prefixLengths]
    .filter((length) => length <= name.length)
    .flatMap((length) => shelf.prefixed.get(name.slice(0, length)) ?? []);
  const same = scope.patternType === "LITERAL" ? (shelf.literal.get(name) ?? []) : [];
  return [...same, ...prefixes, ...shelf.wildcard];
}

/** ACLs on less than the scope: what lies under a prefix, or anything where the scope is every name. */
function patternsInside(shelf: Shelf, scope: Scope): readonly Acl[] {
  if (isEveryName(scope)) return shelf.all.filter((acl) => !isEveryName(acl));
  if (scope.patternType !== "PREFIXED") return [];
  return startingWith(shelf, scope.resourceName).filter(
    (acl) => !isEveryName(acl) && !(acl.patternType === "PREFIXED" && acl.resourceName === scope.resourceName),
  );
}

function startingWith(shelf: Shelf, prefix: string): readonly Acl[] {
  const sorted = sortedNames(shelf);
  const found: Acl[] = [];
  for (let at = firstFrom(sorted, prefix); sorted[at]?.resourceName.startsWith(prefix) === true; at += 1) {
    const acl = sorted[at];
    if (acl !== undefined) found.push(acl);
  }
  return found;
}

function sortedNames(shelf: Shelf): readonly Acl[] {
  return (shelf.sorted ??= [...shelf.all].sort((a, b) => order(a.resourceName, b.resourceName)));
}

function firstFrom(sorted: readonly Acl[], prefix: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (order(sorted[middle]?.resourceName ?? "", prefix) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function orMade<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key);
  if (there !== undefined) return there;
  const made = make();
  map.set(key, made);
  return made;
}
