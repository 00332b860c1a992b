import { type Plan, type PlannedResource } from "../plan/plan";
import {
  blocksOf,
  elementsOf,
  field,
  isObject,
  isUnknown,
  textOf,
  Unknown,
  type Value,
  type ValueObject,
} from "../plan/value";
import { readPolicyText } from "./policy-text";

/** A text of a policy; Unknown where a part of it cannot be told: its template, where there is one, tells the rest. */
export type PolicyText = string | Unknown;

/** Whom a statement of a resource's policy speaks of. */
export interface PolicyPrincipal {
  /** `*` is everybody, also where it is written as `AWS = "*"`. */
  readonly type: "*" | "AWS" | "Service" | "Federated" | "CanonicalUser" | "unknown";
  /** An ARN, an account's number, a service's name; `*` for everybody. */
  readonly value: PolicyText;
}

/** One condition: all of a statement's must hold, and one of the values. */
export interface PolicyCondition {
  /** `StringEquals`, `ForAnyValue:StringLike`, `IpAddress`. */
  readonly test: string;
  /** `aws:SourceVpce`; compare without regard to case. */
  readonly key: string;
  readonly values: readonly PolicyText[];
}

/** One statement, its lists as lists. A list that cannot be told holds one Unknown. */
export interface PolicyStatement {
  readonly sid: string | null;
  readonly effect: "Allow" | "Deny" | Unknown;
  readonly actions: readonly PolicyText[];
  readonly notActions: readonly PolicyText[];
  readonly resources: readonly PolicyText[];
  readonly notResources: readonly PolicyText[];
  readonly principals: readonly PolicyPrincipal[];
  readonly notPrincipals: readonly PolicyPrincipal[];
  readonly conditions: readonly PolicyCondition[];
}

/** A policy of AWS, whichever way it is written. */
export interface IamPolicy {
  readonly statements: readonly PolicyStatement[];
  /** What of it the plan does not tell: sentences. Empty where it is known wholly. */
  readonly missing: readonly string[];
}

/** Documents merge documents; more of them one within the other than this, and somebody plays games. */
const deepestMerge = 8;

/**
 * Reads the policy that an attribute of a resource holds: JSON text, text with holes of a synthesized stack, or what
 * `aws_iam_policy_document` data sources say in blocks, with the documents that they merge. Null where there is none.
 */
export function iamPolicyOf(plan: Plan, from: PlannedResource, value: Value): IamPolicy | null {
  return readPolicy(plan, from, value, 0);
}

function readPolicy(plan: Plan, from: PlannedResource, value: Value, depth: number): IamPolicy | null {
  const text = textOf(plan.follow(from, value));
  if (text === null || (typeof text === "string" && text.trim() === "")) return null;
  const json = readPolicyText(text);
  if (json !== undefined && isObject(json)) return fromJson(json, (part) => plan.follow(from, part));
  if (!isUnknown(text)) return { statements: [], missing: ["The policy is no JSON object."] };
  const { resources, unresolved } = plan.resolve(from, text);
  const documents = resources.filter(({ type }) => type === "aws_iam_policy_document");
  if (documents.length === 0)
    return { statements: [], missing: [`The policy is known only after the apply${made(text)}.`] };
  const parts = depth >= deepestMerge ? [] : documents.map((document) => fromDocument(plan, document, depth));
  return merged([
    ...parts,
    { statements: [], missing: depth >= deepestMerge ? ["Policy documents merge one another without an end."] : [] },
    { statements: [], missing: unresolved.map((reference) => `${reference} is not known in the plan.`) },
  ]);
}

function made({ references }: Unknown): string {
  return references[0] === undefined ? "" : `: it is made of ${references[0]}`;
}

function merged(policies: readonly IamPolicy[]): IamPolicy {
  return {
    statements: policies.flatMap(({ statements }) => statements),
    missing: [...new Set(policies.flatMap(({ missing }) => missing))],
  };
}

/** Names of elements are read in any case, as AWS does. */
function element(object: ValueObject, name: string): Value {
  const exact = field(object, name);
  if (exact !== null) return exact;
  const key = Object.keys(object).find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? null : field(object, key);
}

/** Fills in what a part of a template's JSON means, where the plan tells it. */
type Tell = (part: Value) => Value;

function fromJson(json: ValueObject, tell: Tell): IamPolicy {
  const statements = blocksOf(element(json, "Statement"));
  if (isUnknown(statements))
    return { statements: [], missing: ["The statements of the policy are not known in the plan."] };
  return { statements: statements.map((statement) => statementOfJson(statement, tell)), missing: [] };
}

function statementOfJson(json: ValueObject, tell: Tell): PolicyStatement {
  const sid = textOf(element(json, "Sid"));
  const texts = (name: string): readonly PolicyText[] => textsOf(tell(element(json, name)));
  return {
    sid: isUnknown(sid) ? null : sid,
    effect: effectOf(tell(element(json, "Effect")), null),
    actions: texts("Action"),
    notActions: texts("NotAction"),
    resources: texts("Resource"),
    notResources: texts("NotResource"),
    principals: principalsOfJson(tell(element(json, "Principal"))),
    notPrincipals: principalsOfJson(tell(element(json, "NotPrincipal"))),
    conditions: conditionsOfJson(tell(element(json, "Condition"))),
  };
}

/** Anything but a plain Deny is read as what grants: it is the side on which nothing is overlooked. */
function effectOf(value: Value, otherwise: "Allow" | null): PolicyStatement["effect"] {
  const text = textOf(value);
  if (isUnknown(text)) return text;
  if (text === null) return otherwise ?? new Unknown([]);
  return text.toLowerCase() === "deny" ? "Deny" : "Allow";
}

function textsOf(value: Value): readonly PolicyText[] {
  const elements = elementsOf(value);
  if (isUnknown(elements)) return [elements];
  return elements.map(textOf).filter((text) => text !== null);
}

const everybody: PolicyPrincipal = { type: "*", value: "*" };
const principalTypes = ["AWS", "Service", "Federated", "CanonicalUser"] as const;

function principalsOfJson(value: Value): readonly PolicyPrincipal[] {
  if (value === null) return [];
  if (isUnknown(value)) return [{ type: "unknown", value }];
  if (!isObject(value)) return principalsOf("*", value);
  return Object.keys(value).flatMap((type) => principalsOf(type, field(value, type)));
}

function principalsOf(type: string, value: Value): readonly PolicyPrincipal[] {
  const known = principalTypes.find((each) => each.toLowerCase() === type.toLowerCase());
  return textsOf(value).map((text): PolicyPrincipal => {
    if (text === "*" && (type === "*" || known === "AWS")) return everybody;
    return { type: known ?? (type === "*" ? "AWS" : "unknown"), value: text };
  });
}

function conditionsOfJson(value: Value): readonly PolicyCondition[] {
  if (isUnknown(value)) return [{ test: "unknown", key: "", values: [value] }];
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((test): readonly PolicyCondition[] => {
    const keys = field(value, test);
    if (isUnknown(keys)) return [{ test, key: "", values: [keys] }];
    return isObject(keys) ? Object.keys(keys).map((key) => ({ test, key, values: textsOf(field(keys, key)) })) : [];
  });
}

function fromDocument(plan: Plan, document: PlannedResource, depth: number): IamPolicy {
  const after = document.after;
  if (after === null) return { statements: [], missing: [`${document.address} is not known in the plan.`] };
  const whole = textOf(field(after, "json"));
  if (typeof whole === "string" && whole !== "") {
    const json = readPolicyText(whole);
    if (isObject(json)) return fromJson(json, (part) => plan.follow(document, part));
  }
  const blocks = blocksOf(field(after, "statement"));
  const own: IamPolicy = isUnknown(blocks)
    ? { statements: [], missing: [`The statements of ${document.address} are not known in the plan.`] }
    : { statements: blocks.map((block) => statementOfBlock(plan, document, block)), missing: [] };
  const names = ["source_policy_documents", "override_policy_documents", "source_json", "override_json"];
  return merged([own, ...names.flatMap((name) => mergedInto(plan, document, field(after, name), depth))]);
}

function mergedInto(plan: Plan, document: PlannedResource, value: Value, depth: number): readonly IamPolicy[] {
  const list = elementsOf(plan.follow(document, value));
  return (isUnknown(list) ? [list] : list)
    .map((each) => readPolicy(plan, document, each, depth + 1))
    .filter((policy) => policy !== null);
}

function statementOfBlock(plan: Plan, document: PlannedResource, block: ValueObject): PolicyStatement {
  const texts = (holder: ValueObject, name: string): readonly PolicyText[] =>
    followed(plan, document, field(holder, name));
  const principals = (name: string): readonly PolicyPrincipal[] => {
    const written = blocksOf(field(block, name));
    if (isUnknown(written)) return [{ type: "unknown", value: written }];
    return written.flatMap((each) => {
      const type = textOf(field(each, "type"));
      return texts(each, "identifiers").flatMap((text) =>
        principalsOf(isUnknown(type) ? "unknown" : (type ?? ""), text),
      );
    });
  };
  const conditions = blocksOf(field(block, "condition"));
  const sid = textOf(field(block, "sid"));
  return {
    sid: isUnknown(sid) ? null : sid,
    effect: effectOf(plan.follow(document, field(block, "effect")), "Allow"),
    actions: texts(block, "actions"),
    notActions: texts(block, "not_actions"),
    resources: texts(block, "resources"),
    notResources: texts(block, "not_resources"),
    principals: principals("principals"),
    notPrincipals: principals("not_principals"),
    conditions: isUnknown(conditions)
      ? [{ test: "unknown", key: "", values: [conditions] }]
      : conditions.map((each) => ({
          test: known(textOf(field(each, "test"))),
          key: known(textOf(field(each, "variable"))),
          values: texts(each, "values"),
        })),
  };
}

function followed(plan: Plan, from: PlannedResource, value: Value): readonly PolicyText[] {
  return textsOf(plan.follow(from, value)).flatMap((text) =>
    isUnknown(text) ? textsOf(plan.follow(from, text)) : [text],
  );
}

function known(text: string | null | Unknown): string {
  return typeof text === "string" ? text : "unknown";
}
