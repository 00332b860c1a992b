import { isSecretKey } from "../../inventory/redaction/secret-keys";
import { oncePerPlan } from "../once-per-plan";
import { type Ingredient, type PlannedOutput } from "../plan/plan";
import { referenceOf } from "../plan/reference";
import { isOneTraversal, templateParts } from "../plan/template";
import { isList, isObject, isUnknown, type Value } from "../plan/value";
import { holdsPrivateKey } from "./private-keys";
import {
  lastName,
  meansAnother,
  type SecretIngredient,
  secretIngredient,
  secretTextsOf,
  secretTextsOfIngredient,
} from "./secret-ingredients";
import { isSecretText } from "./secret-text";

/** A secret in an output that is not sensitive. What it is, nobody is told. */
export interface SecretInOutput {
  readonly output: string;
  /** `private-key`, `text`: they stand in it. `made-of`: it is made of one. `not-told`: it may be one. */
  readonly is: "private-key" | "text" | "made-of" | "not-told";
  /** What it is made of: `random_password.mm2.result`. */
  readonly from: string | null;
}

/** Outputs that hold a secret and are not sensitive, each once. */
export const secretsInOutputs = oncePerPlan((plan): readonly SecretInOutput[] => {
  const open = plan.outputs.filter(({ sensitive, value }) => !sensitive && value !== null);
  return open.flatMap((output) => {
    const leaves = [...leavesOf(output.value, output.name, 0)];
    const ingredients = output.madeOf.flatMap((one) => secretIngredient(one) ?? []);
    const is = standing(output, leaves) ?? made(leaves, ingredients) ?? unclear(output, leaves, ingredients);
    return is === null ? [] : [{ output: output.name, ...is }];
  });

  type Told = Omit<SecretInOutput, "output">;

  function standing(output: PlannedOutput, leaves: readonly Leaf[]): Told | null {
    const isNamed = !isNameOfSomething(output.madeOf);
    for (const { key, value } of leaves) {
      const text = isUnknown(value) ? literalIn(value.template) : value;
      if (holdsPrivateKey(text)) return { is: "private-key", from: null };
      if (isSecretText(isUnknown(value) || !isNamed ? "" : tellingName(key, text), text))
        return { is: "text", from: null };
      if (!isUnknown(value) && secretTextsOf(plan).has(text)) return { is: "text", from: null };
    }
    return null;
  }

  function made(leaves: readonly Leaf[], ingredients: readonly SecretIngredient[]): Told | null {
    if (ingredients.length === 0) return null;
    const unknown = leaves.flatMap(({ value }) => (isUnknown(value) ? [value] : []));
    const isWhole = unknown.some(({ template }) => template !== null && isOneTraversal(template));
    const known = new Set(leaves.flatMap(({ value }) => (isUnknown(value) ? [] : [value])));
    for (const [at, ingredient] of ingredients.entries()) {
      const told = secretTextsOfIngredient(plan, ingredient);
      const comes = unknown.length > 0 && (ingredient.isSure || isWhole) && told?.length !== 0;
      const stands =
        told?.some((secret, nth) => known.has(secret) || (at + nth < mostSought && isWithin(secret, known))) === true;
      if (comes || stands) return { is: "made-of", from: ingredient.address };
    }
    return null;
  }

  /** What is not known and is made of a store's entry, or has a secret's name and is made of nothing that tells. */
  function unclear(output: PlannedOutput, leaves: readonly Leaf[], all: readonly SecretIngredient[]): Told | null {
    const [first] = all.filter((one) => !one.isSure && secretTextsOfIngredient(plan, one)?.length !== 0);
    const isOpaque =
      !isNameOfSomething(output.madeOf) &&
      output.madeOf.every(({ reference }) => /^(?:local|module|var)\./.test(reference));
    for (const { key, value } of leaves)
      if (isUnknown(value)) {
        if (first !== undefined) return { is: "not-told", from: first.address };
        const [reference] = output.madeOf;
        if (isOpaque && reference !== undefined && isSecretKey(tellingName(key, "")))
          return { is: "not-told", from: reference.reference };
      }
    return null;
  }
});

/** Nobody makes an output of more secrets: those behind are sought as whole texts alone. */
const mostSought = 50;

function isWithin(secret: string, texts: ReadonlySet<string>): boolean {
  for (const text of texts) if (text.includes(secret)) return true;
  return false;
}

interface Leaf {
  readonly key: string;
  readonly value: string | Extract<Value, { readonly references: readonly string[] }>;
}

/** Names whose whole content is secrets, whatever the keys in it are called. */
const ofSecretsAlone = /passw(?:or)?ds?|passphrases?|private_?keys?|tokens?/i;

/** Every text and everything unknown, with the key that speaks of it. */
function* leavesOf(value: Value, key: string, depth: number): Generator<Leaf> {
  if (typeof value === "string" || isUnknown(value)) yield { key, value };
  else if (depth >= 64) return;
  else if (isList(value)) for (const one of value) yield* leavesOf(one, key, depth + 1);
  else if (isObject(value))
    for (const [name, one] of Object.entries(value))
      yield* leavesOf(one, ofSecretsAlone.test(key) ? `${key}.${name}` : name, depth + 1);
}

/** ARNs, `sg-0123456789abcdef0`. */
const isId = /^(?:arn:[\w-]+:|[a-z]+-[0-9a-f]{8,17}$)/;

/** The key where it may tell a secret: not where it names one or its service, and not where the text is an id. */
function tellingName(key: string, text: string): string {
  if (isId.test(text) || meansAnother(key)) return "";
  return key.replaceAll(/secrets?[-_.]?manager/gi, "");
}

/** Whether all that an output is made of is an ARN, an id or a name of something. */
function isNameOfSomething(madeOf: readonly Ingredient[]): boolean {
  return (
    madeOf.length > 0 &&
    madeOf.every(({ reference }) => {
      const read = referenceOf(reference);
      const name = read === null ? null : lastName(read);
      return name !== null && meansAnother(name);
    })
  );
}

/** What of a text with holes is written in it. */
function literalIn(template: string | null): string {
  const parts = template === null ? [] : (templateParts(template) ?? []);
  return parts.map((part) => ("text" in part ? part.text : "")).join("");
}
