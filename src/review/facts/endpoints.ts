import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { booleanOf, field, isUnknown, textOf, type Unknown, type Value } from "../plan/value";
import { type LedTo, ledTo } from "./led-to";
import { type GroupsMeant, groupsMeant } from "./security-groups";

/** What an endpoint leads to. */
export type EndpointTarget =
  /** A service of AWS by its short name: `s3`, `ecr.api`. */
  | { readonly is: "aws"; readonly service: string }
  /** A service that somebody offers through PrivateLink: `com.amazonaws.vpce.eu-central-1.vpce-svc-…`, or an address of this plan. */
  | { readonly is: "offered"; readonly service: string }
  | { readonly is: "unknown"; readonly because: string };

/** A policy of an endpoint, where it is written. */
export interface EndpointPolicy {
  readonly resource: PlannedResource;
  readonly value: Value;
}

/** An endpoint in a VPC. */
export interface Endpoint {
  readonly resource: PlannedResource;
  /** `Gateway` where it is left out, as AWS has it. */
  readonly type: string | Unknown;
  readonly target: EndpointTarget;
  /** The endpoint's own and that of a separate resource; a value that was left out is AWS's default, which is open. */
  readonly policy: EndpointPolicy;
  readonly groups: GroupsMeant;
  readonly subnets: LedTo;
  readonly vpc: LedTo;
  readonly takesNames: boolean | Unknown;
}

/** All endpoints of a plan, in its order. */
export const endpointsOf = oncePerPlan((plan): readonly Endpoint[] => {
  const policies = separatePolicies(plan);
  return plan.ofType("aws_vpc_endpoint").flatMap((resource) => {
    const { after, mode } = resource;
    if (after === null || mode === "data") return [];
    const ask = (key: string): Value => plan.follow(resource, field(after, key));
    return [
      {
        resource,
        type: textOf(ask("vpc_endpoint_type")) ?? "Gateway",
        target: targetOf(plan, resource, field(after, "service_name")),
        policy: policies.get(resource.address) ?? { resource, value: field(after, "policy") },
        groups: groupsMeant(plan, resource, field(after, "security_group_ids")),
        subnets: ledTo(plan, resource, field(after, "subnet_ids")),
        vpc: ledTo(plan, resource, field(after, "vpc_id")),
        takesNames: booleanOf(ask("private_dns_enabled")) ?? false,
      },
    ];
  });
});

function separatePolicies(plan: Plan): ReadonlyMap<string, EndpointPolicy> {
  const byEndpoint = new Map<string, EndpointPolicy>();
  for (const resource of plan.ofType("aws_vpc_endpoint_policy")) {
    if (resource.after === null) continue;
    const value = field(resource.after, "policy");
    for (const { address } of ledTo(plan, resource, field(resource.after, "vpc_endpoint_id")).resources)
      byEndpoint.set(address, { resource, value });
  }
  return byEndpoint;
}

function targetOf(plan: Plan, resource: PlannedResource, value: Value): EndpointTarget {
  const text = textOf(plan.follow(resource, value));
  if (text === null) return { is: "unknown", because: "no service is named" };
  if (!isUnknown(text)) return targetNamed(text);
  const [service] = plan
    .resolve(resource, text)
    .resources.filter(({ type }) => /^aws_vpc_endpoint_service|privatelink|private_link/.test(type));
  const named = service?.mode === "data" && service.after !== null ? textOf(field(service.after, "service")) : null;
  if (typeof named === "string" && named !== "") return { is: "aws", service: named };
  if (service !== undefined) return { is: "offered", service: service.address };
  if (text.template !== null) {
    const target = targetNamed(text.template.replace(/\$\{[^}]*\}/g, "x"));
    if (target.is !== "unknown") return target;
  }
  return { is: "unknown", because: `${text.references[0] ?? "its service"} is not known in the plan` };
}

/** Names of services: `com.amazonaws.REGION.s3`, `aws.api.REGION.kendra`, `com.amazonaws.vpce.REGION.vpce-svc-…`. */
function targetNamed(name: string): EndpointTarget {
  if (/(?:^|\.)vpce\.|vpce-svc-/.test(name)) return { is: "offered", service: name };
  const service = /^(?:cn\.)?(?:com\.amazonaws|aws\.[a-z]+)\.[a-z0-9-]+\.([a-z0-9.-]+)$/.exec(name)?.[1];
  return service === undefined
    ? { is: "unknown", because: `"${name}" is no name of a service` }
    : { is: "aws", service };
}
