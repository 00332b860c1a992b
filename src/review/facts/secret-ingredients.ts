import { isSecretKey } from "../../inventory/redaction/secret-keys";
import { oncePerPlan } from "../once-per-plan";
import { type Ingredient, type Plan, type PlannedResource } from "../plan/plan";
import { keyText, type Reference, referenceOf } from "../plan/reference";
import { isUnknown, textOf, type Value } from "../plan/value";
import { valueAt } from "../plan/value-at";
import { attributeAt } from "./attribute-at";
import { secretAttributes, secretMaps } from "./secret-attributes";
import { isNoSecret, isSecretContent } from "./secret-text";

/** A secret that another value is made of. */
export interface SecretIngredient {
  /** For people: `module.users.random_password.mm2.result`. */
  readonly address: string;
  readonly module: string;
  readonly reference: Reference;
  /** What a variable or local stands for; else null. */
  readonly value: Value;
  /** Whether it is a secret as a whole; of a store's entry only a part may be one. */
  readonly isSure: boolean;
}

/** Attributes that are secrets and whose names do not say so. */
const secretByType: readonly (readonly [type: string, attribute: string])[] = [
  ["random_password", "result"],
  ["random_password", "bcrypt_hash"],
  ["aws_kms_secrets", "plaintext"],
  ["aws_kms_ciphertext", "plaintext"],
];

/** Attributes that hold secrets beside what is none. */
const contentByType: readonly (readonly [type: string, attribute: string])[] = [
  ["aws_secretsmanager_secret_version", "secret_string"],
  ["aws_secretsmanager_secret_version", "secret_binary"],
  ["aws_ssm_parameter", "value"],
  ...secretMaps,
];

/** The secret that an ingredient is; null where it is none. */
export function secretIngredient({ module, reference: text, value }: Ingredient): SecretIngredient | null {
  const reference = referenceOf(text);
  if (reference === null) return null;
  const sure = sureness(reference);
  if (sure === null) return null;
  return { address: module === "" ? text : `${module}.${text}`, module, reference, value, isSure: sure };
}

/** Whether what is referred to is a secret; null where it is none. */
function sureness(reference: Reference): boolean | null {
  const name = lastName(reference);
  if (reference.to === "variable" || reference.to === "local" || reference.to === "output")
    return name !== null && isSecretName(name) ? true : null;
  if (reference.to !== "resource") return null;
  const [first] = reference.rest;
  // All of it, or each of several: what is taken of them is not told.
  if (first === undefined || !("name" in first)) return reference.type === "random_password" ? false : null;
  const is = (table: typeof secretByType): boolean =>
    table.some(([type, attribute]) => type === reference.type && attribute === first.name);
  if (is(secretByType)) return true;
  const key = reference.rest.at(-1);
  if (is(secretMaps) && key !== undefined && "key" in key)
    return isSecretName(String(key.key)) || String(key.key).endsWith(".key") ? true : null;
  if (is(contentByType)) return false;
  return name !== null && isSecretName(name) ? true : null;
}

/** What stands last in a reference, keys left out: `result`, or the name of the variable, the local, the module's output. */
export function lastName(reference: Reference): string | null {
  const last = reference.rest.findLast((step) => "name" in step);
  if (last !== undefined && "name" in last) return last.name;
  if (reference.to === "output") return reference.output;
  return reference.to === "variable" || reference.to === "local" ? reference.name : null;
}

/** Names that speak of a secret and mean its id are none. */
function isSecretName(name: string): boolean {
  return isSecretKey(name) && !meansAnother(name);
}

/** Whether a name ends as those do that only lead to something: `secret_arn`, `access_key_id`, `secret_arn_list`. */
export function meansAnother(name: string): boolean {
  return /(?:^|[_.-])(?:arn|id|name|prefix|path)s?(?:_list)?$/i.test(name);
}

/** The texts that a secret ingredient is known to have: none where it is known to be no secret, null where it is not known. */
export function secretTextsOfIngredient(
  plan: Plan,
  { module, reference, value: standsFor }: SecretIngredient,
): readonly string[] | null {
  if (reference.to !== "resource") return typeof standsFor === "string" ? secretParts(standsFor) : null;
  const name = `${module} ${reference.mode} ${reference.type}.${reference.name}`;
  const resources = byName(plan).get(`${name}${reference.key === null ? "" : keyText(reference.key)}`) ?? [];
  if (resources.length === 0) return null;
  const texts: string[] = [];
  for (const resource of resources) {
    if (isPlainParameter(resource)) continue;
    const at = resource.after === null ? undefined : valueAt(resource.after, reference.rest);
    const value: Value = at === undefined ? null : plan.follow(resource, at);
    const text = typeof value === "object" && !isUnknown(value) ? null : textOf(value);
    if (text === null || isUnknown(text)) return null;
    texts.push(...secretParts(text));
  }
  return texts;
}

/** By name, and where it is one of several by name and key. Modules are without their keys: a reference in one has none. */
const byName = oncePerPlan((plan): ReadonlyMap<string, readonly PlannedResource[]> => {
  const found = new Map<string, PlannedResource[]>();
  const put = (name: string, resource: PlannedResource): void => {
    const same = found.get(name);
    if (same === undefined) found.set(name, [resource]);
    else same.push(resource);
  };
  for (const resource of plan.resources) {
    const module = resource.module.replaceAll(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, "");
    const name = `${module} ${resource.mode} ${resource.type}.${resource.name}`;
    put(name, resource);
    if (resource.index !== null) put(`${name}${keyText(resource.index)}`, resource);
  }
  return found;
});

/** Texts by which a secret is known again wherever it stands: long ones, and of stores' entries those under a secret's name. */
export const secretTextsOf = oncePerPlan((plan): ReadonlySet<string> => {
  const whole = [...secretAttributes, ...secretByType].flatMap(([type, path]) => textsAt(plan, type, path));
  const entries = contentByType.flatMap(([type, path]) =>
    textsAt(plan, type, path).flatMap((text) => secretParts(text).filter((part) => part !== text)),
  );
  return new Set([...whole, ...entries].filter((text) => text.length >= 2 * shortest && !isNoSecret(text)));
});

function textsAt(plan: Plan, type: string, path: string): readonly string[] {
  return plan.ofType(type).flatMap((resource) => {
    const text = isPlainParameter(resource) ? null : textOf(attributeAt(plan, resource, ...path.split(".")));
    return typeof text === "string" ? [text] : [];
  });
}

/** Parameters that are no SecureString; the provider calls every parameter's value sensitive. */
function isPlainParameter({ type, after }: PlannedResource): boolean {
  const kind = type === "aws_ssm_parameter" ? after?.["type"] : null;
  return typeof kind === "string" && kind !== "SecureString";
}

/** Shorter ones are in too many texts by chance. */
const shortest = 4;

/** A secret's text, and where it is JSON the texts in it that are secrets. */
function secretParts(text: string): readonly string[] {
  if (text.length < shortest || isNoSecret(text) || !isSecretContent(text)) return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [text];
  }
  if (typeof parsed !== "object" || parsed === null) return [text];
  const within = Object.entries(parsed).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "string" && value.length >= shortest && isSecretKey(key) && !isNoSecret(value) ? [value] : [],
  );
  return [text, ...within];
}
