import { isUnknown, Unknown } from "../plan/value";
import { type IamPolicy, type PolicyCondition, type PolicyStatement, type PolicyText } from "./iam-policy";

/**
 * Keys of conditions that say who calls, from where, or for whom: with a definite value they keep strangers out (IAM User
 * Guide, "AWS global condition context keys"; the keys with which S3 takes a policy for not public). In lower case.
 */
const narrowingKeys: ReadonlySet<string> = new Set([
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principaltag",
  "aws:resourceaccount",
  "aws:resourceorgid",
  "aws:resourceorgpaths",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceip",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourceowner",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:userid",
  "aws:username",
  "aws:vpcsourceip",
  "kms:calleraccount",
  "kms:viaservice",
  "kafka:publicaccess",
  "s3:dataaccesspointaccount",
  "s3:resourceaccount",
  "sts:externalid",
]);

/** Tests that name what is let in; the others name what is kept out, or ask for nothing that a stranger lacks. */
const narrowingTests: ReadonlySet<string> = new Set([
  "stringequals",
  "stringequalsignorecase",
  "stringlike",
  "arnequals",
  "arnlike",
  "ipaddress",
]);

const excludingTests: ReadonlySet<string> = new Set([
  "stringnotequals",
  "stringnotequalsignorecase",
  "stringnotlike",
  "arnnotequals",
  "arnnotlike",
  "notipaddress",
]);

/**
 * Whether the conditions of a statement that allows keep strangers out. `IfExists` and `ForAllValues:` hold for a call that
 * lacks the key, so they narrow nothing. Unknown where a value that decides it cannot be told.
 */
export function isNarrowed({ conditions }: PolicyStatement): boolean | Unknown {
  return anyOf(conditions.map((condition) => narrows(condition, narrowingTests)));
}

/** The same with regard to the whole policy: a Deny of everybody who is not of the own organisation narrows every Allow. */
export function isNarrowedWithin(policy: IamPolicy, statement: PolicyStatement): boolean | Unknown {
  return anyOf([isNarrowed(statement), ...policy.statements.filter(refusesAll).map(keepsStrangersOut)]);
}

function anyOf(verdicts: readonly (boolean | Unknown)[]): boolean | Unknown {
  if (verdicts.includes(true)) return true;
  return verdicts.find(isUnknown) ?? false;
}

function narrows({ test, key, values }: PolicyCondition, tests: ReadonlySet<string>): boolean | Unknown {
  if (test === "unknown" || key === "unknown") return values.find(isUnknown) ?? new Unknown([]);
  const plain = test.toLowerCase().replace(/^foranyvalue:/, "");
  const [name = ""] = key.toLowerCase().split("/");
  if (!tests.has(plain) || !narrowingKeys.has(name) || values.length === 0) return false;
  if (values.some((value) => typeof value === "string" && isEveryValue(value))) return false;
  const unsure = values.find((value) => isUnknown(value) && !tellsEnough(value));
  return unsure === undefined || isUnknown(unsure) ? (unsure ?? true) : true;
}

/** What is left after its wildcards says nothing: `*`, `arn:aws:iam::*:*`, half of the address space. */
function isEveryValue(value: string): boolean {
  if (/^[*?]*$/.test(value) || /^arn:[^:]*:[^:]*:[^:]*:\*?:(?:\*|root|(?:role|user)\/\*)$/.test(value)) return true;
  const bits = /\/(\d+)$/.exec(value)?.[1];
  return /^[\d.]+\/\d+$|^[\da-f:]+\/\d+$/i.test(value) && Number(bits) < 8;
}

/** A value that comes from one resource, or that has text of its own around its hole, is a definite one. */
function tellsEnough(value: PolicyText): boolean {
  if (!isUnknown(value)) return true;
  return value.references.some((reference) => /^(?:module\..*\.)?(?:data\.)?[a-z]+_[a-z0-9_]+\./.test(reference));
}

function refusesAll({ effect, actions, resources, principals, notPrincipals }: PolicyStatement): boolean {
  return (
    effect === "Deny" &&
    notPrincipals.length === 0 &&
    (principals.length === 0 || principals.some(({ type }) => type === "*")) &&
    actions.some((action) => typeof action === "string" && /^(?:[a-z0-9-]+:)?\*$/i.test(action)) &&
    (resources.length === 0 || resources.some((resource) => resource === "*"))
  );
}

/** A Deny has an effect where all of its conditions hold: each must name the strangers. */
function keepsStrangersOut({ conditions }: PolicyStatement): boolean | Unknown {
  if (conditions.length !== 1) return false;
  return anyOf(
    conditions.map((condition) =>
      narrows({ ...condition, test: condition.test.replace(/IfExists$/i, "") }, excludingTests),
    ),
  );
}
