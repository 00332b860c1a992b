import { type Acl, aclKey } from "../../kafka/acl";
import { grantsOf } from "../facts/grants";
import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { rightsNow } from "./applied-now";
import { compareAcls } from "./compare-acls";

/** Rights that a resource stays with less of: a policy of AWS or a user of Strimzi that loses a part of what it granted. */
export interface NarrowedInPlace {
  readonly resource: PlannedResource;
  readonly lost: readonly Acl[];
}

/** What updates of resources take away, and no other resource of the plan grants. What is deleted or replaced is not told. */
export const narrowedInPlace = oncePerPlan((plan: Plan): readonly NarrowedInPlace[] => {
  const now = rightsNow(plan);
  if (!now.some(({ resource }) => resource.action === "update")) return [];
  const given = grantsOf(plan).flatMap(({ acl, resource }) =>
    acl === null ? [] : [{ acl, address: resource.address }],
  );
  const expected = now.map(({ acl }) => ({ target: acl, source: acl, isWider: false, accepted: null }));
  const taken = new Set(
    compareAcls(given, expected, () => true).flatMap(({ source, result }) =>
      source !== null && (result === "lost" || result === "narrower") ? [aclKey(source)] : [],
    ),
  );
  const byResource = new Map<PlannedResource, Acl[]>();
  for (const { acl, resource } of now) {
    if (resource.action !== "update" || !taken.has(aclKey(acl))) continue;
    const there = byResource.get(resource);
    if (there === undefined) byResource.set(resource, [acl]);
    else there.push(acl);
  }
  return [...byResource].map(([resource, lost]) => ({ resource, lost }));
});
