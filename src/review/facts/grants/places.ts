import { grantText } from "../../../kafka/acl-text";
import { type PlannedResource } from "../../plan/plan";
import { isUnknown } from "../../plan/value";
import { aclAttribute } from "./acl-blocks";
import { type Grant, type GrantPart } from "./grant";

/** Grants that stand at one place of a resource: a role and a policy amount to many. */
export interface GrantsAtPlace {
  readonly resource: PlannedResource;
  readonly path: string | null;
  readonly grants: readonly Grant[];
}

/** Grants by the place where they stand, in their order: one place is one finding. */
export function atPlaces(grants: Iterable<Grant>): readonly GrantsAtPlace[] {
  const places = new Map<string, { resource: PlannedResource; path: string | null; grants: Grant[] }>();
  for (const grant of grants) {
    const key = `${grant.resource.address}\u0000${grant.path ?? ""}`;
    const there = places.get(key);
    if (there === undefined) places.set(key, { resource: grant.resource, path: grant.path, grants: [grant] });
    else there.grants.push(grant);
  }
  return [...places.values()];
}

/** Where one part of what stands at a place is written: `acl_operation`, or the place itself. */
export function partPath({ resource, path }: GrantsAtPlace, part: GrantPart): string | null {
  return path ?? aclAttribute(resource.type, part);
}

const shown = 3;

/** `User:billing: Allow READ on Topic orders, Allow WRITE on Topic orders and 3 more`. */
export function grantsText(grants: readonly Grant[]): string {
  const byPrincipal = new Map<string, Set<string>>();
  for (const grant of grants) {
    const who = toldOr(grant.parts.principal, "somebody");
    byPrincipal.set(who, (byPrincipal.get(who) ?? new Set()).add(rightText(grant)));
  }
  const texts = [...byPrincipal].map(([who, rights]) => `${who}: ${few([...rights])}`);
  return few(texts, "; ");
}

/** The first three, and how many more there are. */
export function few(texts: readonly string[], between = ", "): string {
  const more = texts.length > shown ? ` and ${String(texts.length - shown)} more` : "";
  return `${texts.slice(0, shown).join(between)}${more}`;
}

function rightText({ acl, parts }: Grant): string {
  if (acl !== null) return grantText(acl);
  const { permission, operation, resourceType, resourceName, patternType } = parts;
  const name = toldOr(resourceName, "a name that is not known");
  return `${toldOr(permission, "Allow")} ${toldOr(operation, "something")} on ${toldOr(resourceType, "something")} ${name}${patternType === "PREFIXED" ? "*" : ""}`;
}

function toldOr(part: Grant["parts"][GrantPart], otherwise: string): string {
  return part === null || isUnknown(part) ? otherwise : part;
}
