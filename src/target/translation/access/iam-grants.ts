import { type Acl, type Operation, type ResourceType } from "../../../kafka/acl";
import { type ResolvedWave } from "../../../waves/resolved-wave";
import { type Draft } from "../part";
import { type PrincipalMap } from "../principals";
import { principalOfArn } from "../../../inventory/principals-at-source";
import { iamPattern, type IamActionPattern, readIamAction } from "./iam-actions";
import { type IamResource, kafkaPatternOf, readIamResource } from "./iam-resource";
import { type Worded } from "./source-grant";

type Statement = NonNullable<ResolvedWave["source"]["iamPolicies"]>[number]["statements"][number];

/** One principal's statement about one resource. */
interface Clause {
  readonly principal: string;
  readonly statement: Statement;
  readonly actions: readonly IamActionPattern[];
  /** As the policy writes it. */
  readonly written: string;
  readonly change: string;
}

/**
 * IAM policies (`kafka-cluster:*`) in Kafka's words: one entry for each principal and resource of a statement, all its
 * actions together. What Kafka cannot say, it says so of: conditions, wildcards within a name, being let in.
 */
export function iamGrants(resolved: ResolvedWave, map: PrincipalMap): readonly Worded[] {
  const moving = new Set(resolved.principals);
  return clausesOf(resolved).map((clause) => {
    const { grants, ...told } = wordingOf(clause, resolved);
    const line: Draft = {
      change: clause.change,
      object: { kind: "acl", name: clause.change },
      field: "*",
      source: clauseText(clause),
      at: map.placeOf(clause.principal),
      ...told,
    };
    return {
      grants: grants.map((acl) => ({ acl, change: clause.change })),
      lines: moving.has(clause.principal) ? [line] : [],
    };
  });
}

function clausesOf({ source }: ResolvedWave): readonly Clause[] {
  const clauses = (source.iamPolicies ?? []).flatMap(({ id, principals, statements }) =>
    statements.flatMap((statement, index) => {
      const actions = statement.actions.map(readIamAction).filter(({ isOurs }) => isOurs);
      if (actions.length === 0) return [];
      return principals.map(principalOfArn).flatMap((principal) =>
        statement.resources.map((written) => ({
          principal,
          statement,
          actions,
          written,
          change: `iam ${id} statement ${String(index)} ${principal} ${written}`,
        })),
      );
    }),
  );
  return [...new Map(clauses.map((clause) => [clause.change, clause])).values()];
}

type Wording = Pick<Draft, "action" | "target" | "reason" | "rule" | "needsApproval" | "otherwise"> & {
  readonly grants: readonly Acl[];
};

function wordingOf(clause: Clause, resolved: ResolvedWave): Wording {
  const { statement, actions } = clause;
  const resource = readIamResource(clause.written);
  if (resource === undefined) return unsaid("iam-resource-not-understood", "it names no part of a Kafka cluster", true);
  const isOurs = meansSource(resource, resolved);
  if (isOurs === false)
    return unsaid("iam-of-other-cluster", "it is about another cluster than the source", false, "kept-aside");
  const isDeny = statement.effect === "Deny";
  if (isDeny && statement.condition !== null)
    return unsaid(
      "iam-condition-not-expressible",
      `Kafka's ACLs have no conditions, and refusing always would refuse too much: ${statement.condition}`,
      true,
    );
  const grants = aclsOf(clause, resource, resolved);
  const isPartial = !isSaidByPattern(resource);
  if (isDeny && actions.some(({ connects }) => connects) && resource.resourceType !== "TOPIC")
    return {
      ...said(
        grants,
        "iam-connect-denied",
        "Kafka lets in whoever can sign in: it has no ACL that keeps one out",
        true,
      ),
      otherwise: "take the principal out of the wave.",
    };
  const unknown = actions.filter(({ means, connects }) => means.length === 0 && !connects);
  if (unknown.length > 0)
    return said(
      grants,
      "iam-action-not-known",
      `what ${unknown.map(({ written }) => written).join(", ")} allows is not known here, and not part of it`,
      true,
    );
  if (grants.length === 0 && isPartial)
    return unsaid(
      "iam-name-pattern-expanded",
      "the pattern covers no name of the wave, and Kafka knows literal names and prefixes alone",
      resource.resourceType === "TRANSACTIONAL_ID",
    );
  if (grants.length === 0)
    return unsaid(
      "iam-action-without-acl",
      actions.some(({ connects }) => connects)
        ? "Kafka has no ACL for being let in: whoever can sign in may connect"
        : "none of its actions is about such a resource: it has no effect",
      false,
    );
  if (statement.condition !== null)
    return said(
      grants,
      "iam-condition-not-expressible",
      `Kafka's ACLs have no conditions, so it holds always: ${statement.condition}`,
      true,
    );
  if (isPartial)
    return said(
      grants,
      "iam-name-pattern-expanded",
      "Kafka knows literal names and prefixes alone: the names that the pattern covers in the wave are written out, later ones are not covered",
      true,
    );
  if (isOurs === null)
    return said(
      grants,
      "iam-cluster-not-known",
      "it names a cluster, and nobody tells whether that is the source (cluster.name in an overlay)",
      true,
    );
  return said(
    grants,
    "iam-action-translated",
    "worded as Kafka's ACLs, in which READ, WRITE, DELETE and ALTER imply DESCRIBE",
    false,
  );
}

function unsaid(rule: string, reason: string, needsApproval: boolean, action: Draft["action"] = "dropped"): Wording {
  return { grants: [], action, target: null, reason, rule, needsApproval };
}

function said(grants: readonly Acl[], rule: string, reason: string, needsApproval: boolean): Wording {
  return { grants, action: "changed", target: grantsText(grants), reason, rule, needsApproval };
}

function clauseText({ statement, written }: Clause): string {
  return `${statement.effect} ${statement.actions.join(", ")} on ${written}`;
}

/** `ALLOW READ, DESCRIBE on TOPIC orders`, for each resource. */
export function grantsText(grants: readonly Acl[]): string {
  const byResource = new Map<string, Operation[]>();
  for (const { permission, operation, resourceType, resourceName, patternType } of grants) {
    const place = `${resourceType} ${patternType === "PREFIXED" ? "PREFIXED " : ""}${resourceName}`;
    const key = `${permission}|${place}`;
    byResource.set(key, [...(byResource.get(key) ?? []), operation]);
  }
  const texts = [...byResource].map(([key, operations]) => {
    const [permission, place] = key.split(/\|(.*)/s);
    return `${permission ?? ""} ${operations.join(", ")} on ${place ?? ""}`;
  });
  return texts.length === 0 ? "nothing" : texts.join("; ");
}

/** Whether the ARN means the source; null where it names a cluster and nobody tells what the source is called. */
function meansSource({ cluster }: IamResource, { source, people }: ResolvedWave): boolean | null {
  if (cluster === "*") return true;
  const name = source.cluster.name ?? people.cluster.name ?? null;
  const own = /^arn:[^:]*:kafka:[^:]*:[^:]*:cluster\/([^/]+)/.exec(name ?? source.cluster.id ?? "")?.[1] ?? name;
  return own === null ? null : iamPattern(cluster).test(own);
}

function isSaidByPattern({ name }: IamResource): boolean {
  return kafkaPatternOf(name) !== undefined;
}

function aclsOf(clause: Clause, resource: IamResource, resolved: ResolvedWave): readonly Acl[] {
  const permission = clause.statement.effect === "Deny" ? "DENY" : "ALLOW";
  const means = clause.actions
    .flatMap((action) => action.means)
    .filter(({ resourceType }) => resource.resourceType === "every" || resource.resourceType === resourceType);
  const unique = new Map(means.map((action) => [action.action, action]));
  return [...unique.values()].flatMap(({ resourceType, operation }) =>
    patternsOf(resourceType, resource.name, resolved).map((pattern) => ({
      principal: clause.principal,
      host: "*",
      operation,
      permission,
      resourceType,
      ...pattern,
    })),
  );
}

type Pattern = Pick<Acl, "resourceName" | "patternType">;

function patternsOf(resourceType: ResourceType, name: string, resolved: ResolvedWave): readonly Pattern[] {
  if (resourceType === "CLUSTER") return [{ resourceName: "kafka-cluster", patternType: "LITERAL" }];
  const pattern = kafkaPatternOf(name);
  if (pattern !== undefined) return [pattern];
  const covers = iamPattern(name);
  const names =
    resourceType === "TOPIC"
      ? resolved.topics.map((topic) => topic.name)
      : resourceType === "GROUP"
        ? resolved.groups.map(({ groupId }) => groupId)
        : [];
  return names
    .filter((each) => covers.test(each))
    .sort()
    .map((resourceName) => ({ resourceName, patternType: "LITERAL" }));
}
