import { type Plan, type PlannedResource } from "../../plan/plan";
import { field, isUnknown, textOf, Unknown } from "../../plan/value";
import { managed } from "../attribute-at";
import { type Grant, grantOf, type GrantPart, type WrittenGrant } from "./grant";
import { principalText } from "./principal-text";

/** The attribute that holds a part; null where the resource has none and the default holds. */
type Attributes = Readonly<Record<GrantPart, string | null>>;

/** Resources that are one ACL each, by the names that their providers give the parts. */
const blocks: Readonly<Record<string, Attributes>> = {
  kafka_acl: {
    principal: "acl_principal",
    host: "acl_host",
    operation: "acl_operation",
    permission: "acl_permission_type",
    resourceType: "resource_type",
    resourceName: "resource_name",
    patternType: "resource_pattern_type_filter",
  },
  confluent_kafka_acl: {
    principal: "principal",
    host: "host",
    operation: "operation",
    permission: "permission",
    resourceType: "resource_type",
    resourceName: "resource_name",
    patternType: "pattern_type",
  },
  redpanda_acl: {
    principal: "principal",
    host: "host",
    operation: "operation",
    permission: "permission_type",
    resourceType: "resource_type",
    resourceName: "resource_name",
    patternType: "resource_pattern_type",
  },
  aiven_kafka_native_acl: {
    principal: "principal",
    host: "host",
    operation: "operation",
    permission: "permission_type",
    resourceType: "resource_type",
    resourceName: "resource_name",
    patternType: "pattern_type",
  },
  automq_kafka_acl: {
    principal: "principal",
    host: null,
    operation: "operation_group",
    permission: "permission",
    resourceType: "resource_type",
    resourceName: "resource_name",
    patternType: "pattern_type",
  },
};

/** Types of resources that are one ACL each. */
export const aclTypes: readonly string[] = Object.keys(blocks);

/** The attribute in which a resource of a type writes a part; null where it has none. */
export function aclAttribute(type: string, part: GrantPart): string | null {
  return Object.hasOwn(blocks, type) ? (blocks[type]?.[part] ?? null) : null;
}

/** AutoMQ grants by groups of operations. */
const operationGroups: Readonly<Record<string, readonly string[]>> = {
  PRODUCE: ["WRITE", "DESCRIBE"],
  CONSUME: ["READ", "DESCRIBE"],
};

/** What `kafka_acl` and its kin grant. */
export function aclBlockGrants(plan: Plan): readonly Grant[] {
  return managed(plan, ...aclTypes).flatMap((resource) => {
    const place = { resource, path: null, by: "acl" } as const;
    const written = writtenIn(plan, resource, blocks[resource.type]);
    if (written === null) return [];
    const group = resource.type === "automq_kafka_acl" ? groupOf(written.operation) : undefined;
    return group === undefined
      ? [grantOf(place, written)]
      : group.map((operation) => grantOf(place, { ...written, operation }));
  });
}

function writtenIn(plan: Plan, resource: PlannedResource, attributes: Attributes | undefined): WrittenGrant | null {
  const after = resource.after;
  if (attributes === undefined || after === null) return null;
  const text = (name: string | null): string | null | Unknown => {
    const value = name === null ? null : field(after, name);
    return value instanceof Unknown ? textOf(plan.follow(resource, value)) : textOf(value);
  };
  return {
    principal: principalText(plan, resource, field(after, attributes.principal ?? "")),
    host: text(attributes.host),
    operation: text(attributes.operation),
    permission: text(attributes.permission),
    resourceType: text(attributes.resourceType),
    resourceName: text(attributes.resourceName),
    patternType: text(attributes.patternType),
  };
}

function groupOf(operation: string | null | Unknown): readonly string[] | undefined {
  if (operation === null || isUnknown(operation)) return undefined;
  return Object.hasOwn(operationGroups, operation) ? operationGroups[operation] : undefined;
}
