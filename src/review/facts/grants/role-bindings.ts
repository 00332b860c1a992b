import { clusterResourceName, type ResourceType } from "../../../kafka/acl";
import { type Role, roles } from "../../../target/translation/access/rbac-roles";
import { oncePerPlan } from "../../once-per-plan";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { field, isUnknown, textOf, Unknown } from "../../plan/value";
import { managed } from "../attribute-at";
import { type Grant, grantOf } from "./grant";
import { principalText } from "./principal-text";

/** A role that a plan gives to somebody at Confluent. */
export interface RoleBinding {
  readonly resource: PlannedResource;
  readonly principal: string | null | Unknown;
  readonly role: string | null | Unknown;
  /** What it is bound to: `crn://confluent.cloud/organization=…/kafka=lkc-1/topic=orders*`. */
  readonly crn: string | null | Unknown;
  /** The last part of the CRN, where it is told: `{ kind: "topic", name: "orders", isPrefix: true }`. */
  readonly boundTo: { readonly kind: string; readonly name: string; readonly isPrefix: boolean } | null;
}

/** Every role binding of a plan (`confluent_role_binding`), in its order. */
export const roleBindingsOf = oncePerPlan((plan: Plan): readonly RoleBinding[] =>
  managed(plan, "confluent_role_binding").map((resource) => {
    const after = resource.after ?? {};
    const crn = textOf(plan.follow(resource, field(after, "crn_pattern")));
    return {
      resource,
      principal: principalText(plan, resource, field(after, "principal")),
      role: textOf(plan.follow(resource, field(after, "role_name"))),
      crn,
      boundTo: lastPartOf(crn),
    };
  }),
);

/** The end of a CRN says enough, also where what comes before it is known only after the apply. */
function lastPartOf(crn: string | null | Unknown): RoleBinding["boundTo"] {
  const text = isUnknown(crn) ? crn.template : crn;
  const match = /\/([a-z-]+)=([^/${}]*)$/.exec(text ?? "");
  const [, kind, name] = match ?? [];
  if (kind === undefined || name === undefined) return null;
  const isPrefix = name.endsWith("*") && name !== "*";
  return { kind, name: isPrefix ? name.slice(0, -1) : name, isPrefix };
}

const kinds: Readonly<Record<string, ResourceType>> = {
  topic: "TOPIC",
  group: "GROUP",
  "transactional-id": "TRANSACTIONAL_ID",
  kafka: "CLUSTER",
  "cloud-cluster": "CLUSTER",
  environment: "CLUSTER",
  organization: "CLUSTER",
};

/** What role bindings amount to in Kafka's words: one grant for each operation of the role. */
export function roleGrants(plan: Plan): readonly Grant[] {
  return roleBindingsOf(plan).flatMap((binding) => {
    const { role } = binding;
    if (role === null || isUnknown(role)) return [untold(binding, role ?? new Unknown([]))];
    const known = Object.hasOwn(roles, role) ? roles[role] : undefined;
    return known === undefined ? [] : grantsOfRole(binding, known);
  });
}

function grantsOfRole(binding: RoleBinding, role: Role): readonly Grant[] {
  if (role.scope === "cluster") return Object.keys(role.rights).length === 0 ? [] : wholeCluster(binding, role);
  const { boundTo, crn } = binding;
  if (boundTo === null) return isUnknown(crn) ? [untold(binding, crn)] : [];
  const resourceType = Object.hasOwn(kinds, boundTo.kind) ? kinds[boundTo.kind] : undefined;
  if (resourceType === undefined) return [];
  const resourceName = resourceType === "CLUSTER" ? clusterResourceName : boundTo.name;
  const patternType = boundTo.isPrefix && resourceType !== "CLUSTER" ? "PREFIXED" : "LITERAL";
  return expanded(binding, role, resourceType, resourceName, patternType);
}

function wholeCluster(binding: RoleBinding, role: Role): readonly Grant[] {
  return (["TOPIC", "GROUP", "TRANSACTIONAL_ID", "CLUSTER"] as const).flatMap((type) =>
    expanded(binding, role, type, type === "CLUSTER" ? clusterResourceName : "*", "LITERAL"),
  );
}

function expanded(
  { resource, principal }: RoleBinding,
  { rights }: Role,
  resourceType: ResourceType,
  resourceName: string,
  patternType: "LITERAL" | "PREFIXED",
): readonly Grant[] {
  return (rights[resourceType] ?? []).map((operation) =>
    grantOf(
      { resource, path: null, by: "role" },
      { principal, host: "*", operation, permission: "ALLOW", resourceType, resourceName, patternType },
    ),
  );
}

function untold({ resource, principal }: RoleBinding, unknown: Unknown): Grant {
  return grantOf(
    { resource, path: null, by: "role" },
    {
      principal,
      host: "*",
      operation: unknown,
      permission: "ALLOW",
      resourceType: unknown,
      resourceName: unknown,
      patternType: "LITERAL",
    },
  );
}
