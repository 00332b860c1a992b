import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { booleanOf, elementsOf, field, isUnknown, textOf, type Unknown } from "../plan/value";
import { isWritten, managed } from "./attribute-at";
import { type LedTo, ledTo } from "./led-to";

/** One who may make an endpoint, where it is written. */
export interface AllowedPrincipal {
  /** The service, or the separate resource that adds the principal. */
  readonly resource: PlannedResource;
  /** `allowed_principals[0]`, `principal_arn`. */
  readonly path: string;
  /** `arn:aws:iam::444455556666:root`, `*`; Unknown where the plan does not tell it: perhaps several. */
  readonly arn: string | Unknown;
}

/** What is offered to other accounts through PrivateLink, with everybody who may come. */
export interface EndpointService {
  /** Null for a service that the plan does not have and only adds principals to. */
  readonly resource: PlannedResource | null;
  /** The service's address; its id, or what leads to it, where the plan does not have it. */
  readonly name: string;
  /** Null where the plan does not have the service. */
  readonly acceptanceRequired: boolean | Unknown | null;
  /** Inline ones first, then those of separate resources. */
  readonly principals: readonly AllowedPrincipal[];
  readonly loadBalancers: LedTo;
  /** Resources that accept single endpoints by their ids. */
  readonly accepters: readonly PlannedResource[];
}

/** All endpoint services of a plan, and those of others that it adds principals to, in the order of the plan. */
export const endpointServicesOf = oncePerPlan((plan): readonly EndpointService[] => {
  const added = addedPrincipals(plan);
  const accepters = acceptersByService(plan);
  const own = managed(plan, "aws_vpc_endpoint_service").map((resource) => ({
    resource,
    name: resource.address,
    acceptanceRequired: acceptanceOf(plan, resource),
    principals: [...inlinePrincipals(plan, resource), ...(added.get(resource.address) ?? [])],
    loadBalancers: ledTo(plan, resource, field(resource.after ?? {}, "network_load_balancer_arns")),
    accepters: accepters.get(resource.address) ?? [],
  }));
  const known = new Set(own.map(({ name }) => name));
  const foreign = [...added].filter(([name]) => !known.has(name));
  return [...own, ...foreign.map(([name, principals]) => foreignService(name, principals, accepters.get(name) ?? []))];
});

function acceptanceOf(plan: Plan, service: PlannedResource): EndpointService["acceptanceRequired"] {
  return booleanOf(plan.follow(service, field(service.after ?? {}, "acceptance_required"))) ?? false;
}

function foreignService(
  name: string,
  principals: readonly AllowedPrincipal[],
  accepters: readonly PlannedResource[],
): EndpointService {
  return {
    resource: null,
    name,
    acceptanceRequired: null,
    principals,
    loadBalancers: { resources: [], foreign: [], unresolved: [] },
    accepters,
  };
}

function inlinePrincipals(plan: Plan, service: PlannedResource): readonly AllowedPrincipal[] {
  const written = field(service.after ?? {}, "allowed_principals");
  if (!isWritten(written)) return [];
  const elements = elementsOf(plan.follow(service, written));
  if (isUnknown(elements)) return [{ resource: service, path: "allowed_principals", arn: elements }];
  return elements.flatMap((element, index) => {
    const path = `allowed_principals[${String(index)}]`;
    const followed = elementsOf(plan.follow(service, element));
    return (isUnknown(followed) ? [followed] : followed)
      .map(textOf)
      .filter((arn) => arn !== null)
      .map((arn) => ({ resource: service, path, arn }));
  });
}

/** Principals of separate resources, by the address of their service, or by what is told of it. */
function addedPrincipals(plan: Plan): ReadonlyMap<string, readonly AllowedPrincipal[]> {
  const byService = new Map<string, AllowedPrincipal[]>();
  for (const resource of managed(plan, "aws_vpc_endpoint_service_allowed_principal")) {
    const arn = textOf(plan.follow(resource, field(resource.after ?? {}, "principal_arn")));
    if (arn === null) continue;
    for (const service of servicesMeant(plan, resource))
      addTo(byService, service, { resource, path: "principal_arn", arn });
  }
  return byService;
}

function acceptersByService(plan: Plan): ReadonlyMap<string, readonly PlannedResource[]> {
  const byService = new Map<string, PlannedResource[]>();
  for (const resource of managed(plan, "aws_vpc_endpoint_connection_accepter"))
    for (const service of servicesMeant(plan, resource)) addTo(byService, service, resource);
  return byService;
}

function servicesMeant(plan: Plan, from: PlannedResource): readonly string[] {
  const led = ledTo(plan, from, field(from.after ?? {}, "vpc_endpoint_service_id"));
  const names = [...led.resources.map(({ address }) => address), ...led.foreign, ...led.unresolved];
  return names.length === 0 ? [from.address] : names;
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
