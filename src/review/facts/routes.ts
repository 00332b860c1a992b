import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { blocksOf, field, isUnknown, textOf, type Value } from "../plan/value";
import { coverInternet, networkOf } from "./addresses";
import { ledTo } from "./led-to";

/** A route of a route table that leads to an internet gateway. */
export interface InternetRoute {
  /** The route, or the table that it is written in. */
  readonly resource: PlannedResource;
  /** `route[0]`; null where the resource is the route. */
  readonly path: string | null;
  readonly destination: string;
  /** The internet gateway; null where the plan does not tell whether it is one. */
  readonly gateway: string | null;
}

/** Routes to internet gateways by the subnet that uses them, by its association or its VPC's main table. */
export const internetRoutesBySubnet = oncePerPlan((plan): ReadonlyMap<string, readonly InternetRoute[]> => {
  const byTable = internetRoutes(plan);
  if (byTable.size === 0) return new Map();
  const bySubnet = new Map<string, readonly InternetRoute[]>();
  const associated = new Set<string>();
  for (const one of plan.ofType("aws_route_table_association")) {
    if (one.after === null) continue;
    const routes = ledTo(plan, one, field(one.after, "route_table_id")).resources.flatMap(
      ({ address }) => byTable.get(address) ?? [],
    );
    for (const { address } of ledTo(plan, one, field(one.after, "subnet_id")).resources) {
      associated.add(address);
      if (routes.length > 0) bySubnet.set(address, routes);
    }
  }
  const byVpc = mainRoutes(plan, byTable);
  for (const subnet of plan.ofType("aws_subnet")) {
    if (associated.has(subnet.address) || subnet.after === null || byVpc.size === 0) continue;
    const routes = ledTo(plan, subnet, field(subnet.after, "vpc_id")).resources.flatMap(
      ({ address }) => byVpc.get(address) ?? [],
    );
    if (routes.length > 0) bySubnet.set(subnet.address, routes);
  }
  return bySubnet;
});

function internetRoutes(plan: Plan): ReadonlyMap<string, readonly InternetRoute[]> {
  const byTable = new Map<string, InternetRoute[]>();
  const add = (table: string, routes: readonly InternetRoute[]): void => {
    if (routes.length > 0) byTable.set(table, [...(byTable.get(table) ?? []), ...routes]);
  };
  for (const table of plan.ofType("aws_route_table", "aws_default_route_table")) {
    if (table.mode === "data" || table.after === null) continue;
    const routes = blocksOf(plan.follow(table, field(table.after, "route")));
    if (isUnknown(routes)) continue;
    for (const [index, route] of routes.entries()) {
      const destinations = [field(route, "cidr_block"), field(route, "ipv6_cidr_block")];
      add(table.address, routeTo(plan, table, `route[${String(index)}]`, destinations, field(route, "gateway_id")));
    }
  }
  for (const route of plan.ofType("aws_route")) {
    if (route.mode === "data" || route.after === null) continue;
    const { after } = route;
    const destinations = [field(after, "destination_cidr_block"), field(after, "destination_ipv6_cidr_block")];
    const routes = routeTo(plan, route, null, destinations, field(after, "gateway_id"));
    if (routes.length > 0)
      for (const table of ledTo(plan, route, field(after, "route_table_id")).resources)
        add(table.type === "aws_vpc" ? `main of ${table.address}` : table.address, routes);
  }
  return byTable;
}

function routeTo(
  plan: Plan,
  from: PlannedResource,
  path: string | null,
  destinations: readonly Value[],
  gateway: Value,
): readonly InternetRoute[] {
  const wide = destinations.flatMap((value) => {
    const text = textOf(plan.follow(from, value));
    const network = typeof text === "string" ? networkOf(text) : undefined;
    return typeof text === "string" && network !== undefined && coverInternet([network]) ? [text] : [];
  });
  const [destination] = wide;
  if (destination === undefined || gateway === null) return [];
  const { resources, foreign, unresolved } = ledTo(plan, from, gateway);
  const igw =
    resources.find(({ type }) => type === "aws_internet_gateway")?.address ??
    foreign.find((id) => id.startsWith("igw-"));
  if (igw !== undefined) return [{ resource: from, path, destination, gateway: igw }];
  // The provider fills gateway_id where another target is written.
  const written = resources.length === 0 && foreign.length === 0 && isUnknown(gateway) && gateway.references.length > 0;
  return written && unresolved.length > 0 ? [{ resource: from, path, destination, gateway: null }] : [];
}

/** Routes of each VPC's main table, which subnets use that are associated with none. */
function mainRoutes(
  plan: Plan,
  byTable: ReadonlyMap<string, readonly InternetRoute[]>,
): ReadonlyMap<string, readonly InternetRoute[]> {
  const byVpc = new Map<string, readonly InternetRoute[]>();
  for (const [table, routes] of byTable)
    if (table.startsWith("main of ")) byVpc.set(table.slice("main of ".length), routes);
  for (const table of plan.ofType("aws_default_route_table")) {
    const routes = byTable.get(table.address);
    if (table.after === null || routes === undefined) continue;
    for (const vpc of ledTo(plan, table, field(table.after, "default_route_table_id")).resources)
      byVpc.set(vpc.address, routes);
  }
  for (const one of plan.ofType("aws_main_route_table_association")) {
    if (one.after === null) continue;
    const routes = ledTo(plan, one, field(one.after, "route_table_id")).resources.flatMap(
      ({ address }) => byTable.get(address) ?? [],
    );
    for (const vpc of ledTo(plan, one, field(one.after, "vpc_id")).resources)
      if (routes.length > 0) byVpc.set(vpc.address, routes);
  }
  return byVpc;
}
