import { oncePerPlan } from "../once-per-plan";
import { type PlannedResource } from "../plan/plan";
import { isList, isObject, type Value } from "../plan/value";
import { textsOf } from "./texts-of";

const begin = "-----BEGIN ";

/** `-----BEGIN ` in base64, as it begins a text; elsewhere in it two other spellings. */
const encoded = ["LS0tLS1CRUdJTi", "0tLS0tQkVHSU4g", "tLS0tLUJFR0lO"];

/** Whether a text holds a private key in PEM, also one that lies in base64. Texts without any PEM cost one search. */
export function holdsPrivateKey(text: string): boolean {
  if (text.length < 40) return false;
  if (text.includes(begin)) return /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/.test(text);
  return encoded.some((start) => text.includes(start)) && decoded(text).some((plain) => /PRIVATE KEY-----/.test(plain));
}

/** What the base64 parts of a text say, as far as the head of a PEM block goes. */
function decoded(text: string): readonly string[] {
  return (text.match(/[A-Za-z0-9+/]{40,}/g) ?? []).map((part) =>
    Buffer.from(part.slice(0, 1_000_000), "base64").toString("latin1"),
  );
}

/** Where the plan holds private keys: one place a resource, the first. */
export const privateKeysOf = oncePerPlan(
  (plan): readonly { readonly resource: PlannedResource; readonly path: string }[] =>
    plan.resources.flatMap((resource) => {
      if (resource.after === null || !mayHoldText(resource.after)) return [];
      for (const { path, text } of textsOf(resource)) if (holdsPrivateKey(text)) return [{ resource, path }];
      return [];
    }),
);

/** One walk without paths: most resources have no text that is long enough, and paths are for those that have. */
function mayHoldText(value: Value, depth = 0): boolean {
  if (typeof value === "string")
    return value.length >= 40 && (value.includes(begin) || encoded.some((start) => value.includes(start)));
  if (value === null || typeof value !== "object" || depth >= 64) return false;
  if (isList(value)) return value.some((one) => mayHoldText(one, depth + 1));
  return isObject(value) && Object.values(value).some((one) => mayHoldText(one, depth + 1));
}
