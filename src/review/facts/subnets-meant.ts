import { type Plan } from "../plan/plan";
import { field, textOf } from "../plan/value";
import { type LedTo } from "./led-to";

/** In how many zones something stands, as far as its subnets tell. */
export interface ZoneCount {
  readonly zones: number;
  /** What could not be told, and may add zones: references. */
  readonly unresolved: readonly string[];
}

/**
 * Counts the zones of subnets: by the zone that a subnet of the plan names, else each subnet is one of its own, since neither a
 * load balancer nor an endpoint takes two subnets of one zone.
 */
export function zonesOfSubnets(plan: Plan, subnets: LedTo): ZoneCount {
  const zones = new Set<string>(subnets.foreign);
  // An attribute that was left out, as subnet_mapping beside subnets, has no reference and adds no zone.
  const unresolved = subnets.unresolved.filter((reference) => reference.includes("."));
  for (const subnet of subnets.resources) {
    if (!/^aws_(?:default_)?subnet$/.test(subnet.type)) {
      unresolved.push(subnet.address);
      continue;
    }
    const zone = ["availability_zone_id", "availability_zone"]
      .map((key) => textOf(plan.follow(subnet, field(subnet.after ?? {}, key))))
      .find((text) => typeof text === "string" && text !== "");
    zones.add(typeof zone === "string" ? zone : subnet.address);
  }
  return { zones: zones.size, unresolved };
}
