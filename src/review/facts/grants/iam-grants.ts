import { type Acl, clusterResourceName, type Permission } from "../../../kafka/acl";
import { everyone } from "../../../kafka/authorization";
import { principalOfArn } from "../../../inventory/principals-at-source";
import { type IamAction, readIamAction } from "../../../target/translation/access/iam-actions";
import { type IamResource, kafkaPatternOf, readIamResource } from "../../../target/translation/access/iam-resource";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { isUnknown, Unknown } from "../../plan/value";
import { type AttachedPolicy, attachedPolicies } from "../attached-policies";
import { type PolicyPrincipal, type PolicyStatement, type PolicyText } from "../iam-policy";
import { isNarrowed } from "../narrowing-conditions";
import { type Grant, grantOf, grantOfAcl } from "./grant";
import { principalText } from "./principal-text";

/** What policies of AWS grant by `kafka-cluster:` actions, in Kafka's words: one grant for each action, resource and holder. */
export function iamGrants(plan: Plan): readonly Grant[] {
  return attachedPolicies(plan).flatMap((attached) =>
    attached.policy.statements.flatMap((statement) => statementGrants(plan, attached, statement)),
  );
}

function statementGrants(plan: Plan, attached: AttachedPolicy, statement: PolicyStatement): readonly Grant[] {
  const actions = kafkaActionsOf(statement);
  if (actions.length === 0) return [];
  const isConditional = statement.conditions.length > 0 && isNarrowed(statement) !== false;
  // A refusal that holds only now and then keeps nobody out for sure.
  if (statement.effect === "Deny" && statement.conditions.length > 0) return [];
  const permission: Permission = statement.effect === "Deny" ? "DENY" : "ALLOW";
  const place = { resource: attached.resource, path: attached.path, by: "iam", isConditional } as const;
  const principals =
    attached.kind === "identity"
      ? attached.holders
      : statement.principals.map((principal) => principalTextOf(plan, attached.resource, principal));
  const resources = statement.notResources.length > 0 ? ["*"] : statement.resources;
  return resources.flatMap((written) => {
    const resource = kafkaResourceOf(plan, attached.resource, written, statement);
    if (resource === null) return [];
    return principals.flatMap((principal) =>
      resource instanceof Unknown
        ? [untold(place, principal, permission, resource)]
        : aclsOf(actions, resource, permission).map((acl) =>
            isUnknown(principal) ? grantOf(place, { ...acl, principal }) : grantOfAcl(place, { ...acl, principal }),
          ),
    );
  });
}

/** The actions on Kafka's data that a statement speaks of; all that it does not leave out where it says `NotAction`. */
export function kafkaActionsOf({ actions, notActions }: PolicyStatement): readonly IamAction[] {
  const told = (texts: readonly PolicyText[]): readonly IamAction[] =>
    texts.flatMap((text) => (isUnknown(text) ? [] : readIamAction(text).means));
  const unique = new Map(told(actions).map((action) => [action.action, action]));
  if (notActions.length > 0) {
    const left = new Set(told(notActions).map(({ action }) => action));
    for (const action of readIamAction("kafka-cluster:*").means)
      if (!left.has(action.action)) unique.set(action.action, action);
  }
  return [...unique.values()];
}

/**
 * The part of a Kafka cluster that a `Resource` names; null where it is nothing of Kafka's, Unknown where nothing tells.
 * Holes that stand for a region, an account or a cluster do not matter.
 */
export function kafkaResourceOf(
  plan: Plan,
  from: PlannedResource,
  written: PolicyText,
  { actions }: PolicyStatement,
): IamResource | null | Unknown {
  if (!isUnknown(written)) return readIamResource(written) ?? (/^arn(?::[*?]*)*\*?$/.test(written) ? everything : null);
  const text = written.template?.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, hole);
  const read = text === undefined || text === hole ? undefined : readIamResource(text);
  if (read !== undefined && !read.name.includes(hole)) return read;
  if (text !== undefined && read === undefined && /^arn:/.test(text)) return null;
  const namesKafka = actions.some((action) => typeof action === "string" && /^kafka-cluster:/i.test(action));
  const { resources, unresolved } = plan.resolve(from, written);
  const leadsElsewhere = resources.length > 0 && !resources.some(({ type }) => /msk|kafka/.test(type));
  if (!namesKafka && leadsElsewhere && unresolved.length === 0) return null;
  const isWholeArn = written.references.every((reference) =>
    /^(?:module\..*\.)?aws_msk_\w+\.[\w-]+\.arn$/.test(reference),
  );
  return text === hole && isWholeArn && written.references.length > 0
    ? { resourceType: "CLUSTER", cluster: "*", name: clusterResourceName }
    : written;
}

const hole = "HOLE";
const everything: IamResource = { resourceType: "every", cluster: "*", name: "*" };

function aclsOf(
  actions: readonly IamAction[],
  resource: IamResource,
  permission: Permission,
): readonly Omit<Acl, "principal">[] {
  return actions
    .filter(({ resourceType }) => resource.resourceType === "every" || resource.resourceType === resourceType)
    .map(({ resourceType, operation }) => ({
      host: "*",
      operation,
      permission,
      resourceType,
      ...(resourceType === "CLUSTER" ? theCluster : patternOf(resource.name)),
    }));
}

const theCluster = { resourceName: clusterResourceName, patternType: "LITERAL" } as const;

/** What Kafka's patterns cannot say (`*-orders`) stays as it is written. */
function patternOf(name: string): Pick<Acl, "resourceName" | "patternType"> {
  return kafkaPatternOf(name) ?? { resourceName: name, patternType: "LITERAL" };
}

function principalTextOf(plan: Plan, from: PlannedResource, { type, value }: PolicyPrincipal): string | Unknown {
  if (type === "*") return everyone;
  const text = isUnknown(value) ? principalText(plan, from, value) : value;
  if (text === null || isUnknown(text)) return value;
  if (text.startsWith("User:")) return text;
  return /^\d{12}$/.test(text) ? `User:arn:aws:iam::${text}:root` : principalOfArn(text);
}

function untold(
  place: Parameters<typeof grantOf>[0],
  principal: string | Unknown,
  permission: Permission,
  unknown: Unknown,
): Grant {
  return grantOf(place, {
    principal,
    host: "*",
    operation: unknown,
    permission,
    resourceType: unknown,
    resourceName: unknown,
    patternType: "LITERAL",
  });
}

const all = readIamAction("kafka-cluster:*").means.length;

/** Whether one action of a statement stands for every action on Kafka's data. */
export function isEveryKafkaAction(action: PolicyText): boolean {
  return typeof action === "string" && readIamAction(action).means.length === all;
}
