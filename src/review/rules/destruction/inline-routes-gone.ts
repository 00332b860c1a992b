import { liesWithin } from "../../../network/cidr";
import { isReleased } from "../../destruction/destroyed-by";
import { leadsToNetwork } from "../../destruction/protected-kinds";
import { networkOf } from "../../facts/addresses";
import { ledTo } from "../../facts/led-to";
import { type Knowledge } from "../../knowledge";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { blocksOf, field, isUnknown, textOf, type Unknown, type Value, type ValueObject } from "../../plan/value";
import { found, type Sighting } from "../../rule";

/**
 * Routes to other networks that stand in a route table, and that an update of the table takes out. What stays: a destination
 * that the table still has, also as a part of a wider one, and one that becomes a route of its own.
 */
export function* inlineRoutesGone(plan: Plan, { policy }: Knowledge): Generator<Sighting> {
  for (const table of plan.ofType("aws_route_table", "aws_default_route_table")) {
    if (table.mode !== "managed" || table.action !== "update") continue;
    const was = destinationsIn(field(table.before ?? {}, "route"), leadsToNetwork);
    const will = destinationsIn(field(table.after ?? {}, "route"), isNotToInternet);
    if (was === null || will === null || was.length === 0 || isReleased({ resource: table, thing: null }, policy))
      continue;
    const stay = new Set([...will, ...routesOf(plan, table)]);
    const outer = [...stay].map(networkOf).filter((network) => network !== undefined);
    for (const destination of was) {
      const network = networkOf(destination);
      if (stay.has(destination) || outer.some((one) => network !== undefined && liesWithin(network, one))) continue;
      yield found(table, "route", `The plan takes the route to ${destination} out of the table.`);
    }
  }
}

/** A way to the internet replaces none to a network, however wide it is. */
function isNotToInternet(route: ValueObject): boolean {
  return leadsToNetwork(route) || ![field(route, "gateway_id"), field(route, "nat_gateway_id")].some(isTold);
}

function isTold(value: Value): boolean {
  return typeof value === "string" && value !== "";
}

/** What AWS takes at most in one table. */
const mostRoutes = 1000;

/** Where routes lead that meet a condition; null where the plan does not tell. */
function destinationsIn(value: Value, isMeant: (route: ValueObject) => boolean): readonly string[] | null {
  const routes = blocksOf(value);
  if (isUnknown(routes) || routes.length > mostRoutes) return null;
  const texts = routes.filter(isMeant).map(destinationOf);
  const told = texts.filter((text) => typeof text === "string");
  return told.length === texts.length ? told : null;
}

const destinationKeys = [
  "cidr_block",
  "ipv6_cidr_block",
  "destination_prefix_list_id",
  "destination_cidr_block",
  "destination_ipv6_cidr_block",
] as const;

function destinationOf(route: ValueObject): string | null | Unknown {
  const texts = destinationKeys.map((key) => textOf(field(route, key)));
  return texts.find((text) => text !== null && text !== "") ?? null;
}

/** Destinations of a table's routes that are resources of their own. */
function routesOf(plan: Plan, table: PlannedResource): readonly string[] {
  return plan.ofType("aws_route").flatMap((route) => {
    const after = route.after ?? {};
    const destination = destinationOf(after);
    if (typeof destination !== "string" || !isNotToInternet(after)) return [];
    return ledTo(plan, route, field(after, "route_table_id")).resources.includes(table) ? [destination] : [];
  });
}
