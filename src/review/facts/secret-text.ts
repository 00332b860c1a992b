import { isSecretKey } from "../../inventory/redaction/secret-keys";
import { isMasked, isReference } from "../../inventory/redaction/secret-references";
import { keptValue } from "../../inventory/redaction/without-secrets";

/** What people write where the secret will be put in by somebody else. */
const placeholder =
  /^[\s"'<{[(]*(change[-_ ]?(me|it)|place[-_ ]?holder|todo|tbd|replace[-_ ]?(me|this)|dummy|none|null|example|set[-_ ]?(me|later|elsewhere)|managed[-_ ]outside.*|x{3,})[\s"'>}\])]*$/i;

/** Whether a text stands where a secret would be, and is none: empty, masked, a reference, or words that say so. */
export function isNoSecret(text: string): boolean {
  return text.trim() === "" || isMasked(text) || isReference(text) || placeholder.test(text.trim());
}

/**
 * Whether a text holds a secret, by its key's name or by its shape. Private keys are another matter (facts/private-keys), and
 * texts that hold nothing else are none.
 */
export function isSecretText(key: string, text: string): boolean {
  if (isNoSecret(text)) return false;
  const rest = withoutPem(text);
  if (rest.trim() === "") return false;
  return keptValue(key, withoutLoginModules(rest)).because !== undefined;
}

/** A JAAS text inside another is judged by the passwords in it, and not by the key that it stands behind. */
function withoutLoginModules(text: string): string {
  return text.replace(/jaas\.config[ \t]{0,8}[=:][ \t]{0,8}(?=[\w.$]{1,200}LoginModule)/g, "jaas ");
}

/** Keys and certificates are told by others. */
function withoutPem(text: string): string {
  return text.includes("-----BEGIN ") ? text.replace(pemBlock, "") : text;
}

const pemBlock = /-----BEGIN [A-Z0-9 ]{1,60}-----(?:(?!-----END)[\s\S])*(?:-----END [^-]{0,60}-----)?/g;

/**
 * Whether the content of a secret store's entry holds a secret: JSON by its keys, anything else that is no placeholder. An
 * entry that holds a user's name and addresses alone has none.
 */
export function isSecretContent(text: string): boolean {
  if (isNoSecret(text) || isNoSecret(withoutPem(text))) return false;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return true;
  }
  if (typeof parsed !== "object" || parsed === null) return true;
  return Object.entries(parsed).some(
    ([key, value]: [string, unknown]) =>
      (typeof value === "string" && !isNoSecret(value) && (isSecretKey(key) || isSecretText(key, value))) ||
      (typeof value === "object" && value !== null && isSecretContent(JSON.stringify(value))),
  );
}
