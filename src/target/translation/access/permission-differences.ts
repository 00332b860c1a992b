import { type ResourceType } from "../../../kafka/acl";
import { type AclIndex, allowedBy, type Say, sayOn } from "../../../kafka/authorization";
import { type PermissionChange } from "../../target-wave";

/** The rights at the source and at the target, each under its own names of principals. */
export interface Sides {
  readonly before: AclIndex;
  readonly after: AclIndex;
}

/** A principal under both of its names. */
export interface Moving {
  readonly principal: string;
  readonly target: string;
}

/** What differs, and from where. */
export type Difference = Pick<PermissionChange, "hosts" | "result" | "operations">;

/** Asks both authorizers for every operation on one resource, from each address that its ACLs name and from any other. */
export function differencesAt(
  resourceType: ResourceType,
  resourceName: string,
  { principal, target }: Moving,
  { before, after }: Sides,
): readonly Difference[] {
  const resource = { resourceType, resourceName, patternType: "LITERAL" } as const;
  const [had, has] = [sayOn(before, { ...resource, principal }), sayOn(after, { ...resource, principal: target })];
  const found = new Map<string, Difference & { readonly hosts: string[] }>();
  for (const host of ["*", ...hostsNamedIn(had, has)])
    for (const difference of differencesFrom(host, resourceType, had, has)) {
      const key = `${difference.result} ${difference.operations.join()}`;
      const there = found.get(key);
      if (there === undefined) found.set(key, { ...difference, hosts: [host] });
      else there.hosts.push(host);
    }
  return [...found.values()];
}

function hostsNamedIn(...says: readonly Say[]): readonly string[] {
  const hosts = new Set(says.flatMap(({ allow, deny }) => [...allow, ...deny].map(({ host }) => host)));
  hosts.delete("*");
  return [...hosts].sort();
}

function differencesFrom(
  host: string,
  resourceType: ResourceType,
  before: Say,
  after: Say,
): readonly Omit<Difference, "hosts">[] {
  const [had, has] = [allowedBy(before, resourceType, host), allowedBy(after, resourceType, host)];
  const lost = had.filter((operation) => !has.includes(operation));
  const gained = has.filter((operation) => !had.includes(operation));
  return [
    ...(lost.length === 0 ? [] : [{ result: has.length === 0 ? "lost" : "narrower", operations: lost } as const]),
    ...(gained.length === 0 ? [] : [{ result: had.length === 0 ? "new" : "wider", operations: gained } as const]),
  ];
}
