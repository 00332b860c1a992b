import { type Acl, aclKey } from "../../kafka/acl";
import { type AclIndex, covering, effectsOf, indexAcls, touching } from "../../kafka/authorization";
import { type ExpectedGrant } from "./baseline";
import { type ComparedGrant, type GrantResult } from "./grant-report";

/** A right that the plan grants, with the resource that does. */
export interface GivenGrant {
  readonly acl: Acl;
  readonly address: string;
}

/** A line of the comparison, with the principal at the target that it is about. */
export interface ComparedLine extends ComparedGrant {
  readonly principal: string;
}

/** Both sides, where they are found quickly. */
interface Sides {
  readonly expected: ReadonlyMap<string, ExpectedGrant>;
  readonly given: ReadonlyMap<string, GivenGrant>;
  readonly before: AclIndex;
  readonly after: AclIndex;
}

/**
 * Holds what is given against what is expected, right by right: the very same first, then by what Kafka makes of them, with
 * implied operations, ALL, prefixes, hosts and what everyone may do. A new DENY narrows; a DENY that is missing is lost.
 * What is expected and not given is told where `mustBeGiven` says so. Linear in the rights.
 */
export function compareAcls(
  given: readonly GivenGrant[],
  expected: readonly ExpectedGrant[],
  mustBeGiven: (grant: ExpectedGrant) => boolean,
): readonly ComparedLine[] {
  const sides: Sides = {
    expected: new Map(expected.map((grant) => [aclKey(grant.target), grant])),
    given: firstByKey(given),
    before: indexAcls(expected.map(({ target }) => target)),
    after: indexAcls(given.map(({ acl }) => acl)),
  };
  const lines: ComparedLine[] = [];
  const told = new Set<string>();
  for (const [key, grant] of sides.given) {
    const line = lineOfGiven(key, grant, sides);
    lines.push(line.compared);
    told.add(line.about);
  }
  for (const [key, grant] of sides.expected) {
    if (sides.given.has(key) || told.has(key)) continue;
    const line = lineOfExpected(grant, sides);
    if (line.result !== "lost" || mustBeGiven(grant)) lines.push(line);
  }
  return lines;
}

/** Where two resources write the same ACL, the first of them. */
function firstByKey(given: readonly GivenGrant[]): ReadonlyMap<string, GivenGrant> {
  const found = new Map<string, GivenGrant>();
  for (const grant of given) {
    const key = aclKey(grant.acl);
    if (!found.has(key)) found.set(key, grant);
  }
  return found;
}

function lineOfGiven(
  key: string,
  { acl, address }: GivenGrant,
  { expected, given, before }: Sides,
): { readonly compared: ComparedLine; readonly about: string } {
  const line = (result: GrantResult, partner: ExpectedGrant | undefined, about: string) => ({
    compared: {
      principal: acl.principal,
      source: partner?.source ?? null,
      target: acl,
      result,
      address,
      accepted: partner?.accepted ?? null,
    },
    about,
  });
  const same = expected.get(key);
  if (same !== undefined) return line(same.isWider ? "wider" : "same", same, key);
  const covered = coveringAll(before, acl);
  const isDeny = acl.permission === "DENY";
  if (covered !== undefined) {
    const coveredKey = aclKey(covered);
    const isLeft = given.has(coveredKey);
    return line(isLeft || isDeny ? "same" : "narrower", expected.get(coveredKey), isLeft || isDeny ? "" : coveredKey);
  }
  if (isDeny) return line("narrower", undefined, "");
  const near = touching(before, "ALLOW", acl);
  if (near === undefined) return line("new", undefined, "");
  const nearKey = aclKey(near);
  // A right that is there as it was is no other right's beginning, but it says what the principal had.
  return line("wider", expected.get(nearKey), coveringAll(indexAcls([acl]), near) === undefined ? "" : nearKey);
}

function lineOfExpected({ target, source, accepted }: ExpectedGrant, { expected, given, after }: Sides): ComparedLine {
  const line = (result: GrantResult, partner: Acl | undefined): ComparedLine => {
    const by = partner === undefined ? undefined : given.get(aclKey(partner));
    return {
      principal: target.principal,
      source,
      target: partner ?? null,
      result,
      address: by?.address ?? null,
      accepted,
    };
  };
  const covered = coveringAll(after, target);
  if (covered !== undefined)
    return line(target.permission === "DENY" || expected.has(aclKey(covered)) ? "same" : "wider", covered);
  if (target.permission === "DENY") return line("lost", undefined);
  // What READ and WRITE imply is no part of them that anybody works with.
  const partly = effectsOf(target)
    .filter((operation) => target.operation === "ALL" && !operation.startsWith("DESCRIBE"))
    .map((operation) => covering(after, "ALLOW", target, operation))
    .find((acl) => acl !== undefined);
  if (partly !== undefined) return line("narrower", partly);
  const near = touching(after, "ALLOW", target);
  const isPart = near !== undefined && isWithin(near, target);
  return line(isPart ? "narrower" : "lost", isPart ? near : undefined);
}

/** An ACL that covers the first of an ACL's effects, where every one is covered by some. */
function coveringAll(index: AclIndex, acl: Acl): Acl | undefined {
  let first: Acl | undefined;
  for (const operation of effectsOf(acl)) {
    const found = covering(index, acl.permission, acl, operation);
    if (found === undefined) return undefined;
    first ??= found;
  }
  return first;
}

/** Whether one right is a part of the other: it is wholly covered by it. */
function isWithin(part: Acl, whole: Acl): boolean {
  return coveringAll(indexAcls([whole]), part) !== undefined;
}
