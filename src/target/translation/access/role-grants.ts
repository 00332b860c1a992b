import { type Acl, clusterResourceName, type ResourceType } from "../../../kafka/acl";
import { type ResolvedWave } from "../../../waves/resolved-wave";
import { type Draft } from "../part";
import { type PrincipalMap } from "../principals";
import { grantsText } from "./iam-grants";
import { type Role, roles } from "./rbac-roles";
import { type Worded } from "./source-grant";

type RoleBinding = NonNullable<ResolvedWave["source"]["roleBindings"]>[number];

/** By what platforms call them, without regard to case, hyphens and underscores. */
const kafkaResources: Readonly<Record<string, ResourceType>> = {
  topic: "TOPIC",
  group: "GROUP",
  transactionalid: "TRANSACTIONAL_ID",
  cluster: "CLUSTER",
  kafkacluster: "CLUSTER",
  cloudcluster: "CLUSTER",
  environment: "CLUSTER",
  organization: "CLUSTER",
};

/** Role bindings (Confluent RBAC) as the ACLs that they amount to, with one line each for the wave's principals. */
export function roleGrants(resolved: ResolvedWave, map: PrincipalMap): readonly Worded[] {
  const moving = new Set(resolved.principals);
  const bindings = new Map((resolved.source.roleBindings ?? []).map((binding) => [changeOf(binding), binding]));
  return [...bindings].map(([change, binding]) => {
    const { grants, ...told } = wordingOf(binding);
    const line: Draft = {
      change,
      object: { kind: "acl", name: change },
      field: "*",
      source: bindingText(binding),
      at: map.placeOf(binding.principal),
      ...told,
    };
    return {
      grants: grants.map((acl) => ({ acl, change })),
      lines: moving.has(binding.principal) ? [line] : [],
    };
  });
}

function changeOf({ principal, ...binding }: RoleBinding): string {
  return `role ${principal} ${bindingText({ principal, ...binding })}`;
}

/** `DeveloperRead on Topic orders.*` (a prefix ends with `*`). */
function bindingText({ role, resourceType, resourceName, patternType }: RoleBinding): string {
  return `${role} on ${resourceType} ${resourceName}${patternType === "PREFIXED" ? "*" : ""}`;
}

type Wording = Pick<Draft, "action" | "target" | "reason" | "rule" | "needsApproval" | "otherwise"> & {
  readonly grants: readonly Acl[];
};

function wordingOf(binding: RoleBinding): Wording {
  const resourceType = kafkaResources[binding.resourceType.toLowerCase().replace(/[-_ ]/g, "")];
  if (resourceType === undefined)
    return lost("kept-aside", "rbac-role-outside-kafka", "it is about another part of the platform than Kafka", false);
  const role = roles[binding.role];
  if (role === undefined)
    return lost("dropped", "rbac-role-unknown", "what this role allows is not known here", true, {
      otherwise: "give the principal ACLs or known roles at the source and export again.",
    });
  const grants = aclsOf(binding, resourceType, role);
  if (grants.length === 0)
    return lost(
      "dropped",
      "rbac-role-without-acl",
      role.beside === undefined ? "it allows nothing on such a resource" : `it is ${role.beside}: no ACL says that`,
      role.beside !== undefined,
    );
  const isWhole = resourceType === "CLUSTER" && role.scope === "cluster";
  const beside = role.beside === undefined ? "" : `; ${role.beside} is no part of any ACL`;
  return {
    grants,
    action: "changed",
    target: grantsText(grants),
    reason: `worded as Kafka's ACLs${isWhole ? ": this one reaches all of the target, not the wave's part of it" : ""}${beside}`,
    rule: "rbac-role-expanded",
    needsApproval:
      grants.some(({ operation }) => operation === "ALL" || operation === "ALTER") && resourceType === "CLUSTER",
    ...(isWhole ? { otherwise: "give it narrower roles at the source and export again." } : {}),
  };
}

function lost(
  action: Draft["action"],
  rule: string,
  reason: string,
  needsApproval: boolean,
  more: Pick<Wording, "otherwise"> = {},
): Wording {
  return { grants: [], action, target: null, reason, rule, needsApproval, ...more };
}

const everyName = { resourceName: "*", patternType: "LITERAL" } as const;
const theCluster = { resourceName: clusterResourceName, patternType: "LITERAL" } as const;

function aclsOf(binding: RoleBinding, resourceType: ResourceType, role: Role): readonly Acl[] {
  const whole = resourceType === "CLUSTER" && role.scope === "cluster";
  const types = whole ? (["TOPIC", "GROUP", "TRANSACTIONAL_ID", "CLUSTER"] as const) : [resourceType];
  const { principal, resourceName, patternType } = binding;
  return types.flatMap((type) => {
    const pattern = type === "CLUSTER" ? theCluster : whole ? everyName : { resourceName, patternType };
    return (role.rights[type] ?? []).map((operation) => ({
      principal,
      host: "*",
      operation,
      permission: "ALLOW" as const,
      resourceType: type,
      ...pattern,
    }));
  });
}
