import { roles } from "../../target/translation/access/rbac-roles";
import { oncePerPlan } from "../once-per-plan";
import { type Plan } from "../plan/plan";
import { Unknown } from "../plan/value";
import { type AttachedPolicy, attachedPolicies } from "./attached-policies";
import { type Grant } from "./grants";
import { isEveryKafkaAction, kafkaActionsOf, kafkaResourceOf } from "./grants/iam-grants";
import { type RoleBinding, roleBindingsOf } from "./grants/role-bindings";
import { type PolicyStatement } from "./iam-policy";
import { isNarrowed } from "./narrowing-conditions";

/** A statement of an identity's policy that gives far more of Kafka than somebody needs. */
export interface WideStatement {
  readonly attached: AttachedPolicy;
  /** What it does: `allows kafka-cluster:* on *`. */
  readonly does: string;
}

/** Statements that reach every Kafka resource, or every topic's records. */
export const wideStatements = oncePerPlan((plan: Plan): readonly WideStatement[] =>
  attachedPolicies(plan)
    .filter(({ kind }) => kind === "identity")
    .flatMap((attached) =>
      attached.policy.statements.flatMap((statement) => {
        const does = whatIsTooWide(plan, attached, statement);
        const conditions = statement.conditions.length > 0 ? ", and its conditions keep nobody out" : "";
        return does === null ? [] : [{ attached, does: `${does}${conditions}` }];
      }),
    ),
);

function whatIsTooWide(plan: Plan, { resource: from }: AttachedPolicy, statement: PolicyStatement): string | null {
  const { effect, actions, notActions, resources, notResources } = statement;
  const allowed = kafkaActionsOf(statement);
  if (effect === "Deny" || allowed.length === 0 || isNarrowed(statement) !== false) return null;
  if (notResources.length > 0) return `allows ${textsOf(actions)} on all but ${textsOf(notResources)} (NotResource)`;
  const reached = resources.flatMap((resource) => {
    const read = kafkaResourceOf(plan, from, resource, statement);
    return read === null || read instanceof Unknown ? [] : [read];
  });
  if (reached.length === 0) return null;
  if (notActions.length > 0) return `allows all but ${textsOf(notActions)} (NotAction) on ${textsOf(resources)}`;
  const everyName = reached.filter(({ resourceType, name }) => resourceType !== "CLUSTER" && name === "*");
  const isEverything = actions.some(isEveryKafkaAction) && everyName.length > 0;
  const isAllData =
    allowed.some(({ resourceType, operation }) => resourceType === "TOPIC" && /^(?:READ|WRITE)$/.test(operation)) &&
    everyName.some(({ resourceType }) => resourceType === "TOPIC" || resourceType === "every");
  return isEverything || isAllData ? `allows ${textsOf(actions)} on ${textsOf(resources)}` : null;
}

function textsOf(texts: PolicyStatement["actions"]): string {
  return texts.map((text) => (typeof text === "string" ? text : (text.template ?? "what is not known"))).join(", ");
}

/** A role binding that gives far more of Kafka than somebody needs. */
export interface WideBinding {
  readonly binding: RoleBinding;
  readonly does: string;
}

/** Roles over a whole cluster and more, and roles of resources that are bound to every one of them. */
export const wideBindings = oncePerPlan((plan: Plan): readonly WideBinding[] =>
  roleBindingsOf(plan).flatMap((binding) => {
    const { role, boundTo } = binding;
    const known = typeof role === "string" && Object.hasOwn(roles, role) ? roles[role] : undefined;
    if (typeof role !== "string" || known === undefined) return [];
    const administers = known.scope === "cluster" && known.rights.CLUSTER?.some((each) => /^(?:ALL|ALTER)$/.test(each));
    if (administers === true) return [{ binding, does: `${role} governs the whole cluster` }];
    if (known.scope === "cluster" || boundTo === null) return [];
    const isWhole = role === "ResourceOwner" && /^(?:kafka|cloud-cluster)$/.test(boundTo.kind);
    return boundTo.name === "*" || isWhole ? [{ binding, does: `${role} is bound to every ${boundTo.kind}` }] : [];
  }),
);

const placesTooWide = oncePerPlan(
  (plan: Plan): ReadonlySet<string> =>
    new Set([
      ...wideStatements(plan).map(({ attached }) => placeKey(attached)),
      ...wideBindings(plan).map(({ binding }) => placeKey({ ...binding, path: null })),
    ]),
);

/** Whether what grants this is a policy or a binding that a rule of its own finds too wide: once is enough. */
export function isTooWideElsewhere(plan: Plan, grant: Grant): boolean {
  return grant.by !== "acl" && placesTooWide(plan).has(placeKey(grant));
}

function placeKey({ resource, path }: Pick<Grant, "resource" | "path">): string {
  return `${resource.address}\u0000${path ?? ""}`;
}
