import { pathText } from "../../documents/document-path";
import { isSecretKey } from "./secret-keys";
import { isMasked, isReference, referencesIn } from "./secret-references";
import { looksLikeSecret, redacted, withoutSecretShapes } from "./secret-shapes";

/** Why a value was taken out: its key's name says so, or its shape. */
export type Because = "key" | "value";

/** A value as it may be kept. */
export interface KeptValue {
  readonly value: string;
  /** Absent where nothing was taken out. */
  readonly because?: Because;
}

/** A configuration as it may be kept. */
export interface KeptConfig {
  readonly config: Record<string, string>;
  /** References into secret stores, by their key, as written. */
  readonly secretRefs: { key: string; ref: string }[];
  /** Where something was taken out. */
  readonly redactions: { path: string; because: Because }[];
}

/**
 * A configuration without its secrets. A secret becomes `[redacted]`, by its key or by its shape; from a URL its user and
 * password are taken out and the rest stays. References (`${file:/x:y}`, `${secrets:ns/name:key}`) stay and are listed.
 *
 * @param path where the configuration is in its document: `connectClusters[0].connectors["sink"].config`
 */
export function withoutSecrets(config: Readonly<Record<string, string>>, path: string): KeptConfig {
  const entries = Object.entries(config).map(([key, value]) => ({ key, value, kept: keptValue(key, value) }));
  return {
    config: Object.fromEntries(entries.map(({ key, kept }) => [key, kept.value])),
    secretRefs: entries.flatMap(({ key, value }) =>
      referencesIn(value)
        .filter((ref) => !looksLikeSecret(ref))
        .map((ref) => ({ key, ref })),
    ),
    redactions: entries.flatMap(({ key, kept }) =>
      kept.because === undefined
        ? []
        : [{ path: path === "" ? pathText([key]) : `${path}${pathUnder(key)}`, because: kept.because }],
    ),
  };
}

/** One value of a free map as it may be kept; see {@link withoutSecrets}. */
export function keptValue(key: string, value: string): KeptValue {
  if (isSecretKey(key) && !isHarmlessUnder(key, value)) return { value: redacted, because: "key" };
  return keptText(value);
}

/** A text without any key as it may be kept: only its shape tells. */
export function keptText(text: string): KeptValue {
  const value = withoutSecretShapes(text);
  if (value === text) return { value };
  return { value: looksLikeSecret(value) ? redacted : value, because: "value" };
}

/** One step further down a path in words: `["database.password"]`, `.config`, `[2]`. */
export function pathUnder(key: string | number): string {
  return pathText(["x", key]).slice(1);
}

/** Values that are no secret whatever their key is called; a JAAS text where what it holds of passwords are references. */
function isHarmlessUnder(key: string, value: string): boolean {
  if (/^\s*$/.test(value) || /^(true|false|null)$/i.test(value) || isMasked(value)) return true;
  if (looksLikeSecret(value)) return false;
  if (isReference(value)) return true;
  return /jaas/i.test(key) && (referencesIn(value).length > 0 || loginModuleAlone.test(value));
}

/** `com.sun.security.auth.module.Krb5LoginModule required;` */
const loginModuleAlone = /^\s*[\w.$]{1,256}\s+(required|requisite|sufficient|optional)\s*;?\s*$/;
