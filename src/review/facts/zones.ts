import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { blocksOf, booleanOf, field, isUnknown, textOf, type Unknown, type Value } from "../plan/value";
import { type LedTo, ledTo } from "./led-to";

/** A VPC that is answered by a zone, and what says so. */
export interface ZoneVpc {
  /** The zone itself, an association or an authorization. */
  readonly by: PlannedResource;
  readonly path: string;
  readonly vpc: LedTo;
}

/** A hosted zone that the plan makes, reads, or only speaks of. */
export interface Zone {
  /** Null where the plan has nothing but its id. */
  readonly resource: PlannedResource | null;
  /** The zone's address; its id, or what leads to it, where the plan does not have it. */
  readonly key: string;
  /** In small letters, without the last dot; null where the plan does not have the zone. */
  readonly name: string | Unknown | null;
  /** Null where the plan does not say. */
  readonly isPrivate: boolean | null;
  readonly vpcs: readonly ZoneVpc[];
}

/** All zones of a plan by their keys: of resources and data sources, and those that it only lets VPCs into. */
export const zonesOf = oncePerPlan((plan): ReadonlyMap<string, Zone> => {
  const associated = associations(plan);
  const zones = new Map<string, Zone>();
  for (const resource of plan.ofType("aws_route53_zone")) {
    if (resource.after === null) continue;
    const own = ownVpcs(plan, resource);
    const vpcs = [...own, ...(associated.get(resource.address) ?? [])];
    const name = textOf(plan.follow(resource, field(resource.after, "name")));
    zones.set(resource.address, {
      resource,
      key: resource.address,
      name: typeof name === "string" ? plainName(name) : name,
      isPrivate: resource.mode === "data" ? isPrivateData(plan, resource, vpcs) : vpcs.length > 0,
      vpcs,
    });
  }
  for (const [key, vpcs] of associated)
    if (!zones.has(key)) zones.set(key, { resource: null, key, name: null, isPrivate: true, vpcs });
  return zones;
});

/** The keys of the zones that a value means; those that the plan does not have by id or reference. */
export function zoneKeys(plan: Plan, from: PlannedResource, value: Value): readonly string[] {
  const { resources, foreign, unresolved } = ledTo(plan, from, value);
  return [
    ...resources.filter(({ type }) => type === "aws_route53_zone").map(({ address }) => address),
    ...foreign,
    ...unresolved,
  ];
}

/** A name as Route 53 compares it: in small letters, without the last dot; `\052` is its star. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.$/, "")
    .replace(/^\\052\./, "*.");
}

function ownVpcs(plan: Plan, zone: PlannedResource): readonly ZoneVpc[] {
  const blocks = blocksOf(field(zone.after ?? {}, "vpc"));
  if (isUnknown(blocks))
    return blocks.references.length === 0 ? [] : [{ by: zone, path: "vpc", vpc: ledTo(plan, zone, blocks) }];
  const single = zone.mode === "data" ? field(zone.after ?? {}, "vpc_id") : null;
  return [
    ...blocks.map((block, index) => ({
      by: zone,
      path: `vpc[${String(index)}].vpc_id`,
      vpc: ledTo(plan, zone, field(block, "vpc_id")),
    })),
    ...(typeof single === "string" ? [{ by: zone, path: "vpc_id", vpc: ledTo(plan, zone, single) }] : []),
  ];
}

function isPrivateData(plan: Plan, zone: PlannedResource, vpcs: readonly ZoneVpc[]): boolean | null {
  const said = booleanOf(plan.follow(zone, field(zone.after ?? {}, "private_zone")));
  if (vpcs.length > 0) return true;
  return isUnknown(said) ? null : (said ?? false);
}

/** VPCs of separate resources, by the key of their zone. */
function associations(plan: Plan): ReadonlyMap<string, readonly ZoneVpc[]> {
  const byZone = new Map<string, ZoneVpc[]>();
  for (const by of plan.ofType("aws_route53_zone_association", "aws_route53_vpc_association_authorization")) {
    if (by.after === null) continue;
    const vpc = ledTo(plan, by, field(by.after, "vpc_id"));
    for (const key of zoneKeys(plan, by, field(by.after, "zone_id"))) {
      const known = byZone.get(key);
      if (known === undefined) byZone.set(key, [{ by, path: "vpc_id", vpc }]);
      else known.push({ by, path: "vpc_id", vpc });
    }
  }
  return byZone;
}
